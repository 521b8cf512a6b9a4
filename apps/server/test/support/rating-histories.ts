import type { RatingLevel } from '@sunshine/contracts';
import type { HandledServiceEntity } from '../../src/modules/ratings/handled-service.entity.js';
import type { RatingEntity } from '../../src/modules/ratings/rating.entity.js';
import type { RectificationRow } from '../../src/modules/rectifications/rectification.entity.js';
import { startOfDay } from '../../src/platform/clock/clock.js';
import { newId } from '../../src/platform/database/ids.js';
import { wilsonByHalving } from './wilson-oracle.js';

/** What became of one bad rating, told as it happened. */
interface Mending {
  hasContact: boolean;
  wasReached: boolean;
  dueOn: string | null;
  /** A first end that a supervisor took back. */
  firstEnd: { closedOn: string; dueOn: string } | null;
  closedOn: string | null;
  secondLevel: RatingLevel | null;
}

/** One service or visit and what somebody said about it, told as it happened. */
export interface History {
  /** `silent`: a finished service that nobody rated; `nothing`: not even that. */
  kind: 'served' | 'silent' | 'open' | 'nothing';
  matterId: string;
  sectionId: string | null;
  day: string;
  said: RatingLevel | null;
  changedTo: RatingLevel | null;
  wasExcluded: boolean;
  mending: Mending | null;
}

const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2024, 0, 1);
const DAYS = 1050;
const MATTERS = ['notices', 'opening', 'deposit', 'taken-out-since'];
const SECTIONS = ['office', 'trading', null];

/** mulberry32 */
function randomFrom(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const dayAfter = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
const isBad = (level: RatingLevel | null): boolean => level === 1 || level === 2;

/** The same seed tells the same histories. */
export function historiesFrom(seed: number, count: number): History[] {
  const random = randomFrom(seed);
  const whole = (below: number): number => Math.floor(random() * below);
  const pick = <T>(list: readonly T[]): T => list[whole(list.length)] as T;
  const happens = (probability: number): boolean => random() < probability;
  const level = (): RatingLevel => pick<RatingLevel>([5, 5, 5, 4, 4, 3, 2, 1]);
  const mendingOf = (day: string): Mending => {
    const dueOn = happens(0.05) ? null : dayAfter(day, 15 + whole(10));
    const [closes, again] = [happens(0.7), happens(0.15)];
    const firstEnd = closes && again ? { closedOn: dayAfter(day, whole(40)), dueOn: dueOn ?? dayAfter(day, 20) } : null;
    const secondDue = firstEnd ? dayAfter(firstEnd.closedOn, 20) : dueOn;
    const hasContact = happens(0.5);
    return { hasContact, wasReached: hasContact && happens(0.8), dueOn: secondDue, firstEnd, closedOn: closes ? dayAfter(firstEnd?.closedOn ?? day, whole(40)) : null, secondLevel: happens(0.4) ? level() : null };
  };
  return Array.from({ length: count }, () => {
    const kind = pick<History['kind']>(['served', 'served', 'served', 'silent', 'silent', 'open', 'open', 'nothing']);
    const day = new Date(FIRST_DAY + whole(DAYS) * DAY_MS).toISOString().slice(0, 10);
    const said = kind === 'served' || kind === 'open' ? level() : null;
    const changedTo = said !== null && happens(0.1) ? level() : null;
    return { kind, matterId: pick(MATTERS), sectionId: pick(SECTIONS), day, said, changedTo, wasExcluded: said !== null && happens(0.08), mending: isBad(said) || isBad(changedTo) ? mendingOf(day) : null };
  });
}

interface Rows {
  ratings: RatingEntity[];
  services: HandledServiceEntity[];
  rectifications: RectificationRow[];
}

/** The rows that these histories leave in the database. */
export function rowsOf(histories: readonly History[]): Rows {
  const rows: Rows = { ratings: [], services: [], rectifications: [] };
  for (const history of histories) addRows(rows, history);
  return rows;
}

function addRows(rows: Rows, { kind, matterId, sectionId, day, said, changedTo, wasExcluded, mending }: History): void {
  const [at, ratingId, serviceId] = [startOfDay(day), newId(), newId()];
  const place = { matterId, sectionId, counterId: null };
  if (kind === 'served' || kind === 'silent') {
    const used = kind === 'served' ? { usedAt: at, ratingId } : { usedAt: null, ratingId: null };
    rows.services.push({ id: serviceId, ...place, handledById: null, handledBy: null, userId: null, caseId: null, channel: 'counter', tokenHash: newId(), day, createdAt: at, expiresAt: at, ...used });
  }
  if (said === null) return;
  const unknown = { userId: null, caseId: null, handledById: null, handledBy: null, enteredBy: null, receipt: null, codeHash: null, clientMark: null, contactSealed: null, deviceHash: null, networkHash: null, formId: null, answers: null, durationMs: null, answer: null, answeredAt: null, answeredBy: null };
  const served = kind === 'served' ? { serviceId, servedAt: at } : { serviceId: null, servedAt: null };
  rows.ratings.push({ id: ratingId, ...place, ...unknown, ...served, level: changedTo ?? said, reasons: [], comment: '', commentState: 'passed', channel: kind === 'served' ? 'counter' : 'open', isStaffDevice: false, day, createdAt: at, changedAt: changedTo === null ? null : at, excludedAt: wasExcluded ? at : null });
  if (mending) rows.rectifications.push(rectificationOf({ ratingId, day, matterId, sectionId, level: isBad(said) ? said : (changedTo ?? said), wasExcluded, mending }));
}

function rectificationOf({ ratingId, day, matterId, sectionId, level, wasExcluded, mending }: { ratingId: string; day: string; matterId: string; sectionId: string | null; level: RatingLevel; wasExcluded: boolean; mending: Mending }): RectificationRow {
  const { hasContact, wasReached, dueOn, firstEnd, closedOn, secondLevel } = mending;
  const at = startOfDay(day);
  const end = closedOn === null ? { state: 'open' as const, closedAt: null, closedBy: null } : { state: 'closed' as const, closedAt: startOfDay(closedOn), closedBy: 'supervisor' as const };
  const course = { calledBackAt: wasReached ? at : null, callBackDueOn: hasContact ? day : null, proposal: null, proposedAt: null, secondLevel, reopenings: firstEnd ? 1 : 0, wasLate: firstEnd !== null && firstEnd.closedOn > firstEnd.dueOn };
  return { id: newId(), ratingId, matterId, counterId: null, sectionId, level, hasContact, excluded: wasExcluded, responsibleId: newId(), responsibleName: '演示', openedAt: at, openedOn: day, clockFrom: at, dueOn, limitSentence: '', ...course, ...end, closedOn, closedByName: null, closeReason: null };
}

interface Wanted {
  of: [number, number];
  interval: { low: number; high: number } | null;
}

/** The formulas of 好差评 as they are written down, over histories: it knows neither rows nor groups. */
export function oracle(histories: readonly History[], today: string) {
  const rated = histories.filter(({ said }) => said !== null).map((history) => ({ ...history, level: history.changedTo ?? history.said }));
  const mendings = rated.flatMap(({ mending, wasExcluded }) => (mending ? [{ ...mending, wasExcluded }] : []));
  const valid = mendings.filter(({ wasExcluded }) => !wasExcluded);
  const due = valid.filter(({ dueOn, closedOn }) => dueOn !== null && (closedOn !== null || dueOn < today));
  const inTime = due.filter(({ closedOn, dueOn, firstEnd }) => closedOn !== null && closedOn <= (dueOn ?? '') && (firstEnd === null || firstEnd.closedOn <= firstEnd.dueOn));
  const again = mendings.filter(({ secondLevel }) => secondLevel !== null);
  const services = histories.filter(({ kind }) => kind === 'served' || kind === 'silent');
  const at = (level: RatingLevel): number => rated.filter((one) => one.level === level).length;
  const bad = at(2) + at(1);
  const share = (numerator: number, denominator: number): Wanted => ({ of: [numerator, denominator], interval: denominator < 30 ? null : wilsonByHalving(numerator, denominator) });
  return {
    counts: { ratings: rated.length, levels: { 5: at(5), 4: at(4), 3: at(3), 2: at(2), 1: at(1) }, excluded: rated.filter(({ wasExcluded }) => wasExcluded).length, openChannel: rated.filter(({ kind }) => kind === 'open').length },
    shares: {
      satisfied: share(at(5) + at(4) + at(3), rated.length),
      bad: share(bad, rated.length),
      active: share(services.filter(({ kind }) => kind === 'served').length, services.length),
      calledBack: share(mendings.filter(({ wasReached }) => wasReached).length, mendings.filter(({ hasContact }) => hasContact).length),
      rectified: share(valid.filter(({ closedOn }) => closedOn !== null).length, valid.length),
      onTime: share(inTime.length, due.length),
      secondSatisfied: share(again.filter(({ secondLevel }) => !isBad(secondLevel)).length, again.length),
    },
  };
}
