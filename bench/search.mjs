/**
 * Search against a naive `includes`, on real notices (bar: equal on 500 random substrings, median at most 30 ms).
 * REAL_DATA_DIR=folder [BENCH_MYSQL_URL=mysql://root@127.0.0.1:3306] node bench/search.mjs [seed]
 * Needs a built server. Databases are made for the run and removed.
 */
import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createConnection } from 'mysql2/promise';
import { DataSource } from 'typeorm';

const dist = fileURLToPath(new URL('../apps/server/dist/', import.meta.url));
const WORDS = 500;
const MAX_LENGTH = 20;

/** mulberry32: the same seed asks the same words. */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function pickWords(notices, random) {
  const words = [];
  while (words.length < WORDS) {
    const { title, body } = notices[Math.floor(random() * notices.length)];
    const text = random() < 0.3 || body === '' ? title : body;
    const length = words.length % 5 === 0 ? 2 : 1 + Math.floor(random() * MAX_LENGTH);
    const start = Math.floor(random() * Math.max(1, text.length - length));
    const word = text.slice(start, start + length);
    if (word.isWellFormed?.() !== false && word.length > 0) words.push(word);
  }
  return words;
}

async function allHits(service, q) {
  const ids = [];
  let cursor;
  let firstMs = 0;
  let total = 0;
  do {
    const start = performance.now();
    const page = await service.list({ q, limit: cursor === undefined ? 20 : 100, ...(cursor ? { cursor } : {}) });
    if (cursor === undefined) [firstMs, total] = [performance.now() - start, page.total];
    ids.push(...page.items.map(({ id }) => id));
    // All pages of a common word are hundreds of requests: its count and first pages are compared instead.
    if (ids.length > 300) return { ids, total, firstMs, isCut: true };
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return { ids, total, firstMs, isCut: false };
}

async function measure(name, env, seed) {
  const started = performance.now();
  execFileSync(process.execPath, [join(dist, 'import.js'), '--format', 'jsonl', '--no-alerts', join(process.env.REAL_DATA_DIR, 'notices.jsonl.gz')], { env, stdio: ['ignore', 'ignore', 'ignore'] });
  const importS = (performance.now() - started) / 1000;
  const { loadConfig } = await import(join(dist, 'platform/config/config.js'));
  const { createContext } = await import(join(dist, 'app.js'));
  const { NoticesService } = await import(join(dist, 'modules/notices/notices.service.js'));
  const app = await createContext(loadConfig(env));
  const notices = await app.get(DataSource).query('SELECT noticeId, title, body FROM notice_version');
  const service = app.get(NoticesService, { strict: false });
  const times = [];
  let wrong = 0;
  for (const word of pickWords(notices, randomOf(seed))) {
    const wanted = new Set(notices.filter(({ title, body }) => title.includes(word) || body.includes(word)).map(({ noticeId }) => noticeId));
    const { ids, total, firstMs, isCut } = await allHits(service, word);
    times.push(firstMs);
    const isRight = total === wanted.size && ids.every((id) => wanted.has(id)) && new Set(ids).size === ids.length && (isCut || ids.length === wanted.size);
    if (!isRight) wrong += 1;
  }
  await app.close();
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(times.length * share)].toFixed(1);
  console.log(`${name}: ${notices.length} notices (import ${importS.toFixed(0)} s), ${WORDS} words, wrong ${wrong}, median ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${times.at(-1).toFixed(1)} ms`);
}

if (!process.env.REAL_DATA_DIR) {
  console.log('skipped: REAL_DATA_DIR is not set');
  process.exit(0);
}
const seed = Number(process.argv[2] ?? 1);
const folder = mkdtempSync(join(tmpdir(), 'sunshine-search-'));
try {
  const base = { ...process.env, LOG_LEVEL: 'silent' };
  await measure('SQLite', { ...base, DATA_DIR: join(folder, 'sqlite') }, seed);
  if (process.env.BENCH_MYSQL_URL) {
    const database = `sunshine_search_${process.pid}`;
    const admin = await createConnection(process.env.BENCH_MYSQL_URL);
    await admin.query(`CREATE DATABASE ${database}`);
    try {
      await measure('MySQL', { ...base, DATA_DIR: join(folder, 'mysql'), DATABASE_URL: `${process.env.BENCH_MYSQL_URL.replace(/\/$/, '')}/${database}` }, seed);
    } finally {
      await admin.query(`DROP DATABASE ${database}`);
      await admin.end();
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
