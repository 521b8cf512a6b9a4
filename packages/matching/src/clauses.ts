import { ALWAYS, type Dictionary } from './dictionary.js';
import { fold } from './fold.js';
import type { Alert } from './types.js';
import { GREEN_CHANNEL, VALUE_KINDS } from './values.js';

/** A set of tokens of which a notice must have one. */
export type Clause = readonly number[];

/** An alert in tokens: the notice must meet every clause of `words` and `others`, have none of `vetoes`, and lie in `range`. */
export interface Clauses {
  /** Those whose words are named as reasons, in the owner's order. */
  words: Clause[];
  others: Clause[];
  vetoes: Clause;
  /** Least and most amount, in fen. */
  range: readonly [number, number] | undefined;
  /** The tokens under which the alert waits: each matching notice has one of them, few others do. */
  keys: Clause;
  /** Two further tokens that each matching notice has. */
  guards: readonly [number, number];
}

/** Takes the words and values of an alert into the dictionary. */
export function clausesOf(alert: Alert, dictionary: Dictionary): Clauses {
  const anyOf = termsOf(alert.anyOf, dictionary);
  const allOf = termsOf(alert.allOf, dictionary);
  const any: Clause[] = anyOf.size > 0 ? [[...anyOf.values()]] : [];
  const all = [...allOf.values()].map((token) => [token]);
  // A word of both lists is named once, as one of anyOf.
  const isNamed = new Set([...allOf].flatMap(([folded, token]) => (anyOf.has(folded) ? [token] : [])));
  const values = valueClausesOf(alert, dictionary);
  const [keys = [ALWAYS], ...rest] = [...values.rare, ...longestFirst(all, dictionary), ...any, ...values.common];
  return {
    words: [...any, ...all.filter(([token]) => !isNamed.has(token!))],
    others: [...all.filter(([token]) => isNamed.has(token!)), ...values.rare, ...values.common],
    vetoes: [...termsOf(alert.noneOf, dictionary).values()],
    range: rangeOf(alert),
    keys,
    guards: guardsOf(rest),
  };
}

function guardsOf(clauses: readonly Clause[]): [number, number] {
  const [first = ALWAYS, second = ALWAYS] = clauses.flatMap((clause) => (clause.length === 1 ? clause : []));
  return [first, second];
}

/** Folded word → token, in the owner's order. An empty word says nothing and is left out. */
function termsOf(spellings: readonly string[] | undefined, dictionary: Dictionary): Map<string, number> {
  const terms = new Map<string, number>();
  for (const spelling of spellings ?? []) {
    const folded = fold(spelling);
    if (folded !== '' && !terms.has(folded)) terms.set(folded, dictionary.acquireWord(spelling, folded));
  }
  return terms;
}

function valueClausesOf(alert: Alert, dictionary: Dictionary): { rare: Clause[]; common: Clause[] } {
  const rare: Clause[] = [];
  const common: Clause[] = [];
  for (const [kind, letter] of VALUE_KINDS) {
    const wanted = alert[kind];
    if (wanted === undefined || wanted.length === 0) continue;
    const keys = [...new Set(wanted)].sort().map((value) => letter + value);
    (kind.endsWith('Ids') ? rare : common).push([dictionary.acquireValues(keys)]);
  }
  if (alert.greenChannelOnly === true) common.push([dictionary.acquireValues([GREEN_CHANNEL])]);
  return { rare, common };
}

/** The longest word is the rarest more often than not. */
function longestFirst(clauses: readonly Clause[], dictionary: Dictionary): Clause[] {
  const lengthOf = ([token]: Clause) => dictionary.textOf(token!).length;
  return [...clauses].sort((a, b) => lengthOf(b) - lengthOf(a));
}

function rangeOf({ minFen, maxFen }: Alert): readonly [number, number] | undefined {
  return minFen === undefined && maxFen === undefined ? undefined : [minFen ?? -Infinity, maxFen ?? Infinity];
}
