import { randomFillSync } from 'node:crypto';
import { monotonicFactory, ulid } from 'ulid';

const pool = new Uint8Array(4096);
let used = pool.length;

/** Secure bytes by the thousand: drawn one by one they were 7 % of an import's CPU time. */
function random(): number {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  return (pool[used++] ?? 0) / 256;
}

const next = monotonicFactory(random);

/** A new ULID: 26 characters, sorted by the time it was made, increasing within one process. */
export const newId = (): string => next();

/** A new ULID that sorts by `at` instead of by the time it was made, for rows whose own time is older than they are. */
export const newIdAt = (at: Date): string => ulid(at.getTime(), random);
