export { createCalendar, type Calendar } from './calendar.js';
export type { Day } from './days.js';
export { CalendarError, type CalendarErrorCode } from './errors.js';
export type { HolidayFile } from './holiday-file.js';
export { publishedHolidays } from './holidays.js';
