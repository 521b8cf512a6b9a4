import type { KeyDates, NoticeType, TradeCategory, Winner } from '@sunshine/contracts';
import type { NoticeVersionEntity, VersionAttachment } from './notice-version.entity.js';

/** What a version says, as far as readers are told when it changes. */
export type ComparableVersion = Pick<NoticeVersionEntity, 'title' | 'type' | 'category' | 'regionName' | 'amountFen' | 'keyDates' | 'winners' | 'attachments' | 'body'> & { ownerName: string | null; agencyName: string | null };

/** One thing that a correction changed; null: it was not said, or is not said any more. */
export type VersionChange =
  | { what: 'date'; name: keyof KeyDates; from: string | null; to: string | null }
  | { what: 'amount'; type: NoticeType; from: number | null; to: number | null }
  | { what: 'owner' | 'agency' | 'region'; from: string | null; to: string | null }
  | { what: 'title'; from: string; to: string }
  | { what: 'type'; from: NoticeType; to: NoticeType }
  | { what: 'category'; from: TradeCategory; to: TradeCategory }
  | { what: 'winners'; from: Winner[]; to: Winner[] }
  | { what: 'attachments'; added: string[]; removed: string[] }
  | { what: 'body' };

/** Most pressing first. */
const DATES = ['bidDeadline', 'registrationUntil', 'publicityUntil', 'openingAt', 'registrationFrom', 'publicityFrom'] as const satisfies (keyof KeyDates)[];

const plain = (text: string): string => text.replace(/\s+/gu, '');
/** The same instant may be written in two ways. */
const moment = (date: string): string | number => (date.length > 10 ? Date.parse(date) : date);
const isSameDate = (a: string | undefined, b: string | undefined): boolean => (a === undefined || b === undefined ? a === b : moment(a) === moment(b));
const said = (winners: Winner[]): string => JSON.stringify(winners.map(({ name, amountFen, rank }) => [name, amountFen, rank]));

function attachmentsChange(before: VersionAttachment[], after: VersionAttachment[]): VersionChange[] {
  const key = ({ id, name }: VersionAttachment): string => `${id} ${name}`;
  const without = (list: VersionAttachment[], others: VersionAttachment[]): string[] => {
    const known = new Set(others.map(key));
    return list.filter((each) => !known.has(key(each))).map(({ name }) => name);
  };
  const added = without(after, before);
  const removed = without(before, after);
  return added.length + removed.length > 0 ? [{ what: 'attachments', added, removed }] : [];
}

/** What `after` says otherwise than `before`, in the order in which it matters to a bidder. */
export function changesBetween(before: ComparableVersion, after: ComparableVersion): VersionChange[] {
  const changes: VersionChange[] = [];
  for (const name of DATES) {
    const [from, to] = [before.keyDates[name], after.keyDates[name]];
    if (!isSameDate(from, to)) changes.push({ what: 'date', name, from: from ?? null, to: to ?? null });
  }
  if (before.amountFen !== after.amountFen) changes.push({ what: 'amount', type: after.type, from: before.amountFen, to: after.amountFen });
  if (before.ownerName !== after.ownerName) changes.push({ what: 'owner', from: before.ownerName, to: after.ownerName });
  if (before.agencyName !== after.agencyName) changes.push({ what: 'agency', from: before.agencyName, to: after.agencyName });
  if (before.title !== after.title) changes.push({ what: 'title', from: before.title, to: after.title });
  if (before.type !== after.type) changes.push({ what: 'type', from: before.type, to: after.type });
  if (before.category !== after.category) changes.push({ what: 'category', from: before.category, to: after.category });
  if (before.regionName !== after.regionName) changes.push({ what: 'region', from: before.regionName || null, to: after.regionName || null });
  if (said(before.winners) !== said(after.winners)) changes.push({ what: 'winners', from: before.winners, to: after.winners });
  changes.push(...attachmentsChange(before.attachments, after.attachments));
  if (plain(before.body) !== plain(after.body)) changes.push({ what: 'body' });
  return changes;
}
