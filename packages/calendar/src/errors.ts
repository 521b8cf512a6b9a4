/** CALENDAR_NOT_LOADED: the answer touches a year whose holidays are not known. The others: the question or the data is malformed. */
export type CalendarErrorCode = 'CALENDAR_NOT_LOADED' | 'DAY_INVALID' | 'COUNT_INVALID' | 'HOLIDAYS_INVALID';

/** What the calendar throws; `message` is Chinese and fit for people. */
export class CalendarError extends Error {
  override readonly name = 'CalendarError';

  constructor(
    readonly code: CalendarErrorCode,
    message: string,
    /** Of CALENDAR_NOT_LOADED: the year that is not known. */
    readonly year?: number,
  ) {
    super(message);
  }
}
