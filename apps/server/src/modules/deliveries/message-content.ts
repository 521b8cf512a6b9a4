import { noticeTypes, type InboxReason, type NoticeCard } from '@sunshine/contracts';
import { DateTime } from 'luxon';
import { ZONE } from '../../platform/clock/clock.js';
import { shortName } from './short-name.js';

/** What a person is told of: a new notice, a correction, a removal, an answer. */
export type TellingKind = 'published' | 'corrected' | 'withdrawn' | 'answer';

/** Our values by the name that a template's field mapping uses; what is absent cannot be filled in. */
export type MessageValues = Partial<Record<MessageValue, string>>;
export type MessageValue = 'title' | 'project' | 'step' | 'type' | 'time' | 'deadline' | 'why' | 'reason' | 'amount' | 'region' | 'receipt';

/** A phrase field holds five hanzi at most, so these are the whole words that fit. */
const STEPS: Partial<Record<NoticeCard['type'], string>> = { 'single-source': '单一来源' };

const FIELD_ROOM = 20;

/** The shortest honest answer to "why do I get this": one name in full, the others counted. */
export function whyOf(reasons: readonly InboxReason[]): string {
  const [first] = reasons;
  if (!first) return '公告提醒';
  if (first.kind === 'answer') return '您的留言已答复';
  const rest = reasons.length > 1 ? `等${reasons.length}项` : '';
  const kind = first.kind === 'alert' ? '订阅' : '关注';
  const name = shortName(first.name, [], FIELD_ROOM - kind.length - 2 - rest.length);
  return `${kind}「${name}」${rest}`;
}

const stepOf = (kind: TellingKind, card: NoticeCard): string => {
  if (kind === 'withdrawn') return '公告撤回';
  return kind === 'corrected' ? '公告更正' : (STEPS[card.type] ?? noticeTypes[card.type].label);
};

const localTime = (instant: string): string => DateTime.fromISO(instant, { zone: ZONE }).toFormat('yyyy年M月d日 HH:mm');
const localDay = (day: string): string => DateTime.fromISO(day, { zone: ZONE }).toFormat('yyyy年M月d日');

/** The next date that a reader must not miss; undefined when none lies ahead. */
function deadlineOf({ keyDates }: NoticeCard, now: Date): string | undefined {
  const instants = [keyDates.registrationUntil, keyDates.bidDeadline, keyDates.openingAt].filter((at) => at !== undefined);
  const [next] = instants.filter((at) => Date.parse(at) > now.getTime()).toSorted((a, b) => Date.parse(a) - Date.parse(b));
  if (next !== undefined) return localTime(next);
  const until = keyDates.publicityUntil;
  return until !== undefined && until >= DateTime.fromJSDate(now, { zone: ZONE }).toFormat('yyyy-MM-dd') ? localDay(until) : undefined;
}

const yuan = (fen: number): string => `${Number((fen / 100).toFixed(2))}元`;

/** The values of a message about a notice. */
export function noticeValues(o: { kind: TellingKind; card: NoticeCard; projectName: string; places: readonly string[]; reasons: readonly InboxReason[]; now: Date }): MessageValues {
  const name = shortName(o.projectName, o.places);
  const why = whyOf(o.reasons);
  const step = stepOf(o.kind, o.card);
  const deadline = deadlineOf(o.card, o.now);
  return {
    title: name,
    project: name,
    step,
    type: step,
    time: localTime(o.card.publishedAt),
    why,
    reason: why,
    region: shortName(o.card.region.name, []),
    ...(deadline === undefined ? {} : { deadline }),
    ...(o.card.amountFen === null ? {} : { amount: yuan(o.card.amountFen) }),
  };
}

/** The values of a message about an answer. */
export function answerValues(o: { title: string; receipt: string | null; now: Date }): MessageValues {
  return {
    title: shortName(o.title, []),
    project: shortName(o.title, []),
    step: '已答复',
    type: '已答复',
    time: localTime(o.now.toISOString()),
    why: '您的留言已答复',
    reason: '您的留言已答复',
    ...(o.receipt === null ? {} : { receipt: o.receipt }),
  };
}

/** The template's fields filled in; undefined when a value that it needs is absent here (never sent half empty). */
export function fillFields(fields: Readonly<Record<string, string>>, values: MessageValues): Record<string, string> | undefined {
  const filled = Object.entries(fields).map(([key, name]) => [key, values[name as MessageValue]] as const);
  if (filled.some(([, value]) => value === undefined || value === '')) return undefined;
  return Object.fromEntries(filled) as Record<string, string>;
}

/** Where the card opens, without a leading slash as WeChat's `page` wants it. */
export const noticePage = (projectId: string, noticeId: string): string => `pages/project/index?id=${projectId}&notice=${noticeId}`;
/** Where an answer opens. An answer to a rating has no receipt and opens the inbox. */
export const answerPage = (receipt: string | null): string => (receipt === null ? 'pages/inbox/index' : `pages/receipt/index?receipt=${receipt}`);

/** As people say it and the phone's cards show it: 67.4 万元. */
function amountWords(fen: number): string {
  const wan = fen / 1_000_000;
  if (wan < 1) return `${Number((fen / 100).toFixed(2))} 元`;
  return wan < 10_000 ? `${Number(wan.toFixed(wan < 1000 ? 2 : 1))} 万元` : `${Number((wan / 10_000).toFixed(2))} 亿元`;
}

/** One line under the title in the inbox. */
export function noticeSummary(kind: TellingKind, card: NoticeCard, now: Date): string {
  const deadline = deadlineOf(card, now);
  const parts = [
    kind === 'corrected' ? `已更正：${card.stateReason ?? ''}` : kind === 'withdrawn' ? `已撤回：${card.stateReason ?? ''}` : noticeTypes[card.type].label,
    card.region.name,
    card.amountFen === null ? '' : amountWords(card.amountFen),
    deadline === undefined ? '' : `截止 ${deadline}`,
  ];
  return parts.filter(Boolean).join(' · ').slice(0, 600);
}
