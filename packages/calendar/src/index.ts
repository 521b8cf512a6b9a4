export { createCalendar, type Calendar } from './calendar.js';
export type { Day } from './days.js';
export { CalendarError, type CalendarErrorCode } from './errors.js';
export type { HolidayFile } from './holiday-file.js';
export { publishedHolidays } from './holidays.js';
export { limitOf, type Limit, type SkippedDay, type Uncounted } from './limit.js';
export { ruleOf, statutes } from './statutes/index.js';
export { citationOf, saysOf } from './statutes/says.js';
export { isCounted, type Citation, type CountedRule, type Period, type RuleGroup, type Statute } from './statutes/statute.js';
