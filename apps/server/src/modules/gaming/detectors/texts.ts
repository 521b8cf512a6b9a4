import { DAY_MS, densest, findingOf, type Detector, type Trace } from './trace.js';

/** So many of the newest texts are compared, each with the first of every group that it may belong to. */
const MAX_TEXTS = 2000;

/** What is left of a text when it is only compared: letters, digits and characters. */
export const plainText = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const pairsOf = (text: string): Set<string> => {
  const characters = [...text];
  return new Set(characters.slice(1).map((character, at) => `${characters[at] ?? ''}${character}`));
};

/** Shared pairs of neighbouring characters of all that either has: 1 is the same text, 0 another one. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}

/** Ratings whose texts are like the first one's. */
function groupsOf(traces: readonly Trace[], characters: number, least: number): Trace[][] {
  const groups: { pairs: ReadonlySet<string>; traces: Trace[] }[] = [];
  for (const trace of traces) {
    const text = plainText(trace.text);
    if ([...text].length < characters) continue;
    const pairs = pairsOf(text);
    const home = groups.find((group) => likeness(group.pairs, pairs) >= least);
    if (home) home.traces.push(trace);
    else groups.push({ pairs, traces: [trace] });
  }
  return groups.map((group) => group.traces);
}

/** The same words, or nearly, again and again. Short praise and sayings that people use all the time are nobody's copy. */
export const copiedTexts: Detector = (ordered, { copiedTexts: { characters, copies, days, likeness: least, commonOnDays } }) => {
  const written = ordered.filter((trace) => trace.text !== '').slice(-MAX_TEXTS);
  return groupsOf(written, characters, least).flatMap((all) => {
    const found = densest(all, days * DAY_MS);
    const otherDays = new Set(all.filter((trace) => !found.includes(trace)).map(({ day }) => day));
    if (found.length < copies || otherDays.size >= commonOnDays) return [];
    return [findingOf('copied-texts', found, { summary: `${days} 天内 ${found.length} 条评语相同或几乎相同`, why: '评语雷同' })];
  });
};
