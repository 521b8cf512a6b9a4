import type { Notice as MatchableNotice } from '@sunshine/matching';

/** Port: how many people a notice would be told to. The alerts module provides it globally; without it the answer is 0. */
export abstract class RecipientCounter {
  abstract count(matchable: MatchableNotice): Promise<number>;
}
