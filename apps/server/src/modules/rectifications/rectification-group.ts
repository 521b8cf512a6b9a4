import type { RatingLevel } from '@sunshine/contracts';

/** So many rectifications that are alike in all that figures ask, in the month in which they were opened: `YYYY-MM` of Asia/Shanghai. */
export interface RectificationGroup {
  matterId: string;
  sectionId: string | null;
  month: string;
  isExcluded: boolean;
  hasContact: boolean;
  isCalledBack: boolean;
  isClosed: boolean;
  /** Its day is known, and it was closed or the day is over. */
  isDue: boolean;
  isOnTime: boolean;
  secondLevel: RatingLevel | null;
  count: number;
}
