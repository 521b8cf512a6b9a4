import { DateTime } from 'luxon';

const ZONE = 'Asia/Shanghai';
const PATTERN = /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?:\s*日)?(?:[T\s]*(\d{1,2})\s*[:：时点]\s*(\d{1,2})?(?:\s*[:：分]\s*(\d{1,2}(?:\.\d+)?)?)?\s*[分秒]?)?\s*(Z|[+-]\d{2}:?\d{2})?/;
const OLDEST_YEAR = 1990;
const NEWEST_YEAR = 2099;

export interface Moment {
  /** Instant, UTC. */
  instant: string;
  /** The day in Asia/Shanghai. */
  day: string;
  hasTime: boolean;
}

const build = (match: RegExpExecArray): Moment | null => {
  const [, year, month, day, hour, minute, second, zone] = match;
  // 24:00 ends a day: the same instant as 0:00 of the next.
  const endsDay = Number(hour) === 24 && Number(minute ?? 0) === 0;
  const parts = { year: Number(year), month: Number(month), day: Number(day), hour: endsDay ? 0 : Number(hour ?? 0), minute: Number(minute ?? 0), second: Math.floor(Number(second ?? 0)) };
  if (parts.year < OLDEST_YEAR || parts.year > NEWEST_YEAR) return null;
  const written = DateTime.fromObject(parts, { zone: zone ? (zone === 'Z' ? 'utc' : `UTC${zone}`) : ZONE });
  if (!written.isValid) return null;
  const moment = endsDay ? written.plus({ days: 1 }) : written;
  return { instant: moment.toUTC().toISO() ?? '', day: moment.setZone(ZONE).toISODate() ?? '', hasTime: hour !== undefined };
};

/**
 * The first date in a text: ISO with or without zone, `2025-06-13 18:00:00`, `2025年06月13日 18时00分`, `2018/12/31`.
 * Without a zone it is Asia/Shanghai. Null when there is none, or it is no date (2月30日), or outside 1990–2099.
 */
export function parseMoment(text: string): Moment | null {
  const match = PATTERN.exec(text.normalize('NFKC'));
  return match ? build(match) : null;
}

/** The first two dates in a text such as 公示期为…至…; null unless both are there and in order. */
export function parsePeriod(text: string): { from: Moment; until: Moment } | null {
  const found = [...text.normalize('NFKC').matchAll(new RegExp(PATTERN, 'g'))].map((match) => build(match as unknown as RegExpExecArray));
  const [from, until] = found;
  return from && until && from.instant <= until.instant ? { from, until } : null;
}
