import { describe, expect, it } from '@jest/globals';
import { defaultTiming, type AlertTiming, type QuietHours } from '@sunshine/contracts';
import fc from 'fast-check';
import type { TellingTiming } from '../../deliveries/deliveries.service.js';
import { inTime, nextDigest, timingOf, together } from './timing.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NIGHT: QuietHours = { from: '22:00', until: '07:00' };
const shanghai = (wall: string): Date => new Date(`${wall}+08:00`);
/** The wall clock of an instant, without the library: `2026-11-20T10:00`, and its ISO weekday. */
const wall = (at: Date): string => new Date(at.getTime() + 8 * HOUR).toISOString().slice(0, 16);
const weekdayOf = (at: Date): number => new Date(at.getTime() + 8 * HOUR).getUTCDay() || 7;

const times = fc.nat(1439).map((minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);
const instants = fc.date({ min: new Date('2025-01-01T00:00:00Z'), max: new Date('2028-12-31T00:00:00Z'), noInvalidDate: true });
const quietHours = fc.record({ from: times, until: times }).filter(({ from, until }) => from !== until);
const timings = fc.record({
  frequency: fc.constantFrom('now', 'daily', 'weekly'),
  at: times,
  weekday: fc.integer({ min: 1, max: 7 }),
  quiet: fc.option(quietHours),
  pausedUntil: fc.option(instants.map((at) => wall(at).slice(0, 10))),
}) satisfies fc.Arbitrary<AlertTiming>;
const tellings: fc.Arbitrary<TellingTiming> = fc.oneof(
  fc.array(quietHours, { maxLength: 2 }).map((quiet) => ({ when: 'now' as const, quiet })),
  instants.map((at) => ({ when: 'digest' as const, at })),
  fc.constant({ when: 'never' as const, reason: 'paused' as const }),
);

describe('the next digest', () => {
  const daily: AlertTiming = { ...defaultTiming, frequency: 'daily', at: '08:00' };
  const monday: AlertTiming = { ...daily, frequency: 'weekly', weekday: 1 };

  it.each([
    ['daily, before its hour', daily, '2026-11-20T07:59:59.999', '2026-11-20T08:00'],
    ['daily, at its hour', daily, '2026-11-20T08:00', '2026-11-21T08:00'],
    ['daily, late on a day that is the day before in UTC', daily, '2026-11-21T00:30', '2026-11-21T08:00'],
    ['weekly, in the week', monday, '2026-11-20T10:00', '2026-11-23T08:00'],
    ['weekly, on its day before its hour', monday, '2026-11-23T07:59', '2026-11-23T08:00'],
    ['weekly, at its hour', monday, '2026-11-23T08:00', '2026-11-30T08:00'],
    ['weekly, at the end of a year', monday, '2026-12-31T23:59', '2027-01-04T08:00'],
  ])('%s', (_what, timing, at, expected) => {
    expect(nextDigest(timing, shanghai(at))).toEqual(shanghai(expected));
  });

  it('is ahead, at the chosen time in Shanghai, on the chosen weekday, and none is left out', () => {
    fc.assert(
      fc.property(timings, instants, (timing, at) => {
        const next = nextDigest(timing, at);
        const ahead = next.getTime() - at.getTime();
        expect(ahead).toBeGreaterThan(0);
        expect(ahead).toBeLessThanOrEqual(timing.frequency === 'weekly' ? 7 * DAY : DAY);
        expect(wall(next).slice(11)).toBe(timing.at);
        if (timing.frequency === 'weekly') expect(weekdayOf(next)).toBe(timing.weekday);
      }),
      { numRuns: 500 },
    );
  });
});

describe('when an alert rings', () => {
  it('is never up to and including the day it is paused until', () => {
    const paused: AlertTiming = { ...defaultTiming, frequency: 'daily', pausedUntil: '2026-11-20' };
    expect(timingOf(paused, shanghai('2026-11-20T23:59:59.999'))).toEqual({ when: 'never', reason: 'paused' });
    expect(timingOf(paused, shanghai('2026-11-21T00:00'))).toEqual({ when: 'digest', at: shanghai('2026-11-21T08:00') });
  });

  it('is the one thing that its timing says', () => {
    fc.assert(
      fc.property(timings, instants, (timing, at) => {
        const isPaused = timing.pausedUntil !== null && wall(at).slice(0, 10) <= timing.pausedUntil;
        const expected = isPaused ? 'never' : timing.frequency === 'now' ? 'now' : 'digest';
        const telling = timingOf(timing, at);
        expect(telling.when).toBe(expected);
        if (telling.when === 'now') expect(telling.quiet).toEqual(timing.quiet === null ? [] : [timing.quiet]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a digest that would come after a deadline', () => {
  const now = shanghai('2026-11-20T10:00');
  const monday: TellingTiming = { when: 'digest', at: shanghai('2026-11-23T08:00') };

  it.each([
    ['stays where it is in time', '2026-11-23T08:00:00.001', monday],
    ['comes the next day at its hour', '2026-11-23T08:00', { when: 'digest' as const, at: shanghai('2026-11-21T08:00') }],
    ['rings at once when the next day is too late as well', '2026-11-21T08:00', { when: 'now' as const, quiet: [] }],
  ])('%s', (_what, deadline, expected) => expect(inTime(monday, shanghai(deadline), now)).toEqual(expected));

  it('leaves alone what is no digest and what has no deadline', () => {
    expect(inTime(monday, null, now)).toEqual(monday);
    expect(inTime({ when: 'never', reason: 'paused' }, now, now)).toEqual({ when: 'never', reason: 'paused' });
    expect(inTime({ when: 'digest', at: shanghai('2026-11-23T18:00') }, shanghai('2026-11-23T17:00'), now)).toEqual({ when: 'digest', at: shanghai('2026-11-20T18:00') });
  });
});

describe('several reasons together', () => {
  it('ring at once when one of them does, however many are digests or paused', () => {
    expect(together([{ when: 'never', reason: 'paused' }, { when: 'digest', at: shanghai('2026-11-20T08:00') }, { when: 'now', quiet: [NIGHT] }])).toEqual({ when: 'now', quiet: [NIGHT] });
  });

  it('are never quiet beside a reason that has no quiet hours', () => {
    expect(together([{ when: 'now', quiet: [NIGHT] }, { when: 'now', quiet: [] }])).toEqual({ when: 'now', quiet: [] });
  });

  it('keep the rule whatever their number and order', () => {
    fc.assert(
      fc.property(fc.array(tellings, { minLength: 1, maxLength: 5 }), (all) => {
        const one = together(all);
        const whens = all.map(({ when }) => when);
        expect(one.when).toBe(['now', 'digest', 'never'].find((when) => whens.some((each) => each === when)));
        if (one.when === 'digest') for (const each of all) if (each.when === 'digest') expect(one.at.getTime()).toBeLessThanOrEqual(each.at.getTime());
        if (one.when !== 'now') return;
        const spans = all.flatMap((each) => (each.when === 'now' ? [each.quiet] : []));
        const expected = spans.every((quiet) => quiet.length > 0) ? spans.flat().map(({ from, until }) => `${from}-${until}`) : [];
        expect(new Set(one.quiet.map(({ from, until }) => `${from}-${until}`))).toEqual(new Set(expected));
        expect(together([...all].reverse()).when).toBe(one.when);
      }),
      { numRuns: 500 },
    );
  });
});
