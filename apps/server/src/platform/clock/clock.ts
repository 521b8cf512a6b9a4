import { DateTime } from 'luxon';

/** Where people live: days and hours are counted here. */
export const ZONE = 'Asia/Shanghai';

/** The only source of time for a rule. */
export abstract class Clock {
  /** The present instant. */
  abstract now(): Date;
  /** Milliseconds since some moment, by a counter that nobody sets. */
  abstract elapsed(): number;
  /** The present day in Asia/Shanghai, `YYYY-MM-DD`. */
  today(): string {
    return dayOf(this.now());
  }
}

/** The machine's clock. */
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }

  elapsed(): number {
    return performance.now();
  }
}

/** A clock that stands still until told otherwise. */
export class TestClock extends Clock {
  private at: number;
  private passed = 0;

  constructor(start: Date | string) {
    super();
    this.at = new Date(start).getTime();
  }

  now(): Date {
    return new Date(this.at);
  }

  elapsed(): number {
    return this.passed;
  }

  set(to: Date | string): void {
    this.advance(new Date(to).getTime() - this.at);
  }

  advance(ms: number): void {
    this.at += ms;
    this.passed += ms;
  }

  /** Somebody sets the machine's clock: no time goes by. */
  jump(ms: number): void {
    this.at += ms;
  }
}

/** The day of an instant in Asia/Shanghai, `YYYY-MM-DD`. */
export const dayOf = (at: Date): string => DateTime.fromJSDate(at, { zone: ZONE }).toFormat('yyyy-MM-dd');

/** The first instant of a day in Asia/Shanghai. Throws RangeError when `day` is no day. */
export function startOfDay(day: string): Date {
  const start = DateTime.fromFormat(day, 'yyyy-MM-dd', { zone: ZONE });
  if (!start.isValid) throw new RangeError(`not a day: ${day}`);
  return start.toJSDate();
}

/** The first instant after a day in Asia/Shanghai. Throws RangeError when `day` is no day. */
export const endOfDay = (day: string): Date => DateTime.fromJSDate(startOfDay(day), { zone: ZONE }).plus({ days: 1 }).toJSDate();

/** `ms` later (earlier when negative). */
export const addMs = (at: Date, ms: number): Date => new Date(at.getTime() + ms);
