// 推送 as staff look for them, among very many: milliseconds of one page of the list and of the count behind 批量再试.
//   npm run build:ts && node bench/delivery-search.mjs [deliveries=200000] [rounds=5]
// TEST_DATABASE_URL=mysql://root@127.0.0.1:3306 runs it over MariaDB; without, over SQLite, where a slow query holds up the whole process.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makeDatabase, root } from '../e2e/support/stack.mjs';

const [total, rounds] = [200_000, 5].map((fallback, at) => Number(process.argv[2 + at] ?? fallback));
const A_NOTICE = 500;
const AT_ONCE = 5000;
const dist = (file) => import(path.join(root, 'apps/server/dist', file));
const [{ createDataSource, dataSourceOptions }, { migrate }, { insertRows }, { newId }] = await Promise.all(['platform/database/data-source.js', 'platform/database/migrate.js', 'platform/database/rows.js', 'platform/database/ids.js'].map(dist));
const [{ DeliveryEntity }, { InboxItemEntity }, { DeliverySearchRepository }] = await Promise.all(['delivery.entity.js', 'inbox-item.entity.js', 'delivery-search.repository.js'].map((file) => dist(`modules/deliveries/${file}`)));

const DETAIL = '微信接口 sendSubscribeMessage 返回错误 43101：user refuse to accept the msg rid: 6a4f2d11-1b2c3d4e-5f607182';
const first = Date.now() - 90 * 86_400_000;

/** 500 people a notice, nine of ten reached. */
function rowsOf(n, noticeId) {
  const at = new Date(first + n * 30_000);
  const [inboxItemId, isRefused] = [newId(), n % 10 === 0];
  const title = `虚构乡第${Math.floor(n / A_NOTICE)}号村组道路硬化与边沟修建工程施工招标公告`;
  const why = `订阅「道路硬化」标题含“道路”`;
  const values = { title, project: title, step: '招标公告', deadline: '2026年12月10日 09:30', amount: '67.4 万元', place: '虚构乡', note: '虚构乡 · 67.4 万元 · 截止 12月10日', why };
  const common = { noticeId, kind: 'published', title, createdAt: at };
  const item = { ...common, id: inboxItemId, userId: newId(), onceKey: `notice:${noticeId}:1:published`, versionNumber: 1, projectId: noticeId, caseReceipt: null, summary: '招标公告 · 虚构乡 · 67.4 万元', reasons: [{ kind: 'alert', alertId: noticeId, name: '道路硬化', matches: [{ word: '道路', field: 'title' }] }], read: false };
  const outcome = isRefused ? { state: 'inbox-only', reason: 'not-subscribed', detail: DETAIL, sentAt: null, msgid: null } : { state: 'confirmed', reason: null, detail: null, sentAt: at, msgid: String(3_000_000_000_000_000_000n + BigInt(n)) };
  const times = { callAt: null, firstCallAt: at, nextAttemptAt: null, deadlineAt: null, expiresAt: null, digestAt: null, digestId: null };
  const way = { channel: 'mini-once', openid: `o${item.userId}`, templateId: 'bench', creditEpoch: 0, attempts: 1, renewals: 0, uncertain: false, clientMsgId: inboxItemId, quiet: [] };
  return { item, delivery: { ...common, id: newId(), inboxItemId, userId: item.userId, why, values, page: `pages/project/index?id=${noticeId}`, ...way, ...outcome, ...times } };
}

async function fill(dataSource) {
  let noticeId = newId();
  for (let from = 0; from < total; from += AT_ONCE) {
    const rows = Array.from({ length: Math.min(AT_ONCE, total - from) }, (_, at) => {
      if ((from + at) % A_NOTICE === 0) noticeId = newId();
      return rowsOf(from + at, noticeId);
    });
    await dataSource.transaction(async (manager) => {
      await insertRows(manager, InboxItemEntity, rows.map(({ item }) => item));
      await insertRows(manager, DeliveryEntity, rows.map(({ delivery }) => delivery));
    });
  }
}

async function milliseconds(work) {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now();
    await work();
    times.push(performance.now() - startedAt);
  }
  const sorted = times.toSorted((a, b) => a - b);
  return `median ${sorted[Math.floor(rounds / 2)].toFixed(1)} ms, worst ${sorted.at(-1).toFixed(1)} ms`;
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'sunshine-bench-'));
const database = await makeDatabase();
const url = database.env.DATABASE_URL ?? `sqlite:${path.join(folder, 'bench.db')}`;
const dataSource = await createDataSource(await dataSourceOptions({ url, poolSize: 2, entities: [DeliveryEntity, InboxItemEntity] })).initialize();
try {
  await migrate(dataSource);
  await fill(dataSource);
  const search = new DeliverySearchRepository(dataSource);
  const [one] = await dataSource.getRepository(DeliveryEntity).find({ order: { id: 'ASC' }, take: 1 });
  console.log(`${total} deliveries over ${url.startsWith('mysql') ? 'MariaDB' : 'SQLite'}, ${rounds} rounds each`);
  const filters = { 'no filter': {}, 'a word that most have': { q: '道路' }, 'a word of one old notice': { q: '第3号村组' }, 'a word that none has': { q: '没有这样的词' }, 'an id': { q: one.id }, "WeChat's id": { q: '3000000000000000001' }, 'a receipt': { q: 'QC-2026-0001' }, 'a person': { q: one.userId.slice(-4) }, 'a state': { state: 'inbox-only' }, 'a word in a state': { q: '没有这样的词', state: 'inbox-only' } };
  for (const [name, filter] of Object.entries(filters)) {
    console.log(`${name}: list ${await milliseconds(() => search.findNewest(filter, undefined, 51))}; count ${await milliseconds(() => search.findRetriable(filter, 501))}`);
  }
} finally {
  await dataSource.destroy();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
}
