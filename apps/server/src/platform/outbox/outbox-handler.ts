import type * as z from 'zod';
import type { Tx } from '../database/unit-of-work.js';

/** What a handler knows about this run. */
export interface JobRun {
  jobId: string;
  /** 1 for the first run. */
  attempt: number;
}

/**
 * Does one kind of job. List the class in its module's `providers`; it is found at start.
 *
 * A job runs at least once: a crash after the work and before its end repeats it, so `handle` must be idempotent, and its
 * doc comment says what "the same" means. Any error puts the job back with growing waits; {@link RetryAt} names the time.
 */
export abstract class OutboxHandler<Payload = unknown> {
  /** Unique, dotted: `notice.published`. At most 64 characters. */
  abstract readonly kind: string;
  abstract readonly schema: z.ZodType<Payload>;
  /** After this many milliseconds `signal` aborts and the run counts as failed once `handle` returns. */
  readonly timeoutMs: number = 60_000;
  /** A failure of this run or a later one gives the job up; absent: as the configuration says. */
  readonly attemptsAtMost: number = Infinity;
  abstract handle(payload: Payload, signal: AbortSignal, run: JobRun): Promise<void>;
  /** Ends what the job was for, in the transaction that gives it up; `why` is the last error. When it rejects, the job comes again. */
  gaveUp?(tx: Tx, payload: Payload, why: string): Promise<void>;
}

/** Thrown by a handler: not now, but at `at`. Does not count as an attempt; those before it are forgotten. */
export class RetryAt extends Error {
  override readonly name = 'RetryAt';

  constructor(
    readonly at: Date,
    reason: string,
  ) {
    super(reason);
  }
}
