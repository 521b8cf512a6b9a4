import { setTimeout as wait } from 'node:timers/promises';
import { until } from './api.mjs';

const TRY_FOR_MS = 600_000;
const AT_ONCE = 2;
const DOWN_MS = 50;

const isPublic = async (api, id) => (await api.call('GET', `/api/notices/${id}`)).status === 200;

/**
 * Publishes one notice through whatever happens. `acknowledged`: the server said yes; `found`: it died without a word and the
 * notice is public all the same. Either counts.
 */
async function publish(api, { id, revision }) {
  const giveUpAt = Date.now() + TRY_FOR_MS;
  let isOpen = false;
  while (Date.now() < giveUpAt) {
    try {
      if (isOpen && (await isPublic(api, id))) return 'found';
      const answer = await api.call('POST', `/api/staff/notices/${id}/approve`, { token: api.as('reviewer'), body: { revision, decisions: [] } });
      if (answer.status < 300) return 'acknowledged';
      if (answer.status < 500 && !isOpen) throw new Refused(`approve ${id} → ${answer.status} ${JSON.stringify(answer.body)}`);
      isOpen = true;
    } catch (error) {
      if (error instanceof Refused) throw error;
      // Nobody listened: surely nothing was done.
      if (error.cause?.code !== 'ECONNREFUSED') isOpen = true;
    }
    await wait(DOWN_MS);
  }
  throw new Error(`notice ${id} could not be published in ${TRY_FOR_MS} ms`);
}

class Refused extends Error {}

/** Publishes everything, in step with the deaths: some work lies before each of them. Begins nothing after `endsAt`. */
export async function publishAll({ api, wechat, fleet, world, submitted, recipients, endsAt }, say) {
  const outcomes = { acknowledged: 0, found: 0 };
  const perDeath = submitted.length / Math.max(1, fleet.wanted);
  const lead = Math.max(4, Math.ceil(2 * perDeath));
  let number = 0;
  const isOver = () => endsAt !== undefined && Date.now() > endsAt;
  const isDue = () => isOver() || fleet.isDone || fleet.wanted === 0 || number < lead + fleet.deaths.length * perDeath;
  const worker = async () => {
    while (number < submitted.length) {
      await until('the deaths to go on', isDue, TRY_FOR_MS, DOWN_MS);
      if (isOver() || number >= submitted.length) return;
      const index = number++;
      wechat.unsettle(index, world.crowd, recipients[index]);
      outcomes[await publish(api, submitted[index])] += 1;
      fleet.progress();
      if (index % 50 === 49) say(`${index + 1} published, ${fleet.deaths.length} killed`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  await until('the last deaths', () => isOver() || fleet.isDone, TRY_FOR_MS, DOWN_MS);
  fleet.spare();
  await until('the deaths that were ordered', () => fleet.isDone, TRY_FOR_MS, DOWN_MS);
  return { ...outcomes, begun: number };
}
