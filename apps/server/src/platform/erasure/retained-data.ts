import type { Tx } from '../database/unit-of-work.js';

/** What is kept only for a time; how long is the centre's `retention`, counted from when the matter was closed. */
export type RetainedKind = 'contacts' | 'uploads' | 'traces';

/**
 * Keeps something about people that nobody needs once their matter is long closed. List the class in its module's `providers`; the
 * nightly job finds it.
 */
export abstract class RetainedDataHolder {
  abstract readonly keeps: RetainedKind;
  /** What this is, in the audit trail: `诉求联系方式`. */
  abstract readonly label: string;

  /** Forgets what belongs to matters closed before then, inside `tx`, of `limit` of them at most. Answers of how many; fewer than `limit` says that none are left. */
  abstract forget(tx: Tx, closedBefore: Date, limit: number): Promise<number>;
}
