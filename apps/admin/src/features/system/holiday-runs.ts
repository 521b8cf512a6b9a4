import type { HolidayYear } from '@sunshine/contracts';

type HolidayDay = HolidayYear['days'][number];

/** One holiday in words: its days off and the weekends that are worked for it. */
export interface HolidayRun {
  name: string;
  off: string;
  worked: string;
}

const DAY_MS = 86_400_000;
const dayWords = (date: string): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
const follows = (date: string, before: string): boolean => Date.parse(date) - Date.parse(before) === DAY_MS;

/** `1月1日 至 1月3日`, several runs joined. */
const runWords = (dates: readonly string[]): string => {
  const runs: [from: string, to: string][] = [];
  for (const date of dates.toSorted()) {
    const last = runs.at(-1);
    if (last && follows(date, last[1])) last[1] = date;
    else runs.push([date, date]);
  }
  return runs.map(([from, to]) => (from === to ? dayWords(from) : `${dayWords(from)} 至 ${dayWords(to)}`)).join('、');
};

/** The holidays of a year in the order of their first day. */
export const holidayRuns = (days: readonly HolidayDay[]): HolidayRun[] => {
  const names = [...new Set(days.toSorted((a, b) => a.date.localeCompare(b.date)).map(({ name }) => name))];
  const datesOf = (name: string, isOffDay: boolean): string[] => days.filter((day) => day.name === name && day.isOffDay === isOffDay).map(({ date }) => date);
  return names.map((name) => ({ name, off: runWords(datesOf(name, true)), worked: runWords(datesOf(name, false)) }));
};
