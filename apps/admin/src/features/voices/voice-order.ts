import type { Rating } from '@sunshine/contracts';
import { ratingLevels, type RatingLevel } from '@sunshine/contracts/words';

/** Among bad ratings without an answer, the worst first, then the oldest. */
export const worstFirst = (a: Rating, b: Rating): number => a.level - b.level || a.createdAt.localeCompare(b.createdAt);

type Filters = Partial<Record<string, string>>;

const badLevels = (Object.keys(ratingLevels) as `${RatingLevel}`[]).filter((level) => ratingLevels[level].bad);

/** The queries that find bad ratings without an answer within the filters: one a level, since the server takes one. */
export const badRatings = (filters: Filters): Filters[] =>
  filters['answered'] === 'true' ? [] : badLevels.filter((level) => filters['level'] === undefined || filters['level'] === level).map((level) => ({ ...filters, level, answered: 'false' }));
