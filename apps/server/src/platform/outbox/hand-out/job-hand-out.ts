/** A job that may run now, as the hand-out has to know it. */
export interface DueJob {
  id: string;
  dueAt: Date;
  rank: Date;
  place: number;
}

/**
 * Brings due jobs to the workers of all processes. It may forget anything at any moment: the outbox table is the truth, a
 * job runs only when its row is claimed, and the worker's sweep offers again what nobody has claimed.
 */
export abstract class JobHandOut {
  /** Whether jobs come by `start`'s callback now. While false, the worker looks for them in the database. */
  abstract readonly isUp: boolean;
  /** Tells of due jobs. Returns at once and never throws. */
  abstract offer(jobs: readonly DueJob[]): void;
  /** Begins to hand jobs to `run`, which never rejects, at most `concurrency` at once. */
  abstract start(run: (id: string) => Promise<void>, concurrency: number): void;
  /** Hands out nothing more. Does not wait for what runs. */
  abstract stop(): Promise<void>;
  /** Lets go of everything it holds. */
  abstract close(): Promise<void>;
}

/** No hand-out at all: the worker looks into the database. */
export class SqlHandOut extends JobHandOut {
  readonly isUp = false;

  offer(): void {
    // The worker finds them.
  }

  start(): void {
    // The worker looks by itself.
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
