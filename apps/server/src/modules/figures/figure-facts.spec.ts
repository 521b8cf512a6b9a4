import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RatingLevel } from '@sunshine/contracts';
import { figureRow, groupFacts, type FigureFacts } from './figure-facts.js';

const place = { matterId: fc.constantFrom('notices', 'opening'), sectionId: fc.constantFrom('trading', null), month: fc.constantFrom('2026-01', '2026-02'), count: fc.integer({ min: 1, max: 60 }) };
const level = fc.constantFrom<RatingLevel>(5, 4, 3, 2, 1);
const facts: fc.Arbitrary<FigureFacts> = fc.record({
  ratings: fc.array(fc.record({ ...place, level, isExcluded: fc.boolean(), isOpen: fc.boolean() }), { maxLength: 12 }),
  services: fc.array(fc.record({ ...place, rated: fc.nat(60) }).map((row) => ({ ...row, rated: Math.min(row.rated, row.count) })), { maxLength: 6 }),
  rectifications: fc.array(fc.record({ ...place, isExcluded: fc.boolean(), hasContact: fc.boolean(), isCalledBack: fc.boolean(), isClosed: fc.boolean(), isDue: fc.boolean(), isOnTime: fc.boolean(), secondLevel: fc.option(level) }), { maxLength: 8 }),
});
const row = (of: FigureFacts) => figureRow('all', 'all', of, 30);
const NOTHING: FigureFacts = { ratings: [], services: [], rectifications: [] };

describe('no rating', () => {
  it('is never counted as satisfied: services that nobody rated change nothing but the active rate’s denominator', () => {
    fc.assert(
      fc.property(facts, fc.integer({ min: 1, max: 10_000 }), (before, silent) => {
        const after = { ...before, services: [...before.services, { matterId: 'notices', sectionId: null, month: '2026-01', count: silent, rated: 0 }] };
        const [{ active: was, ...others }, { active: is, ...same }] = [row(before), row(after)];
        expect(same).toEqual(others);
        expect([is.numerator, is.denominator]).toEqual([was.numerator, was.denominator + silent]);
      }),
      { seed: 11 },
    );
  });

  it('at all is no rate at all', () => {
    const { ratings, satisfied, bad, active } = row({ ...NOTHING, services: [{ matterId: 'notices', sectionId: null, month: '2026-01', count: 500, rated: 0 }] });
    expect([ratings, satisfied.rate, bad.rate]).toEqual([0, null, null]);
    expect(active).toMatchObject({ numerator: 0, denominator: 500, rate: 0 });
  });
});

describe('figures', () => {
  it('count every rating once: the levels are all of them, satisfied and bad together too', () => {
    fc.assert(
      fc.property(facts, (of) => {
        const { ratings, levels, satisfied, bad, excluded } = row(of);
        expect(levels[5] + levels[4] + levels[3] + levels[2] + levels[1]).toBe(ratings);
        expect(satisfied.numerator + bad.numerator).toBe(ratings);
        expect([satisfied.denominator, bad.denominator]).toEqual([ratings, ratings]);
        expect(excluded).toBeLessThanOrEqual(ratings);
      }),
      { seed: 12 },
    );
  });

  it('of the groups add up to those of all, however they are grouped', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom('matter' as const, 'section' as const, 'month' as const), (of, by) => {
        const rows = [...groupFacts(of, by)].map(([key, group]) => figureRow(key, key, group, 30));
        const sum = (pick: (one: ReturnType<typeof row>) => number): number => rows.reduce((total, one) => total + pick(one), 0);
        const all = row(of);
        for (const pick of [(one: typeof all) => one.ratings, (one: typeof all) => one.satisfied.numerator, (one: typeof all) => one.rectified.denominator, (one: typeof all) => one.active.denominator, (one: typeof all) => one.secondSatisfied.numerator]) expect(sum(pick)).toBe(pick(all));
      }),
      { seed: 13 },
    );
  });

  it('no share has more in it than there is', () => {
    fc.assert(
      fc.property(facts, (of) => {
        for (const share of Object.values(row(of))) if (typeof share === 'object' && 'numerator' in share) expect(share.numerator).toBeLessThanOrEqual(share.denominator);
      }),
      { seed: 14 },
    );
  });
});
