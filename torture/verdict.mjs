import { eachOf } from './api.mjs';

const AT_ONCE = 8;
/** The sandbox keeps no more of one person: who comes near could have lost some there. */
const KEPT_PER_PERSON = 200;
const MOST_EVIDENCE = 20;
const ENDED = new Set(['sent', 'confirmed', 'unknown', 'failed', 'inbox-only', 'in-digest']);

async function inboxOf(api, { token }, query = '') {
  const items = [];
  for (let cursor = ''; cursor !== null; ) {
    const page = await api.ok('GET', `/api/inbox?limit=100${query}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`, { token });
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}

/** What every single person got, against what the oracle says: `{ breaches, counts, evidence }`. */
export async function judge({ api, wechat, world, submitted, recipients }) {
  const wanted = world.crowd.map(() => new Set());
  for (const [number, indexes] of recipients.entries()) for (const index of indexes) wanted[index].add(submitted[number].id);
  const counts = { recipients: 0, phones: 0, unknown: 0, lostInbox: 0, doubledInbox: 0, strangers: 0, open: 0, lostPhone: 0, doubledPhone: 0, doubledUnmarked: 0, digests: 0, states: {} };
  const [breaches, evidence] = [[], []];
  await eachOf(world.crowd, AT_ONCE, async (person, index) => {
    const judgement = new Judgement(person, wanted[index], await inboxOf(api, person), wechat, counts);
    const found = [...judgement.inbox(), ...(person.hasDigest ? await judgement.digest((query) => inboxOf(api, person, query)) : judgement.phone())];
    breaches.push(...found);
    if (found.length > 0 && evidence.length < MOST_EVIDENCE) evidence.push(await judgement.evidence(api, submitted));
  });
  return { breaches, counts, evidence };
}

class Judgement {
  constructor(person, wanted, items, wechat, counts) {
    Object.assign(this, { person, wanted, wechat, counts });
    this.items = items.filter(({ kind }) => kind === 'published');
    this.digests = items.filter(({ kind }) => kind === 'digest');
    this.byNotice = groupBy(this.items, ({ noticeId }) => noticeId);
    this.onPhone = wechat.phoneOf(person);
  }

  breach(count, text) {
    this.counts[count] += 1;
    return [`${this.person.name}（${this.person.way}）: ${text}`];
  }

  /** Exactly one item a notice, each with an ended delivery. */
  inbox() {
    const { wanted, counts } = this;
    counts.recipients += wanted.size;
    const found = [];
    for (const id of wanted) if (!this.byNotice.has(id)) found.push(...this.breach('lostInbox', `no inbox item of ${id}`));
    for (const [id, items] of this.byNotice) {
      if (!wanted.has(id)) found.push(...this.breach('strangers', `told of ${id}, which the oracle does not know`));
      if (items.length > 1) found.push(...this.breach('doubledInbox', `${items.length} inbox items of ${id}`));
    }
    for (const { noticeId, state } of this.items) {
      counts.states[state] = (counts.states[state] ?? 0) + 1;
      if (!ENDED.has(state)) found.push(...this.breach('open', `${noticeId} is still ${state}`));
    }
    return found;
  }

  /** The phone has each message once, wherever WeChat allowed it. */
  phone() {
    const { byNotice: phone, total } = this.onPhone;
    this.counts.phones += total;
    const unknown = this.items.filter(({ state }) => state === 'unknown').length;
    this.counts.unknown += unknown;
    const found = total >= KEPT_PER_PERSON ? [`${this.person.name}: the sandbox's phone is full, use more people`] : [];
    for (const { noticeId, state } of this.items) {
      const times = phone.get(noticeId) ?? 0;
      if (times > 1) {
        this.counts.doubledPhone += 1;
        if (state !== 'unknown') found.push(...this.breach('doubledUnmarked', `${times} messages of ${noticeId}, and it is ${state}`));
      }
      if (times === 0 && state !== 'unknown' && this.isAllowed(unknown)) found.push(...this.breach('lostPhone', `no message of ${noticeId}, and it is ${state}`));
      if (times === 0 && (state === 'sent' || state === 'confirmed')) found.push(...this.breach('lostPhone', `${noticeId} is ${state} and never came`));
    }
    for (const id of phone.keys()) if (!this.wanted.has(id)) found.push(...this.breach('strangers', `a message of ${id}, which the oracle does not know`));
    return found;
  }

  /** Everything about somebody whom a breach names, as they can read it themselves, beside what was done to them. */
  async evidence(api, submitted) {
    const { name, way, revokedAt, troubles } = this.person;
    const numbers = new Map(submitted.map(({ id }, number) => [id, number]));
    const items = [];
    for (const { id, noticeId, state, channel } of this.items) {
      const { body: log } = await api.call('GET', `/api/inbox/${id}/log`, { token: this.person.token });
      items.push({ number: numbers.get(noticeId), noticeId, state, channel, onPhone: this.onPhone.byNotice.get(noticeId) ?? 0, log });
    }
    return { name, way, revokedAt, left: this.wechat.left(this.person), troubles, items };
  }

  /**
   * Whether WeChat would have taken one more: by its own books at the end, which only fall after the start. A call of unknown
   * outcome counts for one accept in our ledger although it may have used none (decision 0009).
   */
  isAllowed(unknown) {
    const { way, revokedAt } = this.person;
    if (way === 'follower') return true;
    if (way === 'long') return revokedAt === undefined;
    return way === 'once' && this.wechat.left(this.person) > unknown;
  }

  /** Whatever was due in a digest until now is in exactly one, and each digest came once. */
  async digest(list) {
    const now = new Date().toISOString();
    const held = new Map();
    for (const { id } of this.digests) for (const { noticeId } of await list(`&digest=${id}`)) held.set(noticeId, (held.get(noticeId) ?? 0) + 1);
    const found = [];
    for (const { noticeId, digestAt, state } of this.items) {
      const times = held.get(noticeId) ?? 0;
      const isDue = digestAt !== null && digestAt < now;
      if (isDue && times === 0) found.push(...this.breach('lostPhone', `${noticeId} was due in a digest at ${digestAt}, is ${state} and in none`));
      if (times > 1) found.push(...this.breach('doubledUnmarked', `${noticeId} is in ${times} digests`));
    }
    this.counts.digests += this.digests.length;
    const open = this.digests.filter(({ state }) => state === 'unknown').length;
    if (Math.abs(this.onPhone.digests - this.digests.length) > open) found.push(...this.breach('lostPhone', `${this.digests.length} digests, ${this.onPhone.digests} on the phone`));
    if (this.onPhone.byNotice.size > 0) found.push(...this.breach('strangers', 'pushed one by one in spite of the digest'));
    return found;
  }
}

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
