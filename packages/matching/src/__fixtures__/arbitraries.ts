import fc from 'fast-check';
import type { Alert, Notice } from '../index.js';

type Conditions = Omit<Alert, 'id'>;

// Few characters, so that words meet texts often: hanzi, both widths and cases, a surrogate pair, a ligature.
const alphabet = fc.constantFrom('道', '路', '桥', '工', '程', 'a', 'A', 'Ａ', '1', '１', '𠮷', 'ﬁ', '㎡', ' ', '.');
const text = (max: number) => fc.string({ unit: alphabet, maxLength: max });
const words = fc.array(fc.string({ unit: alphabet, minLength: 1, maxLength: 3 }), { maxLength: 3 });
const some = (...values: string[]) => fc.array(fc.constantFrom(...values), { maxLength: 2 });
const amount = fc.integer({ min: 0, max: 4 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 1 });

/** Mostly words, few conditions: with all conditions drawn at once hardly anything would match. */
const wordyAlert: fc.Arbitrary<Conditions> = fc.record({ anyOf: maybe(words), allOf: maybe(words), noneOf: maybe(words) });
const fullAlert: fc.Arbitrary<Conditions> = fc.record({
  anyOf: maybe(words),
  allOf: maybe(words),
  noneOf: maybe(words),
  categories: maybe(some('c1', 'c2')),
  types: maybe(some('t1', 't2')),
  regions: maybe(some('51', '5108', '510822', '5109')),
  minFen: maybe(amount),
  maxFen: maybe(amount),
  ownerIds: maybe(some('o1', 'o2')),
  agencyIds: maybe(some('g1', 'g2')),
  projectIds: maybe(some('p1', 'p2')),
  greenChannelOnly: maybe(fc.boolean()),
});
const notice: fc.Arbitrary<Notice> = fc.record({
  id: fc.constant('n'),
  title: text(12),
  body: text(40),
  category: fc.constantFrom('c1', 'c2', 'c3'),
  type: fc.constantFrom('t1', 't2'),
  region: fc.constantFrom('510822', '510900', '51', ''),
  amountFen: maybe(amount),
  ownerId: maybe(fc.constantFrom('o1', 'o2')),
  agencyId: maybe(fc.constantFrom('g1', 'g2')),
  projectId: maybe(fc.constantFrom('p1', 'p2')),
  greenChannel: maybe(fc.boolean()),
});

/**
 * A life of a matcher: alerts come, then come, change and go between notices.
 * @param ids how many alerts there can be
 */
export function lives(ids: number) {
  const id = fc.integer({ min: 1, max: ids }).map(String);
  const alert = fc.tuple(id, fc.oneof(wordyAlert, fullAlert)).map(([one, conditions]): Alert => ({ id: one, ...conditions }));
  const add = fc.record({ do: fc.constant('add' as const), alert });
  const remove = fc.record({ do: fc.constant('remove' as const), id });
  const match = fc.record({ do: fc.constant('match' as const), notice });
  const first = fc.array(add, { minLength: ids, maxLength: ids, size: 'max' });
  const then = fc.array(fc.oneof(add, remove, { arbitrary: match, weight: 3 }), { minLength: 60, maxLength: 90, size: 'max' });
  return fc.tuple(first, then).map((steps) => steps.flat());
}
