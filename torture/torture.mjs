import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { account, accountEnv, freePort, makeDatabase } from '../e2e/support/stack.mjs';
import { Api, until } from './api.mjs';
import { bundleServer } from './bundle.mjs';
import { Fleet, pointsOf } from './fleet.mjs';
import { concernedBy } from './oracle.mjs';
import { publishAll } from './publishing.mjs';
import { furnish, submitAll, writeCentre } from './setting.mjs';
import { countBy, flushRedis, recovery } from './tools.mjs';
import { judge } from './verdict.mjs';
import { TIMEOUT_MS, Wechat } from './wechat.mjs';
import { makeWorld } from './world.mjs';

/** The bar: a process that died is back at work after so long. */
const BACK_WITHIN_S = 60;
/** After the last publish: the longest back-off of what a fault or a death left behind, and some. */
const QUIET_MS = 300_000;
const LOOK_EVERY_MS = 1000;
const LEASE_MS = 5000;
const MAKING_MS = 10_000;

function serverEnv({ folder, port, sandboxUrl, mini, official, redisUrl }) {
  return {
    ...{ PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder, CENTRE_CONFIG: writeCentre(folder), DEMO: 'true', LOG_LEVEL: 'error' },
    ...{ WECHAT_API_BASE: sandboxUrl, WECHAT_TIMEOUT_MS: String(TIMEOUT_MS), WECHAT_REPLAY_WINDOW_S: '0', OUTBOX_LEASE_MS: String(LEASE_MS), PASSWORD_COST_LOG2: '10' },
    ...{ RATE_LOGIN_PER_MINUTE: '100000', RATE_WRITE_PER_MINUTE: '1000000', RATE_READ_PER_MINUTE: '1000000', REDIS_URL: redisUrl ?? '' },
    ...accountEnv('WECHAT_MINI', mini),
    ...accountEnv('WECHAT_OFFICIAL', official),
  };
}

/** SQLite: one process does everything. A database server: one answers, the others work. */
function slotsOf(env, databaseUrl, workers) {
  if (!databaseUrl) return [{ name: 'all', env: { ...env, ROLE: 'all' }, points: pointsOf.all }];
  const worker = (_, index) => ({ name: `worker ${index + 1}`, env: { ...env, PORT: '0', ROLE: 'worker' }, points: pointsOf.worker });
  return [{ name: 'api', env: { ...env, ROLE: 'api' }, points: pointsOf.api }, ...Array.from({ length: workers }, worker)];
}

/** Everything that runs, over a furnished database, and how it is taken down again. */
async function raise(options, { crowd, acts }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sunshine-torture-'));
  const database = await makeDatabase(options.databaseUrl ?? '');
  const [port, mini, official] = [await freePort(), account(), account()];
  const wechat = await Wechat.start({ mini, official, seed: options.seed });
  const url = `http://127.0.0.1:${port}`;
  const env = { ...serverEnv({ folder, port, sandboxUrl: wechat.sandbox.url, mini, official, redisUrl: options.redisUrl }), ...database.env };
  await furnish(env, wechat, crowd);
  wechat.tellAt(url);
  const fleet = new Fleet({ bundle: await bundleServer(folder), kills: options.kills, acts: acts.length, seed: options.seed, slots: slotsOf(env, options.databaseUrl, options.workers) });
  const down = async () => {
    await fleet.stop();
    await wechat.sandbox.close();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { api: new Api(url), wechat, fleet, down };
}

async function flushAsOrdered({ redisUrl, flushes, kills }, fleet, isOver) {
  let flushed = 0;
  while (!isOver() && flushed < flushes) {
    if (fleet.deaths.length >= ((flushed + 1) * kills) / (flushes + 1)) {
      await flushRedis(redisUrl);
      flushed += 1;
    }
    await wait(100);
  }
  return flushed;
}

/** Nothing waits any more: no event, no delivery, and nobody's inbox lacks anything. Answers the last judgement. */
async function comeToRest(run, say) {
  const { api } = run;
  const giveUpAt = Date.now() + QUIET_MS;
  const isQuiet = async () => {
    const waiting = await api.ok('GET', '/api/staff/deliveries?state=waiting&limit=1', { token: api.as('administrator') });
    const { events } = await api.ok('GET', '/api/staff/wechat/backlog', { token: api.as('administrator') });
    return waiting.items.length === 0 && events === 0;
  };
  for (;;) {
    await until('the deliveries to end', async () => (await isQuiet()) || Date.now() > giveUpAt, QUIET_MS * 2, LOOK_EVERY_MS);
    // What ended last has its event on the way.
    await run.wechat.sandbox.pushes.idle();
    await until('the events to be applied', async () => (await isQuiet()) || Date.now() > giveUpAt, QUIET_MS * 2, LOOK_EVERY_MS);
    const judgement = await judge(run);
    const mayMend = judgement.counts.lostInbox + judgement.counts.open > 0;
    if (!mayMend || Date.now() > giveUpAt) return judgement;
    say(`not at rest yet: ${judgement.counts.lostInbox} inbox items to come, ${judgement.counts.open} deliveries open`);
    await wait(2000);
  }
}

/** Waits until the last digests were due and the last quiet hours over, and digests have had time to be made. */
async function awaitSlots({ slots }) {
  const last = slots.at(-1);
  if (last === undefined) return;
  const left = last + MAKING_MS - Date.now();
  if (left > 0) await wait(left);
}

const latenessOf = (back) => (back.working.worst > BACK_WITHIN_S ? [`a process was back at work only after ${back.working.worst} s`] : []);

function breachesOf({ judgement, fleet, back }) {
  const idle = back.neverWorked > 0 ? [`after ${back.neverWorked} deaths nothing was done any more`] : [];
  return [...judgement.breaches, ...idle, ...fleet.failures.map(({ name, code, log }) => `${name} ended by itself (${code}): ${log}`)];
}

/** One whole run. Answers the report; `breaches` is empty when everything held, and `late` when it was quick enough besides. */
export async function torture(options, say = () => undefined) {
  const startedAt = Date.now();
  const world = makeWorld(options);
  const { down, ...rig } = await raise(options, world);
  const { api, wechat, fleet } = rig;
  const watch = setInterval(() => wechat.deliveredSinceLastLook() && fleet.progress(), 20);
  try {
    await fleet.start();
    await api.login();
    say(`${world.crowd.length} people and ${options.alerts} alerts are there`);
    const submitted = await submitAll(api, world.notices);
    const run = { ...rig, world, submitted, concerned: concernedBy(world) };
    say(`${submitted.length} notices wait for approval; the killing begins`);
    const [killingAt, killingFrom] = [Date.now(), performance.now()];
    if (options.minutes > 0) run.endsAt = killingAt + options.minutes * 60_000;
    fleet.kill();
    let isOver = false;
    const flushing = flushAsOrdered(options, fleet, () => isOver);
    const published = await publishAll(run, say).finally(() => (isOver = true));
    run.world = { ...world, acts: world.acts.slice(0, published.begun) };
    const flushed = await flushing;
    const killingMs = Date.now() - killingAt;
    await awaitSlots(world);
    const judgement = await comeToRest(run, say);
    const back = recovery(fleet.deaths);
    return {
      options: { ...options, databaseUrl: undefined, redisUrl: undefined, database: options.databaseUrl ? 'mariadb' : 'sqlite', redis: Boolean(options.redisUrl) },
      ...{ published, flushed, kills: fleet.deaths.length, killedBy: countBy(fleet.deaths, ({ by }) => by), killedWho: countBy(fleet.deaths, ({ name }) => name) },
      did: countBy(run.world.acts, ({ kind }) => kind),
      ...{ troubles: wechat.troubles, counts: judgement.counts, back },
      seconds: { all: Math.round((Date.now() - startedAt) / 1000), killing: Math.round(killingMs / 1000) },
      breaches: breachesOf({ judgement, fleet, back }),
      late: latenessOf(back),
      evidence: judgement.evidence,
      deaths: fleet.deaths.map(({ name, by, at }) => ({ name, by, atS: Math.round((at - killingFrom) / 100) / 10 })),
    };
  } finally {
    clearInterval(watch);
    await down();
  }
}
