import { describe, expect, it } from '@jest/globals';
import type { QuietHours } from '@sunshine/contracts';
import fc from 'fast-check';
import { ringsAt } from './quiet-hours.js';

const NIGHT: QuietHours = { from: '22:00', until: '07:00' };
const shanghai = (time: string): Date => new Date(`2026-11-20T${time}+08:00`);
const MINUTE = 60_000;

/** The rule once more, minute by minute: quiet in all of them. */
function isQuiet(quiet: readonly QuietHours[], at: Date): boolean {
  const time = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
  return quiet.length > 0 && quiet.every(({ from, until }) => (from < until ? from <= time && time < until : from <= time || time < until));
}

const time = fc.nat(1439).map((minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);
const hours = fc.record({ from: time, until: time }).filter(({ from, until }) => from !== until);
const instants = fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true });

describe('quiet hours', () => {
  it.each([
    ['before they begin', '21:59:59.999', '21:59:59.999'],
    ['when they begin', '22:00:00', '07:00:00+1'],
    ['over midnight', '00:30:00', '07:00:00'],
    ['in their last moment', '06:59:59.999', '07:00:00'],
    ['when they end', '07:00:00', '07:00:00'],
  ])('%s', (_when, now, rings) => {
    const [clock, days] = rings.split('+');
    expect(ringsAt([NIGHT], shanghai(now))).toEqual(new Date(shanghai(clock ?? '').getTime() + Number(days ?? 0) * 86_400_000));
  });

  it('ring when one of several alerts may ring, and wait for the first that ends when none may', () => {
    const morning: QuietHours = { from: '05:00', until: '09:00' };
    expect(ringsAt([NIGHT, morning], shanghai('04:00:00'))).toEqual(shanghai('04:00:00'));
    expect(ringsAt([NIGHT, morning], shanghai('06:00:00'))).toEqual(shanghai('07:00:00'));
  });

  it('never ring inside all of them, never later than need be, and at once outside', () => {
    fc.assert(
      fc.property(fc.array(hours, { maxLength: 3 }), instants, (quiet, now) => {
        const at = ringsAt(quiet, now);
        if (!isQuiet(quiet, now)) return expect(at).toEqual(now);
        expect(at.getTime()).toBeGreaterThan(now.getTime());
        expect(isQuiet(quiet, at)).toBe(false);
        for (let before = at.getTime() - MINUTE; before > now.getTime(); before -= 7 * MINUTE) expect(isQuiet(quiet, new Date(before))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
