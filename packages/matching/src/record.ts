import type { Clauses } from './clauses.js';
import type { Dictionary } from './dictionary.js';
import type { Reason } from './types.js';

/**
 * An alert as integers: a head, then clauses, then its postings.
 * A clause is n and n tokens (one of them is needed), −n and n tokens (none may be), or 0 and four halves of two doubles (the range).
 * A posting is a token and the position in its list.
 */
/** The match that last looked here: an alert met under two of its words is one look. */
export const LOOKED_AT = 0;
/** The slot of the alert. */
export const SLOT = 1;
/** The clauses before this offset name the reasons. */
const WORDS_END = 2;
const CLAUSES_END = 3;
const SIZE = 4;
const HEAD = 5;

const doubles = new Float64Array(2);
const halves = new Int32Array(doubles.buffer);

/** The record of an alert; its postings are still without positions. */
export function encode(slot: number, lookedAt: number, { words, others, vetoes, range, keys }: Clauses): number[] {
  const record = [lookedAt, slot, 0, 0, 0];
  for (const clause of words) record.push(clause.length, ...clause);
  record[WORDS_END] = record.length;
  for (const clause of others) record.push(clause.length, ...clause);
  if (vetoes.length > 0) record.push(-vetoes.length, ...vetoes);
  if (range !== undefined) {
    doubles.set(range);
    record.push(0, ...halves);
  }
  record[CLAUSES_END] = record.length;
  for (const key of keys) record.push(key, 0);
  record[SIZE] = record.length;
  return record;
}

/** Whether the notice that was last read meets all clauses of the record at `start`. */
export function holds(page: Int32Array, start: number, found: Uint8Array, amountFen: number | undefined): boolean {
  const end = start + page[start + CLAUSES_END]!;
  for (let at = start + HEAD; at < end; ) {
    const count = page[at]!;
    const last = at + Math.abs(count || 4);
    if (count === 0 ? !isInRange(page, at + 1, amountFen) : hasOne(page, at + 1, last, found) !== count > 0) return false;
    at = last + 1;
  }
  return true;
}

/** The words of the record that the notice has, and where. */
export function reasonsOf(page: Int32Array, start: number, dictionary: Dictionary): Reason[] {
  let reasons: Reason[] | undefined;
  const end = start + page[start + WORDS_END]!;
  for (let at = start + HEAD; at < end; ) {
    const last = at + page[at]!;
    for (at += 1; at <= last; at += 1) {
      if (dictionary.found[page[at]!] === 0) continue;
      const more = dictionary.explain(page[at]!);
      // Arrays of the exact length: `push` would reserve room for seventeen.
      reasons = reasons === undefined ? more.slice() : reasons.concat(more);
    }
  }
  return reasons ?? [];
}

/** Calls back with each token that the clauses hold, as often as they hold it. */
export function eachToken(page: Int32Array, start: number, visit: (token: number) => void): void {
  const end = start + page[start + CLAUSES_END]!;
  for (let at = start + HEAD; at < end; ) {
    const count = page[at]!;
    const last = at + Math.abs(count || 4);
    if (count !== 0) for (let token = at + 1; token <= last; token += 1) visit(page[token]!);
    at = last + 1;
  }
}

/** Calls back with the token of each posting and the index in the page where its position is kept. */
export function eachPosting(page: Int32Array, start: number, visit: (token: number, positionAt: number) => void): void {
  const end = start + page[start + SIZE]!;
  for (let at = start + page[start + CLAUSES_END]!; at < end; at += 2) visit(page[at]!, at + 1);
}

export function sizeOf(page: Int32Array, start: number): number {
  return page[start + SIZE]!;
}

function hasOne(page: Int32Array, from: number, to: number, found: Uint8Array): boolean {
  for (let at = from; at <= to; at += 1) if (found[page[at]!] !== 0) return true;
  return false;
}

/** A notice without an amount lies in no range. */
function isInRange(page: Int32Array, at: number, amount: number | undefined): boolean {
  for (let half = 0; half < 4; half += 1) halves[half] = page[at + half]!;
  return typeof amount === 'number' && amount >= doubles[0]! && amount <= doubles[1]!;
}
