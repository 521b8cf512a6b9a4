import type { MessageValues } from './message/values.js';
import { fullDate } from './message/words.js';
import { shortName } from './short-name.js';

export { pageWithTopUp, valuesOnPage } from './message/last-credit.js';
export { noticeMessage, noticeSaid, type NoticeSaid, type NoticeTold } from './message/notice-message.js';
export { fillFields, type MessageValue, type MessageValues } from './message/values.js';
export { reasonWords, whyOf } from './message/why.js';

/** The values of a message about an answer. */
export function answerValues(o: { title: string; receipt: string | null; now: Date }): MessageValues {
  const name = shortName(o.title, []);
  const why = '您的留言已答复';
  return { title: name, project: name, step: '已答复', type: '已答复', time: fullDate(o.now.toISOString()), why, reason: why, note: why, ...(o.receipt === null ? {} : { receipt: o.receipt }) };
}

/** Where the card opens, without a leading slash as WeChat's `page` wants it. */
export const noticePage = (projectId: string, noticeId: string): string => `pages/project/index?id=${projectId}&notice=${noticeId}`;
/** Where an answer opens. An answer to a rating has no receipt and opens the inbox. */
export const answerPage = (receipt: string | null): string => (receipt === null ? 'pages/inbox/index' : `pages/receipt/index?receipt=${receipt}`);
