// One notice for very many people: publish → the last message that WeChat (80 ms a call) has accepted, against a bare loop of the same calls.
//   npm run build:ts && node bench/fan-out.mjs [recipients=10000] [workers=1] [rounds=3] [events]
// TEST_DATABASE_URL=mysql://root@127.0.0.1:3306 runs it over MariaDB, with ROLE=api beside so many ROLE=worker processes; without,
// one process over SQLite does it all. `events`: WeChat reports each message back, as it does in life. SERVER_FLAGS: the servers' NODE_OPTIONS.
import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { approve, submitted } from '../e2e/support/actors.mjs';
import { makeDatabase, root, Stack, until } from '../e2e/support/stack.mjs';

const [recipients, workers, rounds] = [10_000, 1, 3].map((fallback, at) => Number(process.argv[2 + at] ?? fallback));
const hasEvents = process.argv.includes('events');
const isMariaDb = Boolean(process.env.TEST_DATABASE_URL);
const SEND_MS = 80;
const CONCURRENCY = Number(process.env.SEND_CONCURRENCY ?? 160);
const TEMPLATE = 'fan-out';
const BARE = 'bare-loop';
const FIELDS = { thing1: 'project', phrase2: 'step', time3: 'time', thing4: 'why' };
const CONTENT = '项目:{{thing1.DATA}}\n环节:{{phrase2.DATA}}\n时间:{{time3.DATA}}\n原因:{{thing4.DATA}}';
const WORD = '扇形试验';

function startPhones() {
  const child = fork(path.join(root, 'bench/lib/many-phones.mjs'));
  const open = new Map();
  let asked = 0;
  child.on('message', ({ id, answer }) => {
    open.get(id)(answer);
    open.delete(id);
  });
  const ask = (what, more = {}) =>
    new Promise((resolve) => {
      asked += 1;
      open.set(asked, resolve);
      child.send({ id: asked, what, ...more });
    });
  return { ask, stop: () => child.disconnect() };
}

/** People who have one alert for the word, and a credit for each round. */
async function furnish(url, openids) {
  const dist = (file) => import(path.join(root, 'apps/server/dist', file));
  const [{ createDataSource, dataSourceOptions }, { migrate }, { insertRows }, { newId }] = await Promise.all(['platform/database/data-source.js', 'platform/database/migrate.js', 'platform/database/rows.js', 'platform/database/ids.js'].map(dist));
  const [{ UserRow }, { AlertEntity }, { CreditEntity }] = await Promise.all(['modules/identity/user.entity.js', 'modules/alerts/alert.entity.js', 'modules/deliveries/credit.entity.js'].map(dist));
  const dataSource = await createDataSource(await dataSourceOptions({ url, poolSize: 2, entities: [UserRow, AlertEntity, CreditEntity] })).initialize();
  await migrate(dataSource);
  const now = new Date();
  const users = openids.map((miniOpenid) => ({ id: newId(), miniOpenid, officialFollowing: false, createdAt: now, lastSeenAt: now }));
  const timing = { frequency: 'now', at: '08:00', weekday: 1, quiet: null, pausedUntil: null };
  const alerts = users.map(({ id: userId }) => ({ id: newId(), userId, name: '扇形', conditions: { anyOf: [WORD] }, timing, createdAt: now }));
  const credits = openids.map((openid) => ({ id: newId(), openid, templateId: TEMPLATE, remaining: rounds, active: true, epoch: 0, acceptedAt: now, holds: 0, updatedAt: now }));
  await dataSource.transaction(async (manager) => {
    await insertRows(manager, UserRow, users);
    await insertRows(manager, AlertEntity, alerts);
    await insertRows(manager, CreditEntity, credits);
  });
  await dataSource.destroy();
}

function writeCentre(folder) {
  const file = path.join(folder, 'centre.json');
  const centre = JSON.parse(readFileSync(path.join(root, 'apps/server/config/centre.json'), 'utf8'));
  writeFileSync(file, JSON.stringify({ ...centre, templates: [{ id: TEMPLATE, channel: 'mini-once', purpose: 'notice', title: '公告提醒', fields: FIELDS }] }));
  return file;
}

function post(agent, url, body) {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) } }, async (response) => {
      let answer = '';
      for await (const chunk of response) answer += chunk;
      resolve(JSON.parse(answer));
    });
    sent.once('error', reject).end(text);
  });
}

/** The floor: the same calls from a list in memory, nothing matched and nothing written down. */
async function bareLoop(url, { appid, secret }, openids) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
  const { access_token: token } = await post(agent, `${url}/cgi-bin/stable_token`, { grant_type: 'client_credential', appid, secret });
  const data = { thing1: '扇形试验工程', phrase2: '招标公告', time3: '2026年11月22日 09:30', thing4: '订阅「扇形」' };
  const values = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, { value }]));
  const open = [...openids];
  const [startedAt, waitedBefore] = [Date.now(), waitedOf(process.pid)];
  const run = async () => {
    for (let touser = open.pop(); touser !== undefined; touser = open.pop()) {
      const answer = await post(agent, `${url}/cgi-bin/message/subscribe/send?access_token=${token}`, { touser, template_id: BARE, page: 'pages/project/index?id=1&notice=2', miniprogram_state: 'formal', lang: 'zh_CN', data: values });
      if (answer.errcode !== 0) throw new Error(JSON.stringify(answer));
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, run));
  const seconds = (Date.now() - startedAt) / 1000;
  agent.destroy();
  return { seconds, waited: waitedOf(process.pid) - waitedBefore };
}

async function fanOut(stack, phones, round) {
  const notice = await submitted(stack, { title: `${WORD}第${round}号招标公告` });
  await stack.staff('reviewer');
  const before = (await phones.ask('arrived', { templateId: TEMPLATE })).messages;
  const startedAt = Date.now();
  const [cpuBefore, waitedBefore] = [cpuOf(stack.serverPid), waitedOf(stack.serverPid)];
  await approve(stack, notice);
  const arrived = await until('all messages', async () => {
    const now = await phones.ask('arrived', { templateId: TEMPLATE });
    return now.messages - before >= recipients && now;
  }, 300_000, 100);
  return { noticeId: notice.id, seconds: (arrived.lastAt - startedAt) / 1000, waited: waitedOf(stack.serverPid) - waitedBefore, cpu: cpuOf(stack.serverPid) - cpuBefore };
}

/** All rows say that it was sent, and nobody has had two of one notice. */
async function check(stack, phones, noticeId, round) {
  const token = await stack.staff('administrator');
  const sent = await until('the rows', async () => {
    const states = await Promise.all(['sent', 'confirmed'].map((state) => countOf(stack, token, noticeId, state)));
    const sum = states[0] + states[1];
    return sum >= recipients && sum;
  }, 60_000, 500);
  const { people, most } = await phones.ask('arrived', { templateId: TEMPLATE });
  if (sent !== recipients || people !== recipients || most > round) throw new Error(`${sent} rows sent, ${people} people told, ${most} messages to one`);
}

async function countOf(stack, token, noticeId, state) {
  let [count, cursor] = [0, ''];
  do {
    const page = await stack.ok('GET', `/api/staff/deliveries?noticeId=${noticeId}&state=${state}&limit=100${cursor}`, { token });
    count += page.items.length;
    cursor = page.nextCursor === null ? undefined : `&cursor=${encodeURIComponent(page.nextCursor)}`;
  } while (cursor !== undefined);
  return count;
}

/** CPU seconds that a process has used, on Linux. */
function cpuOf(pid) {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return NaN;
  const fields = readFileSync(file, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Seconds that the main thread of a process was ready to run while others had the cores, on Linux: the noise of a shared machine. */
function waitedOf(pid) {
  const file = `/proc/${pid}/schedstat`;
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split(' ')[1]) / 1e9 : NaN;
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const phones = startPhones();
const database = await makeDatabase();
const folder = mkdtempSync(path.join(os.tmpdir(), 'sunshine-fan-out-'));
const mini = { appid: 'wx00000000000000f1', secret: 'fan-out-secret', token: 'fanouttoken', aesKey: 'fanOutEncodingAesKey0123456789abcdefghijklm' };
const templates = [TEMPLATE, BARE].map((id) => ({ id, kind: 'mini-once', title: '公告提醒', content: CONTENT }));
const { url, openids } = await phones.ask('start', { names: Array.from({ length: recipients }, (_, number) => `第${number}人`), credits: rounds, sendMs: SEND_MS, mini, templates });
await furnish(database.env.DATABASE_URL ?? `sqlite:${path.join(folder, 'sunshine.db')}`, openids);

const stack = await Stack.over({
  dataDir: folder,
  drop: database.drop,
  sandboxUrl: url,
  env: {
    ...{ CENTRE_CONFIG: writeCentre(folder), SEND_CONCURRENCY: String(CONCURRENCY), ROLE: isMariaDb ? 'api' : 'all', NODE_OPTIONS: process.env.SERVER_FLAGS ?? '' },
    ...{ WECHAT_MINI_APPID: mini.appid, WECHAT_MINI_SECRET: mini.secret, WECHAT_MINI_TOKEN: mini.token, WECHAT_MINI_AES_KEY: mini.aesKey },
    ...database.env,
  },
});
try {
  if (hasEvents) await phones.ask('pushTo', { url: `${stack.serverUrl}/api/wechat/mini/push` });
  if (isMariaDb) for (let worker = 0; worker < workers; worker += 1) await stack.startBeside({ ROLE: 'worker' });
  const [bare, ours] = [[], []];
  for (let round = 1; round <= rounds; round += 1) {
    const floor = await bareLoop(url, mini, openids);
    const one = await fanOut(stack, phones, round);
    await check(stack, phones, one.noticeId, round);
    bare.push(floor.seconds);
    ours.push(one.seconds);
    console.log(`round ${round}: bare loop ${floor.seconds.toFixed(2)} s (${floor.waited.toFixed(2)} of them waiting for a core), publish → last accepted ${one.seconds.toFixed(2)} s (of the process that was asked: ${one.waited.toFixed(2)} waiting, CPU ${one.cpu.toFixed(2)})`);
  }
  const where = isMariaDb ? `MariaDB, ${workers} worker${workers === 1 ? '' : 's'}` : 'SQLite, one process';
  console.log(`${where}: ${recipients} recipients, ${CONCURRENCY} calls at once of ${SEND_MS} ms${hasEvents ? ', with events' : ''}, medians of ${rounds}: bare loop ${median(bare).toFixed(2)} s, ours ${median(ours).toFixed(2)} s, ratio ${(median(bare) / median(ours)).toFixed(2)}; every row sent, nobody told twice`);
} finally {
  await stack.stopServer();
  await stack.stop();
  phones.stop();
  rmSync(folder, { recursive: true, force: true });
}
