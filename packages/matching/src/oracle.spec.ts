import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lives } from './__fixtures__/arbitraries.js';
import { naiveMatch, sorted } from './__fixtures__/naive.js';
import { createMatcher, type Alert, type Notice } from './index.js';

const SEED = 510822;
type Life = ReturnType<typeof lives> extends fc.Arbitrary<infer Steps> ? Steps : never;

/** Plays a life on the matcher and on the loop; how many pairs were compared, and how many matched. */
function play(life: Life): { compared: number; matched: number } {
  const matcher = createMatcher();
  const kept = new Map<string, Alert>();
  const counts = { compared: 0, matched: 0 };
  for (const step of life) {
    if (step.do === 'add') matcher.add(kept.set(step.alert.id, step.alert).get(step.alert.id)!);
    else if (step.do === 'remove') expect(matcher.remove(step.id)).toBe(kept.delete(step.id));
    else {
      const expected = naiveMatch(kept.values(), step.notice);
      expect(sorted(matcher.match(step.notice))).toEqual(expected);
      counts.compared += kept.size;
      counts.matched += expected.length;
    }
  }
  expect(matcher.size).toBe(kept.size);
  return counts;
}

describe('against a naive loop', () => {
  it('gives the same alerts and reasons on a million pairs while alerts come, change and go', () => {
    let [compared, matched] = [0, 0];
    const property = fc.property(lives(150), (life) => {
      const counts = play(life);
      compared += counts.compared;
      matched += counts.matched;
    });
    fc.assert(property, { seed: SEED, numRuns: 320 });
    expect(compared).toBeGreaterThan(1_000_000);
    expect(matched).toBeGreaterThan(100_000);
  }, 120_000);
});

const realDir = process.env['REAL_DATA_DIR'] ?? '';
const hasReal = realDir !== '' && existsSync(join(realDir, 'notices.jsonl.gz'));
interface RealNotice {
  title: string;
  bodyText: string | null;
  category: string | null;
  noticeType: string | null;
  regionCode?: string;
  purchaser: string | null;
  agency: string | null;
  budgetYuan: number | null;
}
const linesOf = <T>(name: string) => gunzipSync(readFileSync(join(realDir, name))).toString().trim().split('\n').map((line) => JSON.parse(line) as T);
const toNotice = (real: RealNotice, at: number): Notice => ({
  id: String(at),
  title: real.title,
  body: real.bodyText ?? '',
  category: real.category ?? '',
  type: real.noticeType ?? '',
  region: real.regionCode ?? '',
  ...(real.budgetYuan === null ? {} : { amountFen: real.budgetYuan * 100 }),
  ...(real.purchaser === null ? {} : { ownerId: real.purchaser }),
  ...(real.agency === null ? {} : { agencyId: real.agency }),
});

/** Words cut from the titles at fixed steps, conditions copied from notices: most alerts match something. */
function alertsFrom(notices: readonly Notice[], count: number): Alert[] {
  const at = (number: number) => notices[(number * 7919) % notices.length]!;
  const word = (number: number) => at(number).title.slice(number % 9, (number % 9) + 2 + (number % 4));
  return Array.from({ length: count }, (_, number) => ({
    id: String(number),
    ...(number % 5 < 3 ? { anyOf: [word(number), word(number + 1), word(number + 2)] } : {}),
    ...(number % 5 === 3 ? { allOf: [at(number).title.slice(0, 2), at(number).title.slice(-2)] } : {}),
    ...(number % 3 === 0 ? { noneOf: [word(number + 3)] } : {}),
    ...(number % 4 === 0 ? { categories: [at(number).category] } : {}),
    ...(number % 7 === 0 ? { regions: [at(number).region.slice(0, 4)] } : {}),
    ...(number % 11 === 0 ? { minFen: 10_000_000 } : {}),
    ...(number % 13 === 0 ? { ownerIds: [at(number).ownerId ?? ''] } : {}),
    ...(number % 17 === 0 ? { types: [at(number).type] } : {}),
  }));
}

(hasReal ? describe : describe.skip)(`on the real notices ${hasReal ? '' : '(skipped: REAL_DATA_DIR is not set)'}`, () => {
  it('gives the same alerts and reasons as a naive loop', () => {
    const notices = linesOf<RealNotice>('notices.jsonl.gz').map(toNotice);
    const alerts = alertsFrom(notices, 500);
    const matcher = createMatcher();
    for (const alert of alerts) matcher.add(alert);
    let matched = 0;
    for (const notice of notices) {
      const expected = naiveMatch(alerts, notice);
      expect(sorted(matcher.match(notice))).toEqual(expected);
      matched += expected.length;
    }
    expect(matched).toBeGreaterThan(notices.length);
  }, 120_000);
});
