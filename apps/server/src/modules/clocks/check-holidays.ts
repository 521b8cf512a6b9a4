import type { HolidayFile } from '@sunshine/calendar';
import type { ErrorDetail, HolidayCheck, HolidayYearFile } from '@sunshine/contracts';
import { DateTime } from 'luxon';
import { AppError } from '../../platform/http/app-error.js';

/** Every arrangement has these, so a file that lacks one is not whole. */
const FESTIVALS = ['元旦', '春节', '清明', '劳动', '端午', '中秋', '国庆'];

const isWeekend = (date: string): boolean => DateTime.fromISO(date, { zone: 'utc' }).weekday > 5;

function dayProblem({ date, isOffDay }: HolidayYearFile['days'][number], { year, days }: HolidayYearFile, at: number): string | undefined {
  if (Number(date.slice(0, 4)) !== year && !date.startsWith(`${year - 1}-12-`)) return `${date} 不属于 ${year} 年`;
  if (days.findIndex((day) => day.date === date) < at) return `${date} 出现了两次`;
  if (!isOffDay && !isWeekend(date)) return `${date} 本来就是工作日，不能是调休上班`;
  return undefined;
}

/** Throws VALIDATION_FAILED that names everything by which a file is no whole arrangement of its year. */
export function checkHolidays(file: HolidayYearFile): void {
  const details: ErrorDetail[] = file.days.flatMap((day, at) => {
    const message = dayProblem(day, file, at);
    return message === undefined ? [] : [{ path: `days.${at}.date`, message }];
  });
  const names = file.days.filter(({ isOffDay }) => isOffDay).map(({ name }) => name).join();
  for (const festival of FESTIVALS) if (!names.includes(festival)) details.push({ path: 'days', message: `没有${festival}的放假安排，文件可能不完整` });
  if (details.length > 0) throw new AppError('VALIDATION_FAILED', '放假安排有误', { details });
}

const wordOf = (day: HolidayFile['days'][number] | undefined): string => (!day ? '平日' : day.isOffDay ? `放假（${day.name ?? '节假日'}）` : '调休上班');

/** The days on which two files of one year do not agree, in order. */
export function changesBetween(before: HolidayFile, after: HolidayFile): HolidayCheck['changes'] {
  const [old, next] = [before, after].map(({ days }) => new Map(days.map((day) => [day.date, day])));
  const dates = [...new Set([...(old?.keys() ?? []), ...(next?.keys() ?? [])])].toSorted();
  return dates.filter((date) => old?.get(date)?.isOffDay !== next?.get(date)?.isOffDay).map((date) => ({ date, before: wordOf(old?.get(date)), after: wordOf(next?.get(date)) }));
}
