import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishedHolidays, type HolidayFile } from '@sunshine/calendar';

/** The years that a centre has without an import: from its folder of holiday files, else those that are published. */
export function givenHolidays(folder: string | undefined): readonly HolidayFile[] {
  if (folder === undefined) return publishedHolidays;
  const files = readdirSync(folder).filter((name) => /^\d{4}\.json$/.test(name));
  return files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as HolidayFile);
}
