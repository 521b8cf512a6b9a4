import { eachOf, until } from './api.mjs';

const AT_ONCE = 12;
const HEARD_MS = 600_000;

const backlog = (api) => api.ok('GET', '/api/staff/wechat/backlog', { token: api.as('administrator') });

/** Everybody logs in, follows or accepts as their way is, and saves alerts. */
export async function settle(api, wechat, crowd) {
  const { sandbox } = wechat;
  await eachOf(crowd, AT_ONCE, async (person) => {
    person.user = sandbox.users.create(person.name);
    const { token } = await api.ok('POST', '/api/session', { body: { code: sandbox.loginCode(person.user.id) } });
    person.token = token;
  });
  await permit(wechat, crowd);
  const alerts = crowd.flatMap(({ token, alerts: own }) => own.map((body) => ({ token, body })));
  await eachOf(alerts, AT_ONCE, (alert) => api.ok('POST', '/api/alerts', alert));
  await sandbox.pushes.idle();
  await until('every event to be applied', async () => (await backlog(api)).events === 0, HEARD_MS);
  await compareCredits(api, crowd);
}

/** One accept of everybody a round: two events of one person within one second are one to the receiver. */
async function permit({ sandbox }, crowd) {
  for (const { user, way } of crowd) {
    if (way === 'follower') sandbox.subscriptions.follow(user.id, true);
    if (way === 'long') sandbox.subscriptions.answer(user.id, { 'torture-long': 'accept' });
  }
  const rounds = Math.max(0, ...crowd.map(({ accepts }) => accepts));
  for (let round = 0; round < rounds; round += 1) {
    for (const { user, accepts } of crowd) if (round < accepts) sandbox.subscriptions.answer(user.id, { 'torture-once': 'accept' });
    sandbox.clock.advance(1000);
    await sandbox.pushes.idle();
  }
  sandbox.clock.reset();
}

async function compareCredits(api, crowd) {
  await eachOf(crowd, AT_ONCE, async ({ name, token, accepts }) => {
    const { credits } = await api.ok('GET', '/api/me', { token });
    const left = credits.find(({ templateId }) => templateId === 'torture-once')?.left ?? 0;
    if (left !== accepts) throw new Error(`${name} accepted ${accepts} times, and the ledger says ${left}`);
  });
}

/** Drafts that wait for nothing but the approval: `{ id, revision }` each. */
export async function submitAll(api, drafts) {
  const token = api.as('editor');
  const submitted = [];
  await eachOf(drafts, AT_ONCE, async (draft, index) => {
    const { id } = await api.ok('POST', '/api/staff/notices', { token, body: { draft } });
    const { revision } = await api.ok('GET', `/api/staff/notices/${id}`, { token });
    submitted[index] = { id, revision: (await api.ok('POST', `/api/staff/notices/${id}/submit`, { token, body: { revision } })).revision };
  });
  return submitted;
}
