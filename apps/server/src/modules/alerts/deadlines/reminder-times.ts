import { CalendarError, type Calendar } from '@sunshine/calendar';
import type { NoticeType, TradeCategory } from '@sunshine/contracts';
import { DateTime } from 'luxon';
import { addMs, dayOf, ZONE } from '../../../platform/clock/clock.js';
import type { ReminderRule } from '../../../platform/config/centre.js';
import type { Deadline } from '../../notices/deadlines.js';

export type DatedNotice = Deadline & { type: NoticeType; category: TradeCategory };

/** One reminder of a deadline. */
export interface Reminder {
  days: number;
  dueAt: Date;
  /** The year's holidays are not known, so natural days were counted: why. */
  uncounted: string | null;
}

/** A reminder that comes late is left out when a nearer one follows this soon. */
const SOON_MS = 12 * 3_600_000;
/** Around the longest holidays a working day may be this much further away. */
const HOLIDAYS = 12;

/** The first rule that speaks of such a deadline. */
const ruleFor = (rules: readonly ReminderRule[], { name, type, category }: Pick<DatedNotice, 'name' | 'type' | 'category'>): ReminderRule | undefined =>
  rules.find((rule) => rule.date === name && (rule.types?.includes(type) ?? true) && (rule.categories?.includes(category) ?? true));

function dayBefore(last: string, days: number, rule: ReminderRule, calendar: Calendar): Pick<Reminder, 'uncounted'> & { day: string } {
  const natural = DateTime.fromFormat(last, 'yyyy-MM-dd', { zone: ZONE }).minus({ days }).toFormat('yyyy-MM-dd');
  if (rule.count === 'natural') return { day: natural, uncounted: null };
  try {
    return { day: calendar.addWorkingDays(last, -days), uncounted: null };
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    return { day: natural, uncounted: error.message };
  }
}

/** When a deadline is reminded of, the earliest first. One at midnight belongs to the day that ends with it. */
export function remindersOf(deadline: DatedNotice, { at, rules }: { at: string; rules: readonly ReminderRule[] }, calendar: Calendar): Reminder[] {
  const rule = ruleFor(rules, deadline);
  if (!rule) return [];
  const last = dayOf(addMs(deadline.at, -1));
  return [...new Set(rule.days)]
    .toSorted((a, b) => b - a)
    .map((days) => {
      const { day, uncounted } = dayBefore(last, days, rule, calendar);
      return { days, dueAt: DateTime.fromISO(`${day}T${at}`, { zone: ZONE }).toJSDate(), uncounted };
    });
}

/**
 * The reminder whose time it is: the nearest to the deadline among those whose hour has come. One that was missed still
 * comes, unless a nearer one follows within hours; none comes once it is too late.
 */
export function dueReminder(reminders: readonly Reminder[], deadlineAt: Date, now: Date): Reminder | undefined {
  if (now >= deadlineAt) return undefined;
  const due = reminders.filter(({ dueAt }) => dueAt <= now).at(-1);
  const next = reminders.find(({ dueAt }) => dueAt > now);
  return next && next.dueAt.getTime() - now.getTime() <= SOON_MS ? undefined : due;
}

/** How far ahead of now a deadline may lie whose first reminder is due. */
export const horizonDays = (rules: readonly ReminderRule[]): number => Math.max(0, ...rules.flatMap(({ days, count }) => days.map((n) => (count === 'natural' ? n + 1 : 2 * n + HOLIDAYS))));
