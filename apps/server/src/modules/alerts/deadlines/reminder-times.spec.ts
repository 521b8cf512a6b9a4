import { describe, expect, it } from '@jest/globals';
import { createCalendar, publishedHolidays } from '@sunshine/calendar';
import fc from 'fast-check';
import type { ReminderRule } from '../../../platform/config/centre.js';
import { dueReminder, horizonDays, remindersOf, type DatedNotice } from './reminder-times.js';

const calendar = createCalendar(publishedHolidays);
const natural: ReminderRule = { date: 'bidDeadline', days: [1, 3], count: 'natural' };
const working: ReminderRule = { ...natural, count: 'working', statute: '某条' };
const deadline = (at: string, more: Partial<DatedNotice> = {}): DatedNotice => ({ name: 'bidDeadline', at: new Date(at), type: 'tender', category: 'engineering', ...more });
const times = (of: DatedNotice, ...rules: ReminderRule[]): string[] => remindersOf(of, { at: '09:00', rules }, calendar).map(({ days, dueAt }) => `${days} ${dueAt.toISOString()}`);

describe('when a deadline is reminded of', () => {
  it('is at nine in Shanghai, so many natural days before its day', () => {
    expect(times(deadline('2026-12-10T01:30:00Z'), natural)).toEqual(['3 2026-12-07T01:00:00.000Z', '1 2026-12-09T01:00:00.000Z']);
  });

  it('counts a deadline at midnight to the day that ends', () => {
    expect(times(deadline('2026-12-10T16:00:00Z'), natural)[1]).toBe('1 2026-12-09T01:00:00.000Z');
  });

  it('counts working days where the rule says so, over holidays and worked weekends', () => {
    expect(times(deadline('2026-10-09T09:00:00Z'), working)).toEqual(['3 2026-09-29T01:00:00.000Z', '1 2026-10-08T01:00:00.000Z']);
    expect(times(deadline('2026-09-21T09:00:00Z'), working)[1]).toBe('1 2026-09-20T01:00:00.000Z');
  });

  it('falls back on natural days, and says why, when the year is not known', () => {
    const found = remindersOf(deadline('2031-01-05T09:00:00Z'), { at: '09:00', rules: [working] }, calendar);
    expect(found.map(({ dueAt }) => dueAt.toISOString())).toEqual(['2031-01-02T01:00:00.000Z', '2031-01-04T01:00:00.000Z']);
    expect(found[0]?.uncounted).toContain('2031');
  });

  it('follows the first rule that fits, and none where none does', () => {
    const results: ReminderRule = { ...natural, date: 'publicityUntil', types: ['result'], categories: ['procurement'], days: [2] };
    const result = deadline('2026-12-10T16:00:00Z', { name: 'publicityUntil', type: 'result', category: 'procurement' });
    expect(times(result, natural, results, { ...results, days: [5] })).toEqual(['2 2026-12-08T01:00:00.000Z']);
    expect(times({ ...result, category: 'land' }, natural, results)).toEqual([]);
    expect(times(deadline('2026-12-10T16:00:00Z'), { ...natural, days: [] })).toEqual([]);
  });

  it('looks far enough ahead to find every first reminder', () => {
    const day = fc.date({ min: new Date('2026-02-01'), max: new Date('2026-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 15 }), fc.constantFrom(natural, working), (at, days, rule) => {
        const [first] = remindersOf(deadline(at.toISOString()), { at: '09:00', rules: [{ ...rule, days: [days] }] }, calendar);
        expect(at.getTime() - (first?.dueAt.getTime() ?? 0)).toBeLessThanOrEqual(horizonDays([{ ...rule, days: [days] }]) * 86_400_000);
      }),
    );
  });
});

describe('which reminder is due', () => {
  const at = new Date('2026-12-10T01:30:00Z');
  const reminders = remindersOf(deadline(at.toISOString()), { at: '09:00', rules: [natural] }, calendar);
  const due = (now: string): number | undefined => dueReminder(reminders, at, new Date(now))?.days;

  it('is none before its hour, and the nearest to the deadline after it', () => {
    expect(due('2026-12-07T00:59:59Z')).toBeUndefined();
    expect(due('2026-12-07T01:00:00Z')).toBe(3);
    expect(due('2026-12-09T01:00:00Z')).toBe(1);
    expect(due('2026-12-10T01:29:59Z')).toBe(1);
  });

  it('comes late when it was missed, but not when a nearer one follows within hours, and never too late', () => {
    expect(due('2026-12-08T12:00:00Z')).toBe(3);
    expect(due('2026-12-08T13:00:00Z')).toBeUndefined();
    expect(due('2026-12-10T01:30:00Z')).toBeUndefined();
  });
});
