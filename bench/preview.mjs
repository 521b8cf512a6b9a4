// What an alert would have found in 30 days, over 2,000 notices of 3,000 characters (bar: at most 300 ms).
//   npm run build:ts && [TEST_DATABASE_URL=mysql://…] node bench/preview.mjs [notices=2000] [rounds=40] [seed=1]
// The service call, without HTTP. "first": a process that has read nothing yet; "after it": what people meet.
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makeDatabase, root } from '../e2e/support/stack.mjs';
import { alertAt, noticeAt } from './lib/invented.mjs';

const [count, rounds, seed] = [2000, 40, 1].map((standard, at) => Number(process.argv[at + 2] ?? standard));
const DAY_MS = 86_400_000;
const FIRSTS = 3;
const dist = (file) => import(path.join(root, 'apps/server/dist', file));
const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))].toFixed(0);

/** Words only, so that every body is read. */
const conditionsAt = (number) => {
  const { anyOf, allOf, noneOf } = alertAt(seed, number);
  return anyOf || allOf ? { anyOf, allOf, noneOf } : { anyOf: ['没有这样的词'] };
};

async function publish(app) {
  const { NoticeIntake } = await dist('modules/notices/notice-intake.service.js');
  const { UnitOfWork } = await dist('platform/database/unit-of-work.js');
  const [intake, unitOfWork] = [app.get(NoticeIntake, { strict: false }), app.get(UnitOfWork)];
  const now = Date.now();
  const fixed = { existingNoticeId: null, agencyName: null, ownerName: null, winners: [], keyDates: {}, greenChannel: false, attachments: [], sourceName: 'bench', sourceUrl: null, original: null, asDraft: false, notify: false };
  for (let number = 0; number < count; number += 1) {
    const { title, body, amountFen } = noticeAt(seed, number);
    const publishedAt = new Date(now - ((number + 0.5) / count) * 30 * DAY_MS);
    const notice = { ...fixed, project: { name: `${title}${number}`, code: null }, title, type: 'tender', category: 'engineering', regionCode: '510822', regionName: '青川县', amountFen, bodyHtml: `<p>${body}</p>`, publishedAt };
    await unitOfWork.run((tx) => intake.publish(tx, notice));
  }
}

async function timed(previews, conditions) {
  const start = performance.now();
  const { total, days } = await previews.preview(conditions);
  return { ms: performance.now() - start, total, days };
}

const database = await makeDatabase();
const folder = mkdtempSync(path.join(os.tmpdir(), 'sunshine-preview-'));
try {
  const { loadConfig } = await dist('platform/config/config.js');
  const { createContext } = await dist('app.js');
  const { PreviewService } = await dist('modules/alerts/preview/preview.service.js');
  const open = () => createContext(loadConfig({ ...process.env, ...database.env, LOG_LEVEL: 'silent', DATA_DIR: folder }));
  const [firsts, times] = [[], []];
  let [found, days] = [0, 0];
  for (let turn = 0; turn < FIRSTS; turn += 1) {
    const app = await open();
    if (turn === 0) await publish(app);
    const previews = app.get(PreviewService, { strict: false });
    firsts.push((await timed(previews, conditionsAt(turn))).ms);
    if (turn === FIRSTS - 1) {
      for (let round = 0; round < rounds; round += 1) {
        const answer = await timed(previews, conditionsAt(round));
        times.push(answer.ms);
        [found, days] = [found + answer.total, answer.days];
      }
    }
    await app.close();
  }
  for (const list of [firsts, times]) list.sort((a, b) => a - b);
  console.log(`${process.env.TEST_DATABASE_URL ? 'MariaDB' : 'SQLite'}, ${count} notices, ${days} days looked at, ${found} matches in ${rounds} previews`);
  console.log(`first of a process: median ${quantile(firsts, 0.5)} ms (${FIRSTS} processes); after it: p50 ${quantile(times, 0.5)} ms, p95 ${quantile(times, 0.95)} ms, worst ${quantile(times, 1)} ms`);
} finally {
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
}
