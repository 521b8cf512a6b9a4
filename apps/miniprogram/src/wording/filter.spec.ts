import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { noticeTypes, tradeCategories } from '@sunshine/contracts/words';
import { conditionWords, emptyFilter, filterChips, filterToConditions, filterToQuery, queryToFilter, type NoticeFilter } from './filter';

const keys = <K extends string>(table: Record<K, unknown>) => fc.uniqueArray(fc.constantFrom(...(Object.keys(table) as K[])), { maxLength: 4 });
const fen = fc.integer({ min: 0, max: 9_000_000_000_000 });
const day = fc.constantFrom('2026-01-01', '2026-11-22');
const filters: fc.Arbitrary<NoticeFilter> = fc.record(
  {
    q: fc.constantFrom('', '道路', '道路 & 桥', '50%'),
    categories: keys(tradeCategories),
    types: keys(noticeTypes),
    regions: fc.uniqueArray(fc.constantFrom('510822', '5108', '510822100'), { maxLength: 3 }),
    greenChannel: fc.boolean(),
    from: day,
    to: day,
    minFen: fen,
    maxFen: fen,
  },
  { requiredKeys: ['q', 'categories', 'types', 'regions', 'greenChannel'] },
);

describe('filter', () => {
  it('survives the way through a query', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const query = Object.fromEntries(Object.entries(filterToQuery(filter)).map(([key, value]) => [key, value === undefined ? undefined : String(value)]));
        expect(queryToFilter(query)).toEqual(filter);
      }),
    );
  });

  it('leaves out what a foreign link made up', () => {
    expect(queryToFilter({ category: 'engineering,nonsense', type: '<script>', region: 'abc,510822', from: 'yesterday', minFen: '-1' })).toEqual({ ...emptyFilter, categories: ['engineering'], regions: ['510822'] });
  });

  it('shows one chip for each condition, and taking all away leaves nothing on', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        let rest = filter;
        for (let guard = 0; guard < 30; guard++) {
          const [chip] = filterChips(rest, []);
          if (!chip) break;
          rest = chip.without;
        }
        expect(Object.values(filterToQuery(rest)).every((value) => value === undefined)).toBe(true);
      }),
    );
  });

  it('keeps words, kinds, places and amounts for an alert, not dates', () => {
    expect(filterToConditions({ ...emptyFilter, q: '道路 硬化', types: ['tender'], from: '2026-01-01', minFen: 100 })).toEqual({ allOf: ['道路', '硬化'], types: ['tender'], minFen: 100 });
  });

  it('reads an alert back as a sentence', () => {
    expect(conditionWords({ anyOf: ['道路', '桥'], categories: ['engineering'], regions: ['510822'], minFen: 100_000_000 }, [{ code: '510822', name: '青川县' }])).toBe('含 道路 或 桥；工程建设；青川县；100 万元以上');
    expect(conditionWords({}, [])).toBe('所有公告');
  });
});

it('asks for the notices of an owner by its id, names it, and makes an alert of it', () => {
  const party = { id: '01J00000000000000000000000', name: '示例镇人民政府', role: 'owner' as const };
  const filter = { ...emptyFilter, party };
  expect(filterToQuery(filter)).toMatchObject({ q: undefined, owner: party.id });
  expect(filterToConditions(filter)).toEqual({ ownerIds: [party.id] });
  expect(filterChips(filter, []).map(({ label, without }) => [label, filterToQuery(without)])).toEqual([['业主单位 示例镇人民政府', filterToQuery(emptyFilter)]]);
});
