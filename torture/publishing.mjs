import { setTimeout as wait } from 'node:timers/promises';
import { until } from './api.mjs';

const TRY_FOR_MS = 600_000;
const AT_ONCE = 2;
const DOWN_MS = 50;
/** So many acts lie before each process at first: enough for what it is to die of. */
const LEAD = 4;
const SAID_EVERY = 50;
const TOLD_WITHIN_MS = 120_000;
const SHOWN_AT_MOST = 100;
const CORRECTION = '<p>更正：开标地点改在二楼。</p>';

class Refused extends Error {}

const noticeOf = (api, id) => api.ok('GET', `/api/staff/notices/${id}`, { token: api.as('reviewer') });

/**
 * Does one thing through whatever happens. `acknowledged`: the server said yes; `found`: it died without a word and the thing
 * is done all the same. Either counts.
 */
async function carryOut(api, { route, body, isDone }) {
  const giveUpAt = Date.now() + TRY_FOR_MS;
  let isOpen = false;
  while (Date.now() < giveUpAt) {
    try {
      if (isOpen && (await isDone())) return 'found';
      const answer = await api.call('POST', route, { token: api.as('reviewer'), body });
      if (answer.status < 300) return 'acknowledged';
      if (answer.status < 500 && !isOpen) throw new Refused(`${route} → ${answer.status} ${JSON.stringify(answer.body)}`);
      isOpen = true;
    } catch (error) {
      if (error instanceof Refused) throw error;
      // Nobody listened: surely nothing was done.
      if (error.cause?.code !== 'ECONNREFUSED') isOpen = true;
    }
    await wait(DOWN_MS);
  }
  throw new Error(`${route} could not be done in ${TRY_FOR_MS} ms`);
}

const isIn = (api, id, ...states) => async () => states.includes((await noticeOf(api, id)).state);

function approve(api, { id, revision }, ...states) {
  return carryOut(api, { route: `/api/staff/notices/${id}/approve`, body: { revision, decisions: [] }, isDone: isIn(api, id, ...states) });
}

/** Looks how far the correction is and does the next step, until it waits for approval: what became of a step shows in the next look. */
async function prepareCorrection(api, id) {
  const giveUpAt = Date.now() + TRY_FOR_MS;
  while (Date.now() < giveUpAt) {
    const { workingState, draft, revision } = await noticeOf(api, id);
    if (workingState === 'in-review') return { id, revision };
    const ask = (method, more, body) => api.call(method, `/api/staff/notices/${id}${more}`, { token: api.as('editor'), body: { revision, ...body } }).catch(() => undefined);
    if (workingState === null) await ask('POST', '/correct', { reason: '地点有变' });
    else if (draft.bodyHtml.includes(CORRECTION)) await ask('POST', '/submit');
    else await ask('PUT', '', { draft: { ...draft, bodyHtml: draft.bodyHtml + CORRECTION } });
  }
  throw new Error(`the correction of ${id} could not be prepared in ${TRY_FOR_MS} ms`);
}

/** Everybody has heard of it: who is told of a notice that is gone already, or that they have begun to follow since, nobody has said. */
async function untilTold(api, id, people) {
  const isTold = async () => {
    const { items } = await api.ok('GET', `/api/staff/deliveries?noticeId=${id}&limit=${SHOWN_AT_MOST}`, { token: api.as('reviewer') });
    return items.length >= Math.min(people.length, SHOWN_AT_MOST);
  };
  // Whoever is lost shows at the end.
  await until('everybody to be told', isTold, TOLD_WITHIN_MS).catch(() => undefined);
}

const deeds = {
  publish: ({ api, submitted }, { notice }) => approve(api, submitted[notice], 'published', 'corrected', 'withdrawn'),

  async correct({ api, submitted }, { notice }) {
    return approve(api, await prepareCorrection(api, submitted[notice].id), 'corrected');
  },

  async withdraw({ api, submitted }, { notice }, { before }) {
    const { id } = submitted[notice];
    await untilTold(api, id, before);
    const { revision } = await noticeOf(api, id);
    return carryOut(api, { route: `/api/staff/notices/${id}/withdraw`, body: { revision, reason: '内容有误' }, isDone: isIn(api, id, 'withdrawn') });
  },

  async follow(run, act, { before }) {
    const { api, world, submitted } = run;
    await untilTold(api, submitted[act.base].id, before);
    const { projectId } = await api.ok('GET', `/api/notices/${submitted[act.base].id}`);
    for (const index of act.followers) await api.ok('POST', '/api/follows', { token: world.crowd[index].token, body: { projectId } });
    return deeds.publish(run, act);
  },
};

/**
 * Does everything, in step with the deaths: some work lies before each of them. The last thing is done when nobody dies any
 * more, so that whoever died last has something to come back to. Begins nothing but that after `endsAt`.
 */
export async function publishAll(run, say) {
  const { wechat, fleet, world, concerned, endsAt } = run;
  const { acts } = world;
  const outcomes = { acknowledged: 0, found: 0 };
  const done = new Map();
  const perDeath = acts.length / Math.max(1, fleet.wanted);
  const lead = LEAD * fleet.slots.length;
  let number = 0;
  const isOver = () => endsAt !== undefined && Date.now() > endsAt;
  const isDue = () => isOver() || fleet.isDone || fleet.wanted === 0 || number < lead + fleet.deaths.length * perDeath;
  const perform = async (index) => {
    const act = acts[index];
    await done.get(act.base ?? act.notice);
    wechat.unsettle(index, world.crowd, concerned[index].people);
    outcomes[await deeds[act.kind](run, act, concerned[index])] += 1;
    fleet.acted();
  };
  const next = () => {
    const index = number++;
    const doing = perform(index);
    done.set(acts[index].notice, doing);
    if (index % SAID_EVERY === SAID_EVERY - 1) say(`${index + 1} begun, ${fleet.deaths.length} killed`);
    return doing;
  };
  const worker = async () => {
    while (number < acts.length - 1) {
      await until('the deaths to go on', isDue, TRY_FOR_MS, DOWN_MS);
      if (isOver() || number >= acts.length - 1) return;
      await next();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  await until('the last deaths', () => isOver() || fleet.isDone, TRY_FOR_MS, DOWN_MS);
  fleet.spare();
  await until('the deaths that were ordered', () => fleet.isDone, TRY_FOR_MS, DOWN_MS);
  await next();
  return { ...outcomes, begun: number };
}
