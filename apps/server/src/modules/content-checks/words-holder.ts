import type { ContentKind } from '@sunshine/contracts';
import type { Tx } from '../../platform/database/unit-of-work.js';

/** What became of somebody's words; `refusal` is what the writer is told. */
export type WordsVerdict = { state: 'passed'; refusal: null } | { state: 'refused'; refusal: string };

/**
 * Keeps words that people write and others may read. List the class in its module's `providers`; it is found by its kind.
 * Whoever holds words shows them to nobody but the desk that answers until `settle` has said `passed`.
 */
export abstract class WordsHolder {
  abstract readonly kind: ContentKind;
  /** The words of these rows by id; rows that are gone are left out. */
  abstract words(ids: string[]): Promise<Map<string, string>>;
  /** Those of these rows that speak of this member of staff, who learns nothing of their writers and does not judge them. */
  about(_staffId: string, _ids: string[]): Promise<Set<string>> {
    return Promise.resolve(new Set());
  }
  /** Keeps the verdict beside the words, inside `tx`. A later verdict replaces an earlier one. */
  abstract settle(tx: Tx, id: string, verdict: WordsVerdict): Promise<void>;
}
