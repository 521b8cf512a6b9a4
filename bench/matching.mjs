/**
 * One notice of 3,000 characters against many alerts of which about 1 % match, beside a naive loop and a MariaDB join on the same
 * alerts and notices (bars: 227,906 alerts ≤ 5 ms p99, 1,000,000 ≤ 15 ms p99 and ≤ 400 MB; add or remove ≤ 50 µs).
 *   [BENCH_MYSQL_URL=mysql://root@127.0.0.1:3306] node bench/matching.mjs [seed]
 * Needs `npm run build:ts`. Each part runs in a process of its own, so that its memory is its own. All words are invented.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createMatcher } from '../packages/matching/dist/index.js';
import { alertAt, noticeAt } from './lib/invented.mjs';
import { joinedMs } from './lib/mysql-join.mjs';

const [seedText = '1', part, countText] = process.argv.slice(2);
const seed = Number(seedText);
const SIZES = [227_906, 1_000_000];
const NOTICES = 1_000;
const WARM_UP = 50;
/** The slow ways are asked fewer times: the first few notices of the same ones. */
const NAIVE_NOTICES = 10;
const CHANGES = 20_000;

const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
function timed(times, act) {
  const start = performance.now();
  const result = act();
  times.push(performance.now() - start);
  return result;
}
function figures(times, scale = 1) {
  const sorted = times.map((ms) => ms * scale).sort((a, b) => a - b);
  return { mean: sorted.reduce((a, b) => a + b, 0) / sorted.length, p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), worst: sorted.at(-1) };
}
const shown = ({ mean, p50, p99, worst }, unit) => `mean ${mean.toFixed(2)}, p50 ${p50.toFixed(2)}, p99 ${p99.toFixed(2)}, worst ${worst.toFixed(2)} ${unit}`;

function measureMatcher(count) {
  const matcher = createMatcher();
  const [adds, removes, matches] = [[], [], []];
  let loadMs = 0;
  for (let at = 0; at < count; at += 1) {
    const alert = alertAt(seed, at);
    const start = performance.now();
    matcher.add(alert);
    loadMs += performance.now() - start;
  }
  let matched = 0;
  for (let at = 0; at < WARM_UP + NOTICES; at += 1) {
    const notice = noticeAt(seed, at % NOTICES);
    const found = timed(matches, () => matcher.match(notice)).length;
    if (at >= WARM_UP) matched += found;
  }
  for (let change = 0; change < CHANGES; change += 1) {
    const alert = alertAt(seed, Math.floor((change * count) / CHANGES));
    timed(removes, () => matcher.remove(alert.id));
    timed(adds, () => matcher.add(alert));
  }
  const counts = Array.from({ length: NAIVE_NOTICES }, (_, at) => matcher.match(noticeAt(seed, at)).length);
  return {
    match: figures(matches.slice(WARM_UP)),
    share: matched / NOTICES / count,
    loadMs,
    remove: figures(removes, 1_000),
    add: figures(adds, 1_000),
    peakMb: process.resourceUsage().maxRSS / 1024,
    counts,
  };
}

const folded = (text) => text.normalize('NFKC').toLowerCase();
const isAmong = (wanted, value) => wanted === undefined || wanted.includes(value);
function wants(alert, notice, title, body) {
  const isIn = (word) => title.includes(word) || body.includes(word);
  return (
    isAmong(alert.categories, notice.category) &&
    isAmong(alert.types, notice.type) &&
    isAmong(alert.ownerIds, notice.ownerId) &&
    (alert.regions === undefined || alert.regions.some((region) => notice.region.startsWith(region))) &&
    (alert.minFen === undefined || notice.amountFen >= alert.minFen) &&
    (alert.maxFen === undefined || notice.amountFen <= alert.maxFen) &&
    (alert.anyOf === undefined || alert.anyOf.some(isIn)) &&
    (alert.allOf ?? []).every(isIn) &&
    !(alert.noneOf ?? []).some(isIn)
  );
}

/** Cheap conditions first, words folded beforehand. */
function measureNaive(count) {
  const fold = (words) => words?.map(folded);
  const alerts = Array.from({ length: count }, (_, at) => alertAt(seed, at)).map((alert) => ({ ...alert, anyOf: fold(alert.anyOf), allOf: fold(alert.allOf), noneOf: fold(alert.noneOf) }));
  const times = [];
  const counts = Array.from({ length: NAIVE_NOTICES }, (_, at) => {
    const notice = noticeAt(seed, at);
    return timed(times, () => {
      const [title, body] = [folded(notice.title), folded(notice.body)];
      return alerts.filter((alert) => wants(alert, notice, title, body)).length;
    });
  });
  return { match: figures(times), counts };
}

const inProcess = (name, count) => JSON.parse(execFileSync(process.execPath, [fileURLToPath(import.meta.url), seedText, name, String(count)], { stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 2 ** 26 }).toString());

async function compare(count) {
  const matcher = inProcess('matcher', count);
  console.log(`\n${count} alerts, ${(matcher.share * 100).toFixed(2)} % match`);
  console.log(`  match    ${shown(matcher.match, 'ms')} (${NOTICES} notices)`);
  console.log(`  add      ${shown(matcher.add, 'µs')}; while loading mean ${((matcher.loadMs * 1_000) / count).toFixed(2)} µs`);
  console.log(`  remove   ${shown(matcher.remove, 'µs')}`);
  console.log(`  memory   ${matcher.peakMb.toFixed(0)} MB RSS at most, with the process`);
  const beside = (name, { match, counts }) => {
    const isEqual = String(counts) === String(matcher.counts);
    console.log(`  ${name.padEnd(8)} p50 ${match.p50.toFixed(1)} ms, ${(match.p50 / matcher.match.p50).toFixed(0)} times as long; ${isEqual ? 'same' : 'OTHER'} numbers of matches on ${NAIVE_NOTICES} notices`);
    if (!isEqual) process.exitCode = 1;
  };
  beside('naive', inProcess('naive', count));
  const url = process.env.BENCH_MYSQL_URL;
  if (!url) return console.log('  MariaDB  skipped: BENCH_MYSQL_URL is not set');
  if (count === SIZES[0]) {
    const { times, counts } = await joinedMs(url, Array.from({ length: count }, (_, at) => alertAt(seed, at)), Array.from({ length: NAIVE_NOTICES }, (_, at) => noticeAt(seed, at)));
    beside('MariaDB', { match: figures(times), counts });
  }
}

if (part === 'matcher') console.log(JSON.stringify(measureMatcher(Number(countText))));
else if (part === 'naive') console.log(JSON.stringify(measureNaive(Number(countText))));
else for (const count of SIZES) await compare(count);
