import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCalendar, publishedHolidays, type Calendar, type HolidayFile } from '@sunshine/calendar';

/** The calendar of a centre: from its folder of holiday files, else from those that are published. */
export function loadCalendar(folder: string | undefined): Calendar {
  if (folder === undefined) return createCalendar(publishedHolidays);
  const files = readdirSync(folder).filter((name) => /^\d{4}\.json$/.test(name));
  return createCalendar(files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as HolidayFile));
}
