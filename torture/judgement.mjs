import { groupBy } from './tools.mjs';

/** The sandbox keeps no more of one person: who comes near could have lost some there. */
const KEPT_PER_PERSON = 200;
const NEWS = new Set(['published', 'corrected', 'withdrawn', 'reminder']);
const ENDED = new Set(['sent', 'confirmed', 'unknown', 'failed', 'inbox-only', 'in-digest']);

const keyOf = ({ kind, noticeId }) => `${kind} ${noticeId}`;

/** One person: what they were told and what came to the phone, against what the oracle wants. Each finding is a breach in words. */
export class Judgement {
  constructor({ person, wanted, allowed, gone, items, wechat, counts }) {
    Object.assign(this, { person, wanted, allowed, gone, wechat, counts });
    this.items = items.filter(({ kind }) => NEWS.has(kind));
    this.digests = items.filter(({ kind }) => kind === 'digest');
    this.byKey = groupBy(this.items, keyOf);
    this.onPhone = wechat.phoneOf(person);
  }

  breach(count, text) {
    this.counts[count] += 1;
    return [`${this.person.name}（${this.person.way}）: ${text}`];
  }

  /** Exactly one item of everything, each with an ended delivery. */
  inbox() {
    const { wanted, counts } = this;
    counts.recipients += wanted.size;
    const found = [];
    for (const key of wanted) if (!this.byKey.has(key)) found.push(...this.breach('lostInbox', `no inbox item: ${key}`));
    for (const [key, items] of this.byKey) {
      if (wanted.has(key)) counts.inInbox += 1;
      else if (!this.allowed.has(key)) found.push(...this.breach('strangers', `told of what the oracle does not know: ${key}`));
      if (items.length > 1) found.push(...this.breach('doubledInbox', `${items.length} inbox items: ${key}`));
    }
    for (const item of this.items) {
      counts.states[item.state] = (counts.states[item.state] ?? 0) + 1;
      counts.kinds[item.kind] = (counts.kinds[item.kind] ?? 0) + 1;
      if (!ENDED.has(item.state)) found.push(...this.breach('open', `still ${item.state}: ${keyOf(item)}`));
    }
    return found;
  }

  /** The phone has each message once, wherever WeChat allowed it. */
  phone() {
    const { byKey, total } = this.onPhone;
    this.counts.phones += total;
    this.unknown = this.items.filter(({ state }) => state === 'unknown').length;
    this.counts.unknown += this.unknown;
    const found = total >= KEPT_PER_PERSON ? [`${this.person.name}: the sandbox's phone is full, use more people`] : [];
    for (const item of this.items) found.push(...this.messagesOf(item, byKey.get(keyOf(item)) ?? []));
    for (const key of byKey.keys()) if (!this.byKey.has(key)) found.push(...this.breach('strangers', `a message without an inbox item: ${key}`));
    return found;
  }

  messagesOf(item, times) {
    const { state } = item;
    if (times.length > 1) {
      this.counts.doubledPhone += 1;
      return state === 'unknown' ? [] : this.breach('doubledUnmarked', `${times.length} messages, and it is ${state}: ${keyOf(item)}`);
    }
    if (times.length === 1) return times[0] < (this.person.quietUntil ?? 0) ? this.breach('early', `rang in quiet hours: ${keyOf(item)}`) : [];
    if (state === 'sent' || state === 'confirmed') return this.breach('lostPhone', `${state} and never came: ${keyOf(item)}`);
    if (state === 'unknown' || !this.isAllowed() || this.isOfNoUse(item)) return [];
    return this.breach('lostPhone', `no message, and it is ${state}: ${keyOf(item)}`);
  }

  /**
   * Whether WeChat would have taken one more: by its own books at the end, which only fall after the start. A call of unknown
   * outcome counts for one accept in our ledger although it may have used none (decision 0009); so does, until it is dropped,
   * a message of a notice that is gone by the time of its call.
   */
  isAllowed() {
    const { way, revokedAt } = this.person;
    if (way === 'follower') return true;
    if (way === 'long') return revokedAt === undefined;
    const dropped = this.items.filter((item) => this.gone.has(item.noticeId) && !this.onPhone.byKey.has(keyOf(item)));
    return way === 'once' && this.wechat.left(this.person) > this.unknown + dropped.length;
  }

  /** Nobody is pushed news of a notice that is gone, and that it is gone rings only for whom it rang. */
  isOfNoUse({ kind, noticeId }) {
    if (!this.gone.has(noticeId)) return false;
    return kind !== 'withdrawn' || !this.onPhone.byKey.has(`published ${noticeId}`);
  }

  /** Whatever was due in a digest until now is in exactly one, and each digest came once. `held`: in how many an item is. */
  digest(held) {
    const now = new Date().toISOString();
    const found = [];
    for (const item of this.items) {
      const times = held.get(item.id) ?? 0;
      const isDue = item.digestAt !== null && item.digestAt < now && !this.gone.has(item.noticeId);
      if (isDue && times === 0) found.push(...this.breach('lostPhone', `was due in a digest at ${item.digestAt}, is ${item.state} and in none: ${keyOf(item)}`));
      if (times > 1) found.push(...this.breach('doubledUnmarked', `in ${times} digests: ${keyOf(item)}`));
    }
    this.counts.digests += this.digests.length;
    const open = this.digests.filter(({ state }) => state === 'unknown').length;
    if (Math.abs(this.onPhone.digests - this.digests.length) > open) found.push(...this.breach('lostPhone', `${this.digests.length} digests, ${this.onPhone.digests} on the phone`));
    if (this.onPhone.byKey.size > 0) found.push(...this.breach('strangers', 'pushed one by one in spite of the digest'));
    return found;
  }

  /** Everything about somebody whom a breach names, as they can read it themselves, beside what was done to them. */
  async evidence(api, submitted) {
    const { name, way, revokedAt, digestAt, quietUntil, token, troubles } = this.person;
    const numbers = new Map(submitted.map(({ id }, number) => [id, number]));
    const items = [];
    for (const item of this.items) {
      const { id, kind, noticeId, state, channel, createdAt } = item;
      const { body: log } = await api.call('GET', `/api/inbox/${id}/log`, { token });
      items.push({ number: numbers.get(noticeId), kind, noticeId, state, channel, createdAt, onPhone: this.onPhone.byKey.get(keyOf(item))?.length ?? 0, log });
    }
    return { name, way, revokedAt, digestAt, quietUntil, left: this.wechat.left(this.person), troubles, items };
  }
}
