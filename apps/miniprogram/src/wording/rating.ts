import type { RatingSummary } from '@sunshine/contracts';
import { ratingLevels, type RatingLevel } from '@sunshine/contracts/words';

export const levels: RatingLevel[] = [5, 4, 3, 2, 1];

/** ●●●●○: the level for eyes that tell no colours apart. */
export const dots = (level: RatingLevel): string => '●'.repeat(level) + '○'.repeat(5 - level);

/** Counts with their whole, never a share alone; nobody's rating is no rating. */
export function summaryWords(summary: RatingSummary): string {
  if (summary.total === 0) return '还没有评价';
  const good = summary.levels[5] + summary.levels[4] + summary.levels[3];
  return `共 ${summary.total} 次评价，其中基本满意及以上 ${good} 次，不满意 ${summary.total - good} 次`;
}

export const levelLine = (summary: RatingSummary, level: RatingLevel): string => `${ratingLevels[level].label} ${summary.levels[level]} 次`;
