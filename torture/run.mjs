import { writeFileSync } from 'node:fs';
import { readOptions } from './options.mjs';
import { torture } from './torture.mjs';

const SHOWN = 20;
const joined = (counts) => Object.entries(counts).map(([key, count]) => `${key} ${count}`).join(', ');

function print({ options, published, did, kills, killedBy, killedWho, flushed, troubles, counts, back, seconds, breaches, late }) {
  const rows = [
    ['database', `${options.database}, ${options.workers || 1} worker(s)${options.redis ? `, Redis flushed ${flushed} times` : ''}, seed ${options.seed}`],
    ['alerts, people', `${options.alerts}, ${options.people}`],
    ['publishes', `${published.acknowledged} acknowledged, ${published.found} found done after the server died without an answer (${joined(did)})`],
    ['kills', `${kills} (${joined(killedWho)})`],
    ['killed at', joined(killedBy)],
    ['WeChat troubles', joined(troubles)],
    ['expected', `${counts.recipients} inbox items (${joined(counts.kinds)} there)`],
    ['in inbox', `${counts.inInbox}; lost ${counts.lostInbox}, doubled ${counts.doubledInbox}, strangers ${counts.strangers}, open ${counts.open}`],
    ['states', joined(counts.states)],
    ['on phone', `${counts.phones}, in ${counts.digests} digests besides; lost ${counts.lostPhone}, in quiet hours ${counts.early}`],
    ['outcome unknown', String(counts.unknown)],
    ['doubled on phone', `within unknown ${counts.doubledPhone - counts.doubledUnmarked}, beyond ${counts.doubledUnmarked}`],
    ['process up again', `p50 ${back.up.p50} s, p95 ${back.up.p95} s, worst ${back.up.worst} s`],
    ['work done again', `p50 ${back.working.p50} s, p95 ${back.working.p95} s, worst ${back.working.worst} s`],
    ['took', `${seconds.all} s, ${seconds.killing} s of it killing`],
  ];
  for (const [name, value] of rows) console.log(`${name.padEnd(18)} ${value}`);
  for (const breach of [...late, ...breaches].slice(0, SHOWN)) console.log(`BREACH  ${breach}`);
  console.log(breaches.length + late.length === 0 ? 'everything held' : `${breaches.length + late.length} breaches`);
}

let options;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exit(2);
}
const startedAt = Date.now();
const report = await torture(options, (line) => console.log(`[${String(Math.round((Date.now() - startedAt) / 1000)).padStart(5)} s] ${line}`));
writeFileSync(options.report, JSON.stringify(report, null, 2));
print(report);
console.log(`report: ${options.report}`);
process.exit(report.breaches.length + report.late.length === 0 ? 0 : 1);
