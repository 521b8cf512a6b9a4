import type { InboxReason, NoticeCard, PersonalTelling, TellingKind } from '@sunshine/contracts';
import { DateTime } from 'luxon';
import { ZONE } from '../../../platform/clock/clock.js';
import { deadlinesIn, type Deadline } from '../../notices/deadlines.js';
import type { VersionChange } from '../../notices/version-changes.js';
import type { MessageValues } from './values.js';
import { shortName } from '../short-name.js';
import { allChanges, mainChange } from './change-words.js';
import { LAST_ROOM, withLast } from './last-credit.js';
import { usefulUntil, type UsefulUntil } from './useful-until.js';
import { whyOf } from './why.js';
import { amountWords, cut, dateNames, FIELD_ROOM, widthOf, dateWords, firstFit, fullDate, shortAmount, shortDate, shortDay, stepName, yuan } from './words.js';

const SUMMARY_LENGTH = 600;
const DAY_MS = 86_400_000;

/** What one notice event has to say. */
export interface NoticeTold {
  kind: Exclude<TellingKind, PersonalTelling | 'digest'>;
  card: NoticeCard;
  projectName: string;
  /** The centre's own place names, which a short name can do without. */
  places: readonly string[];
  now: Date;
  /** Of a correction; most important first. */
  changes?: readonly VersionChange[];
  /** Of a reminder. */
  reminder?: Deadline;
}

/** What a notice event says to everybody alike. */
export interface NoticeSaid extends UsefulUntil {
  title: string;
  /** Under the title in the inbox. */
  summary: string;
}

/** The day that a deadline belongs to: one at midnight is the end of the day before. */
const lastDay = ({ at }: Deadline): DateTime => DateTime.fromMillis(at.getTime() - 1, { zone: ZONE }).startOf('day');
/** As it is written in a notice. */
const written = (deadline: Deadline): string => (deadline.name === 'publicityUntil' ? lastDay(deadline).toFormat('yyyy-MM-dd') : deadline.at.toISOString());

function timeLeft(deadline: Deadline, now: Date): string {
  const days = Math.round(lastDay(deadline).diff(DateTime.fromJSDate(now, { zone: ZONE }).startOf('day')).toMillis() / DAY_MS);
  return days <= 0 ? '就在今天' : days === 1 ? '就在明天' : `还有${days}天`;
}

const nextDeadline = ({ card, now, reminder }: NoticeTold): Deadline | undefined => reminder ?? deadlinesIn(card.keyDates).find(({ at }) => at > now);

function stepOf({ kind, card, reminder }: NoticeTold): string {
  if (reminder) return dateNames[reminder.name];
  if (kind === 'withdrawn') return '公告撤回';
  return kind === 'corrected' ? '公告更正' : stepName(card.type);
}

/** What a correction, a removal or a reminder is about, in one field; undefined for news. */
function changeOf({ kind, card, changes = [], reminder, now }: NoticeTold): string | undefined {
  if (reminder) {
    const left = timeLeft(reminder, now);
    const name = dateNames[reminder.name];
    return firstFit([`${name}${shortDate(written(reminder))}，${left}`, `${shortDate(written(reminder))}截止，${left}`, `${name}${left}`]);
  }
  if (kind === 'withdrawn') return card.stateReason ? cut(`撤回：${card.stateReason}`) : '公告已撤回';
  if (kind === 'corrected') return mainChange(changes) ?? (card.stateReason ? cut(`更正：${card.stateReason}`) : '公告有更正');
  return undefined;
}

/** Where, how much and until when, as far as there is room. */
function factsOf(told: NoticeTold): string {
  const { card } = told;
  const next = nextDeadline(told);
  const place = shortName(card.region.name, []);
  const amount = card.amountFen === null ? '' : shortAmount(card.amountFen);
  const until = next ? [`${shortDate(written(next))}截止`, `${shortDay(written(next))}截止`] : [''];
  const join = (...parts: string[]): string => parts.filter(Boolean).join(' ');
  const [long = '', short = long] = until;
  return firstFit([join(place, amount, long), join(place, amount, short), join(amount, short), short, amount, place]) ?? stepOf(told);
}

/** Place and amount; of a long place what there is room for. */
function placeAndAmount({ region, amountFen }: NoticeCard): string {
  const place = shortName(region.name, []);
  if (amountFen === null) return cut(place);
  const amount = shortAmount(amountFen);
  return `${cut(place, FIELD_ROOM - widthOf(amount) - 1)} ${amount}`;
}

/** By when the reader must act, or when it was posted where there is nothing to miss. */
function dueOf(told: NoticeTold): string {
  const next = nextDeadline(told);
  return next ? `${dateNames[next.name]}${shortDate(written(next))}` : `${shortDay(told.card.publishedAt)}发布`;
}

/** The values of its message, by the reasons of each reader. */
export function noticeMessage(told: NoticeTold): (reasons: readonly InboxReason[]) => MessageValues {
  const { card } = told;
  const name = shortName(told.projectName, told.places);
  const step = stepOf(told);
  const place = shortName(card.region.name, []);
  const next = nextDeadline(told);
  const change = changeOf(told);
  const said: MessageValues = {
    ...{ title: name, project: name, step, type: step, time: fullDate(card.publishedAt), region: place, place, facts: placeAndAmount(card), due: change ?? dueOf(told), note: change ?? factsOf(told) },
    ...(change === undefined ? {} : { change }),
    ...(next === undefined ? {} : { deadline: fullDate(written(next)) }),
    ...(card.amountFen === null ? {} : { amount: yuan(card.amountFen) }),
  };
  return (reasons) => {
    const why = whyOf(reasons);
    return { ...said, why, reason: why, whyLast: withLast(whyOf(reasons, LAST_ROOM)) };
  };
}

function leadOf({ kind, card, changes = [], reminder, now }: NoticeTold): string {
  if (reminder) return `${dateNames[reminder.name]} ${dateWords(written(reminder), now)}，${timeLeft(reminder, now)}`;
  if (kind === 'withdrawn') return `已撤回：${card.stateReason ?? '未说明原因'}`;
  if (kind === 'published') return stepName(card.type);
  const reason = card.stateReason ?? '';
  if (changes.length === 0) return `已更正：${reason}`;
  const tail = reason === '' ? '' : `（${reason}）`;
  return `已更正：${allChanges(changes, now, SUMMARY_LENGTH - tail.length - 4)}${tail}`;
}

/** One line under the title in the inbox; of a correction all that changed. */
function summaryOf(told: NoticeTold): string {
  const { kind, card, reminder, now } = told;
  const next = nextDeadline(told);
  const isWhole = kind === 'corrected' && (told.changes ?? []).length > 0;
  const facts = [card.region.name, card.amountFen === null ? '' : amountWords(card.amountFen), next && !reminder ? `${dateNames[next.name]} ${dateWords(written(next), now)}` : ''];
  return [leadOf(told), ...(isWhole ? [] : facts)].filter(Boolean).join(' · ').slice(0, SUMMARY_LENGTH);
}

/** What everybody is told alike, and by when. */
export function noticeSaid(told: NoticeTold): NoticeSaid {
  const { kind, card, changes = [], reminder, now } = told;
  return { title: card.title, summary: summaryOf(told), ...usefulUntil({ kind, keyDates: card.keyDates, hasChanges: changes.length > 0, reminder, now }) };
}
