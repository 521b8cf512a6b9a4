import type { GamingKind, RatingChannel, RatingLevel } from '@sunshine/contracts';
import { groupsOf } from '../../../platform/groups.js';

/** What a rating left behind, without who gave it. Times are milliseconds, hashes say only "the same" or "another". */
export interface Trace {
  id: string;
  /** Of Asia/Shanghai. */
  day: string;
  at: number;
  matterId: string;
  counterId: string | null;
  level: RatingLevel;
  channel: RatingChannel;
  handledById: string | null;
  /** When the service was registered as finished; null without a token. */
  servedAt: number | null;
  device: string | null;
  /** Comparable within one day only. */
  network: string | null;
  isStaffDevice: boolean;
  durationMs: number | null;
  text: string;
}

/** What looks made up, and the ratings that it rests on. */
export interface Finding {
  kind: GamingKind;
  /** Of the newest of its ratings. */
  day: string;
  /** Counter or matter. */
  placeId: string | null;
  summary: string;
  evidence: { ratingId: string; why: string }[];
}

/** From when on something is conspicuous; the centre's configuration. */
export interface Thresholds {
  oneDevice: { aDay: number; aWeek: number };
  oneNetwork: { ratings: number; minutes: number; seconds: number; share: number };
  burst: { ratings: number; minutes: number; timesUsual: number };
  copiedTexts: { characters: number; copies: number; days: number; likeness: number; commonOnDays: number };
  hurriedFives: { seconds: number; ratings: number; share: number };
  counterPressure: { servedSeconds: number; seconds: number; ratings: number; share: number };
  selfRating: { ratings: number; days: number };
}

/** Looks at ratings in order of time. */
export type Detector = (ordered: readonly Trace[], thresholds: Thresholds) => Finding[];

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

/** One person, one phone: not so at a kiosk, and a paper form comes in over a staff member's computer. */
export const isOwnDevice = ({ channel }: Trace): boolean => channel !== 'kiosk' && channel !== 'paper';
/** Where it was given. */
export const placeOf = ({ counterId, matterId }: Trace): string => counterId ?? matterId;
export const isWithin = (ms: number | null, seconds: number): boolean => ms !== null && ms <= seconds * 1000;
/** Full marks, given as soon as the service was registered and without reading. */
export const isPressed = ({ level, servedAt, at, durationMs }: Trace, { servedSeconds, seconds }: Thresholds['counterPressure']): boolean =>
  level === 5 && servedAt !== null && isWithin(at - servedAt, servedSeconds) && isWithin(durationMs, seconds);

/** Groups in the order in which they begin; a null key belongs to none. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string | null): Map<string, T[]> {
  const groups = groupsOf(items, keyOf);
  groups.delete(null);
  return groups as Map<string, T[]>;
}

/** For each rating those that lie within `spanMs` before it, itself included, as places in `ordered`. */
function* spans(ordered: readonly Trace[], spanMs: number): Generator<[from: number, to: number]> {
  let from = 0;
  for (const [to, { at }] of ordered.entries()) {
    while ((ordered[from]?.at ?? at) < at - spanMs) from += 1;
    yield [from, to + 1];
  }
}

/** The most that lie within `spanMs` of each other. */
export function densest(ordered: readonly Trace[], spanMs: number): Trace[] {
  let [first, end] = [0, 0];
  for (const [from, to] of spans(ordered, spanMs)) if (to - from > end - first) [first, end] = [from, to];
  return ordered.slice(first, end);
}

/** Every run in which `least` lie within `spanMs` of each other; runs that touch are one. */
export function denseRuns(ordered: readonly Trace[], spanMs: number, least: number): Trace[][] {
  const runs: [from: number, to: number][] = [];
  for (const [from, to] of spans(ordered, spanMs)) {
    if (to - from < least) continue;
    const before = runs.at(-1);
    if (before && from < before[1]) before[1] = to;
    else runs.push([from, to]);
  }
  return runs.map(([from, to]) => ordered.slice(from, to));
}

/** A finding about these ratings, of which there is at least one. */
export function findingOf(kind: GamingKind, found: readonly Trace[], words: { placeId?: string; summary: string; why: string }): Finding {
  const { placeId = null, summary, why } = words;
  return { kind, day: found.at(-1)?.day ?? '', placeId, summary, evidence: found.map(({ id }) => ({ ratingId: id, why })) };
}
