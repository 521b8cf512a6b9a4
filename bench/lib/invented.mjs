/** Invented alerts and notices: the same seed and number give the same one, so that nobody has to keep a million of them. */

/** Enough of them that a word seldom stands in a text by chance. */
const HANZI = Array.from({ length: 600 }, (_, at) => String.fromCharCode(0x4e00 + at * 31));
const WORDS = 20_000;
const NOTICE_CHARACTERS = 3_000;
const CATEGORIES = ['engineering', 'procurement', 'land', 'property', 'other'];
const TYPES = ['tender', 'correction', 'candidate', 'award', 'contract', 'failure', 'plan', 'deal'];
const REGIONS = Array.from({ length: 12 }, (_, at) => `5108${String(at + 10)}`);
const OWNERS = 800;

/** mulberry32, started from two numbers. */
function randomOf(seed, number) {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b)) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const pick = (random, list) => list[Math.floor(random() * list.length)];
const some = (random, list, most) => [...new Set(Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(random, list)))];

const spelling = randomOf(7, 7);
/** The commonest first: two to five characters. */
const words = [...new Set(Array.from({ length: WORDS * 2 }, () => Array.from({ length: 2 + Math.floor(spelling() * 4) }, () => pick(spelling, HANZI)).join('')))].slice(0, WORDS);
/** As in any language, the n-th word is used 1/n as often as the first. */
const commonWord = (random) => words[Math.floor(WORDS ** random()) - 1] ?? words[0];
/** People ask for particular words rather than for common ones, but some do ask for 工程 (engineering). */
const wantedWord = (random) => (random() < 0.02 ? commonWord(random) : words[Math.floor(random() * WORDS)]);
const wantedWords = (random, most) => Array.from({ length: 1 + Math.floor(random() * most) }, () => wantedWord(random));

export function alertAt(seed, number) {
  const random = randomOf(seed, number);
  const alert = { id: `alert-${String(number).padStart(12, '0')}` };
  const kind = random();
  if (kind < 0.72) alert.anyOf = wantedWords(random, 4);
  else if (kind < 0.9) alert.allOf = wantedWords(random, 3);
  else if (kind < 0.97) alert.ownerIds = [`owner-${Math.floor(random() * OWNERS)}`];
  else {
    alert.types = [pick(random, TYPES)];
    alert.regions = [pick(random, REGIONS)];
  }
  if (random() < 0.65) alert.regions = some(random, REGIONS, 3);
  if (random() < 0.5) alert.categories = some(random, CATEGORIES, 2);
  if (random() < 0.4) alert.types = some(random, TYPES, 3);
  if (random() < 0.2) alert.minFen = Math.floor(random() * 100) * 1_000_000;
  if (random() < 0.1) alert.maxFen = (alert.minFen ?? 0) + Math.floor(random() * 100) * 10_000_000;
  if (random() < 0.15) alert.noneOf = wantedWords(random, 2);
  return alert;
}

export function noticeAt(seed, number) {
  const random = randomOf(seed ^ 0x5bd1e995, number);
  const textOf = (length) => {
    let text = '';
    while (text.length < length) text += commonWord(random) + (random() < 0.2 ? '，' : '');
    return text.slice(0, length);
  };
  return {
    id: `notice-${number}`,
    title: textOf(30),
    body: textOf(NOTICE_CHARACTERS - 30),
    category: pick(random, CATEGORIES),
    type: pick(random, TYPES),
    region: pick(random, REGIONS),
    amountFen: Math.floor(random() * 1_000) * 1_000_000,
    ownerId: `owner-${Math.floor(random() * OWNERS)}`,
  };
}
