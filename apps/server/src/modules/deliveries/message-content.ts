import type { PersonalTelling } from '@sunshine/contracts';
import { whyOf } from './message/why.js';
import type { MessageValues } from './message/values.js';
import { fullDate } from './message/words.js';
import { shortName } from './short-name.js';

export { pageWithTopUp, valuesOnPage } from './message/last-credit.js';
export { noticeMessage, noticeSaid, type NoticeSaid, type NoticeTold } from './message/notice-message.js';
export { fillFields, type MessageValue, type MessageValues } from './message/values.js';
export { reasonWords, whyOf } from './message/why.js';

const STEPS = { answer: '已答复', task: '监督任务', rectification: '差评整改' } as const satisfies Record<PersonalTelling, string>;

/** The values of a message about something of the reader's own. */
export function personalValues(o: { kind: PersonalTelling; title: string; receipt: string | null; now: Date }): MessageValues {
  const name = shortName(o.title, []);
  const why = whyOf([{ kind: o.kind, alertId: null, name: o.title, matches: [] }]);
  return { title: name, project: name, step: STEPS[o.kind], type: STEPS[o.kind], time: fullDate(o.now.toISOString()), why, reason: why, note: why, ...(o.receipt === null ? {} : { receipt: o.receipt }) };
}

/** Where the card opens, without a leading slash as WeChat's `page` wants it. */
export const noticePage = (projectId: string, noticeId: string): string => `pages/project/index?id=${projectId}&notice=${noticeId}`;
