/**
 * Keeps dates that could not be counted because a year's holidays were not known. List the class in its module's `providers`; it is
 * found at start and called after an import and once a day.
 */
export abstract class DueDateHolder {
  /** Whose dates, for the log. */
  abstract readonly name: string;
  /** Counts the dates that are still missing, through `ClocksService.limit`, and answers how many it found. Idempotent. */
  abstract recompute(): Promise<number>;
}
