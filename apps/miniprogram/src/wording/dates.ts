/** China has one zone and no summer time, so Asia/Shanghai is UTC+8 on every phone. */
const ZONE_MS = 8 * 3600_000;
const DAY_MS = 86_400_000;
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];

const isDay = (value: string) => value.length === 10;
const shanghai = (instant: string | number) => new Date(new Date(instant).getTime() + ZONE_MS);

/** The Shanghai day (`YYYY-MM-DD`) of an instant; a day stays itself. */
export const dayOf = (value: string | number): string => (typeof value === 'string' && isDay(value) ? value : shanghai(value).toISOString().slice(0, 10));

/** 17:30 */
const clockOf = (instant: string): string => shanghai(instant).toISOString().slice(11, 16);

/** 11月25日, with the year when it is not this one. */
export function dayWords(value: string, now: number): string {
  const [year = '', month = '', day = ''] = dayOf(value).split('-');
  const short = `${Number(month)}月${Number(day)}日`;
  return dayOf(now).startsWith(year) ? short : `${year}年${short}`;
}

/** 11月25日 17:30; a day has no time. */
export const momentWords = (value: string, now: number): string => (isDay(value) ? dayWords(value, now) : `${dayWords(value, now)} ${clockOf(value)}`);

/** When something was posted; feeds that know only the day say midnight. */
export const postedWords = (instant: string, now: number): string => (clockOf(instant) === '00:00' ? dayWords(instant, now) : momentWords(instant, now));

/** 今天 / 昨天 / 周三 11月18日 */
export function weekdayWords(day: string, now: number): string {
  const distance = daysBetween(dayOf(now), day);
  const weekday = `周${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''}`;
  if (distance === 0) return '今天';
  if (distance === -1) return `昨天 ${dayWords(day, now)}`;
  return `${weekday} ${dayWords(day, now)}`;
}

/** Calendar days from one day to another. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

export interface TimeLeft {
  words: string;
  over: boolean;
  /** Three days or less. */
  urgent: boolean;
}

/** 还剩 2 天 · 明天 09:00 · 今天 17:30 · 已过. A day counts to its end. */
export function timeLeft(value: string, now: number): TimeLeft {
  const days = daysBetween(dayOf(now), dayOf(value));
  const over = isDay(value) ? days < 0 : Date.parse(value) <= now;
  if (over) return { words: '已过', over: true, urgent: false };
  const clock = isDay(value) ? '' : ` ${clockOf(value)}`;
  if (days === 0) return { words: `今天${clock}`, over: false, urgent: true };
  if (days === 1) return { words: `明天${clock}`, over: false, urgent: true };
  return { words: `还剩 ${days} 天`, over: false, urgent: days <= 3 };
}
