/** When a job is due: every so many minutes (1 or more) after its last end, or once a day at a time in Asia/Shanghai, `04:30`. */
export type Timetable = { minutes: number } | { dailyAt: string };

/**
 * Work that comes back. List the class in its module's `providers`; it is found at start and run by worker processes, in
 * one of them at a time.
 *
 * A run that fails is logged and waits for its next regular time; one that a stop or a crash cut short is made again, so
 * `run` must be idempotent. A job that never ran before begins at once, or at its first `dailyAt`.
 */
export abstract class RecurringJob {
  /** Unique, dotted: `articles.mirror`. At most 64 characters. */
  abstract readonly name: string;
  abstract readonly every: Timetable;
  /** After this many milliseconds `signal` aborts and the run counts as failed once `run` returns. */
  readonly timeoutMs: number = 600_000;
  /** `signal` also aborts when the process stops or another process has taken the job over. */
  abstract run(signal: AbortSignal): Promise<void>;
}
