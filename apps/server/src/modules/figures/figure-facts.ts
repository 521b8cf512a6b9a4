import { ratingLevels, type FigureGroup, type FigureRow, type RatingLevel } from '@sunshine/contracts';
import type { RatingGroup, ServiceCount } from '../ratings/rating-counts.js';
import type { RectificationGroup } from '../rectifications/rectification-group.js';
import { shareOf } from './share.js';

/** What every count is counted by. */
type Place = Pick<RatingGroup, 'matterId' | 'sectionId' | 'month' | 'count'>;
export interface FigureFacts {
  ratings: RatingGroup[];
  services: ServiceCount[];
  rectifications: RectificationGroup[];
}

/** The key of what has no section. */
export const NO_SECTION = '-';
const keyOf: Record<FigureGroup, (place: Place) => string> = {
  matter: ({ matterId }) => matterId,
  section: ({ sectionId }) => sectionId ?? NO_SECTION,
  month: ({ month }) => month,
};

function count<Row extends Place>(rows: Row[], fits: (row: Row) => boolean = () => true): number {
  let sum = 0;
  for (const row of rows) if (fits(row)) sum += row.count;
  return sum;
}

/** The formulas. Nothing here knows of people who did not rate, but as services that nobody rated. */
export function figureRow(key: string, label: string, { ratings, services, rectifications }: FigureFacts, countsOnlyBelow: number): FigureRow {
  const share = (numerator: number, denominator: number) => shareOf(numerator, denominator, countsOnlyBelow);
  const level = (wanted: RatingLevel): number => count(ratings, (row) => row.level === wanted);
  const all = count(ratings);
  const bad = count(ratings, (row) => ratingLevels[row.level].bad);
  const valid = rectifications.filter((row) => !row.isExcluded);
  const due = valid.filter(({ isDue }) => isDue);
  const again = rectifications.filter(({ secondLevel }) => secondLevel !== null);
  return {
    key,
    label,
    ratings: all,
    levels: { 5: level(5), 4: level(4), 3: level(3), 2: level(2), 1: level(1) },
    excluded: count(ratings, ({ isExcluded }) => isExcluded),
    openChannel: count(ratings, ({ isOpen }) => isOpen),
    satisfied: share(all - bad, all),
    bad: share(bad, all),
    active: share(services.reduce((sum, { rated }) => sum + rated, 0), count(services)),
    calledBack: share(count(rectifications, (row) => row.hasContact && row.isCalledBack), count(rectifications, ({ hasContact }) => hasContact)),
    rectified: share(count(valid, ({ isClosed }) => isClosed), count(valid)),
    onTime: share(count(due, ({ isOnTime }) => isOnTime), count(due)),
    secondSatisfied: share(count(again, (row) => row.secondLevel !== null && !ratingLevels[row.secondLevel].bad), count(again)),
  };
}

/** The facts of each group by its key. */
export function groupFacts(facts: FigureFacts, by: FigureGroup): Map<string, FigureFacts> {
  const groups = new Map<string, FigureFacts>();
  const of = (place: Place): FigureFacts => {
    const key = keyOf[by](place);
    const found = groups.get(key) ?? { ratings: [], services: [], rectifications: [] };
    groups.set(key, found);
    return found;
  };
  for (const row of facts.ratings) of(row).ratings.push(row);
  for (const row of facts.services) of(row).services.push(row);
  for (const row of facts.rectifications) of(row).rectifications.push(row);
  return groups;
}
