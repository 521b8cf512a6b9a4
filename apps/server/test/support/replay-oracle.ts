import type { AlertConditions, AlertTiming, NoticeType, QuietHours, TradeCategory } from '@sunshine/contracts';
import { DateTime } from 'luxon';

/**
 * What a replay must lead to, told once more and naively: every alert is looked at for every notice, and times are counted
 * from day to day. It shares no code with the server.
 */
export interface Arrival {
  id: string;
  at: Date;
  /** The day that the source prints on it, `YYYY-MM-DD`. */
  day: string;
  title: string;
  project: string;
  type: NoticeType;
  category: TradeCategory;
  region: string;
  amountFen: number | null;
}

export interface Seeker {
  person: string;
  name: string;
  conditions: AlertConditions;
  timing: AlertTiming;
}

/** From the moment that the first notice of a project had arrived. */
export interface Following {
  person: string;
  project: string;
  since: Date;
}

/** What becomes of one notice for one person. */
export type Expected =
  | { when: 'now'; at: Date; quiet: QuietHours[] }
  | { when: 'digest'; at: Date }
  | { when: 'never' };

const ZONE = 'Asia/Shanghai';
const DAYS_AHEAD = 8;

const none = (words: readonly unknown[] | undefined): boolean => words === undefined || words.length === 0;

function wants({ conditions: c }: Seeker, notice: Arrival): boolean {
  const has = (word: string): boolean => notice.title.includes(word);
  const amount = notice.amountFen;
  return (
    (none(c.anyOf) || c.anyOf!.some(has)) &&
    (none(c.allOf) || c.allOf!.every(has)) &&
    (none(c.noneOf) || !c.noneOf!.some(has)) &&
    (none(c.types) || c.types!.includes(notice.type)) &&
    (none(c.categories) || c.categories!.includes(notice.category)) &&
    (none(c.regions) || c.regions!.some((region) => notice.region.startsWith(region))) &&
    (c.minFen === undefined || (amount !== null && amount >= c.minFen)) &&
    (c.maxFen === undefined || (amount !== null && amount <= c.maxFen))
  );
}

const minutes = (time: string): number => Number(time.split(':')[0]) * 60 + Number(time.split(':')[1]);

/** Whether a push at this instant would break the quiet of every one of these. */
export function isQuiet(quiet: readonly QuietHours[], at: Date): boolean {
  const { hour, minute } = DateTime.fromJSDate(at, { zone: ZONE });
  const now = hour * 60 + minute;
  return quiet.length > 0 && quiet.every(({ from, until }) => (minutes(from) < minutes(until) ? now >= minutes(from) && now < minutes(until) : now >= minutes(from) || now < minutes(until)));
}

/** Quiet ends when one of them ends. */
function afterQuiet(quiet: readonly QuietHours[], at: Date): Date {
  if (!isQuiet(quiet, at)) return at;
  const today = DateTime.fromJSDate(at, { zone: ZONE }).startOf('day');
  const ends = [today, today.plus({ days: 1 })].flatMap((day) => quiet.map(({ until }) => day.plus({ minutes: minutes(until) }).toJSDate()));
  return new Date(Math.min(...ends.filter((end) => end > at && !isQuiet(quiet, end)).map((end) => end.getTime())));
}

function digestAfter(timing: AlertTiming, at: Date): Date {
  const start = DateTime.fromJSDate(at, { zone: ZONE }).startOf('day');
  for (let day = 0; day <= DAYS_AHEAD; day += 1) {
    const slot = start.plus({ days: day, minutes: minutes(timing.at) });
    if (slot.toMillis() > at.getTime() && (timing.frequency === 'daily' || slot.weekday === timing.weekday)) return slot.toJSDate();
  }
  throw new Error('no digest within a week');
}

const isPaused = ({ pausedUntil }: AlertTiming, at: Date): boolean => pausedUntil !== null && DateTime.fromJSDate(at, { zone: ZONE }).toISODate()! <= pausedUntil;

function together(seekers: Seeker[], follows: boolean, at: Date): Expected {
  const awake = seekers.filter(({ timing }) => !isPaused(timing, at));
  const now = awake.filter(({ timing }) => timing.frequency === 'now');
  if (follows || now.length > 0) {
    const quiet = follows || now.some(({ timing }) => timing.quiet === null) ? [] : now.map(({ timing }) => timing.quiet!);
    return { when: 'now', at: afterQuiet(quiet, at), quiet };
  }
  if (awake.length === 0) return { when: 'never' };
  return { when: 'digest', at: new Date(Math.min(...awake.map(({ timing }) => digestAfter(timing, at).getTime()))) };
}

/** By `person notice`. */
export function expectedOf(arrivals: Arrival[], seekers: Seeker[], followings: Following[]): Map<string, Expected> {
  const expected = new Map<string, Expected>();
  for (const notice of arrivals) {
    const wanting = seekers.filter((seeker) => wants(seeker, notice));
    const following = new Set(followings.filter(({ project, since }) => project === notice.project && since < notice.at).map(({ person }) => person));
    for (const person of new Set([...wanting.map((seeker) => seeker.person), ...following])) {
      expected.set(`${person} ${notice.id}`, together(wanting.filter((seeker) => seeker.person === person), following.has(person), notice.at));
    }
  }
  return expected;
}
