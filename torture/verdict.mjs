import { eachOf } from './api.mjs';
import { Judgement } from './judgement.mjs';
import { expectedOf } from './oracle.mjs';

const AT_ONCE = 8;
const MOST_EVIDENCE = 20;

async function inboxOf(api, { token }, query = '') {
  const items = [];
  for (let cursor = ''; cursor !== null; ) {
    const page = await api.ok('GET', `/api/inbox?limit=100${query}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`, { token });
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}

/** By inbox item: in how many digests it is. */
async function heldInDigests(api, person, items) {
  const held = new Map();
  for (const digest of items) {
    if (digest.kind !== 'digest') continue;
    for (const { id } of await inboxOf(api, person, `&digest=${digest.id}`)) held.set(id, (held.get(id) ?? 0) + 1);
  }
  return held;
}

/** What every single person got, against what the oracle says: `{ breaches, counts, evidence }`. */
export async function judge({ api, wechat, world, submitted, concerned }) {
  const { wanted, allowed, gone } = expectedOf(world, concerned, submitted);
  const counts = { recipients: 0, inInbox: 0, phones: 0, unknown: 0, lostInbox: 0, doubledInbox: 0, strangers: 0, open: 0, lostPhone: 0, doubledPhone: 0, doubledUnmarked: 0, early: 0, digests: 0, states: {}, kinds: {} };
  const [breaches, evidence] = [[], []];
  await eachOf(world.crowd, AT_ONCE, async (person, index) => {
    const items = await inboxOf(api, person);
    const judgement = new Judgement({ person, wanted: wanted[index], allowed: allowed[index], gone, items, wechat, counts });
    const found = [...judgement.inbox(), ...(person.digestAt ? judgement.digest(await heldInDigests(api, person, items)) : judgement.phone())];
    breaches.push(...found);
    if (found.length > 0 && evidence.length < MOST_EVIDENCE) evidence.push(await judgement.evidence(api, submitted));
  });
  return { breaches, counts, evidence };
}
