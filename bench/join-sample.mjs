/**
 * Prints groups of notices that the import put on one project page, for reading by eye: was each joined rightly?
 *   npm run import -- --no-alerts --format jsonl FILE && DATA_DIR=… node bench/join-sample.mjs [count] [seed] [apart]
 * `apart` prints, for recall, seeded pairs of pages with nearly the same name that were kept apart.
 */
import path from 'node:path';
import Libsql from 'libsql';
import { likeness } from '../apps/server/dist/modules/feeds/joining/project-choice.js';

const [count = '50', seed = '1', what = 'joined'] = process.argv.slice(2);
const database = new Libsql(path.join(process.env.DATA_DIR ?? './data', 'sunshine.db'), { readonly: true });
const rows = database
  .prepare('SELECT f.projectId, f.titleKey, f.codeKey, f.source, f.publishedAt, f.ownerName, n.title, n.type FROM feed_record f JOIN notice n ON n.id = f.noticeId ORDER BY f.projectId, f.publishedAt')
  .all();

let state = Number(seed) >>> 0 || 1;
/** Mulberry32: the same seed prints the same sample. */
const random = () => {
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
};
const pick = (list, n) => list.map((item) => [random(), item]).sort(([a], [b]) => a - b).slice(0, n).map(([, item]) => item);
const line = (row) => `   ${String(row.publishedAt).slice(0, 10)} ${row.type.padEnd(13)} ${row.title}  〔${row.codeKey ?? '—'}｜${row.ownerName ?? '—'}〕`;

const projects = new Map();
for (const row of rows) projects.set(row.projectId, [...(projects.get(row.projectId) ?? []), row]);
const groups = [...projects.values()].filter((group) => group.length > 1);
console.log(`${rows.length} 条公告，${projects.size} 个项目，其中 ${groups.length} 个有多条公告`);

if (what === 'joined') {
  const telling = groups.filter((group) => new Set(group.map(({ title }) => title)).size > 1);
  for (const [index, group] of pick(telling, Number(count)).entries()) console.log(`${index + 1}.`, `\n${group.map(line).join('\n')}`);
} else {
  const sources = Map.groupBy ? Map.groupBy(rows, (row) => row.source) : rows.reduce((map, row) => map.set(row.source, [...(map.get(row.source) ?? []), row]), new Map());
  const near = [];
  for (const list of sources.values()) {
    const byKey = [...list].sort((a, b) => (a.titleKey < b.titleKey ? -1 : 1));
    for (let at = 1; at < byKey.length; at++) {
      const [a, b] = [byKey[at - 1], byKey[at]];
      if (a.projectId !== b.projectId && likeness(a.titleKey, b.titleKey) > 0.85) near.push([a, b]);
    }
  }
  console.log(`${near.length} 对名称相近而分开的公告`);
  for (const [index, pair] of pick(near, Number(count)).entries()) console.log(`${index + 1}.\n${pair.map(line).join('\n')}`);
}
