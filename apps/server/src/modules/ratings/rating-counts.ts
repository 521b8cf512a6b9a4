import type { RatingLevel } from '@sunshine/contracts';

/** What figures count by. `month`: `YYYY-MM` of Asia/Shanghai. */
interface Place {
  matterId: string;
  sectionId: string | null;
  month: string;
  count: number;
}

/** So many ratings that are alike in all that figures ask, in the month in which they were given. */
export interface RatingGroup extends Place {
  level: RatingLevel;
  isExcluded: boolean;
  /** Given without a finished service's token. */
  isOpen: boolean;
}

/** Finished services that could be rated and how many of them were, in the month in which they were finished. */
export interface ServiceCount extends Place {
  rated: number;
}
