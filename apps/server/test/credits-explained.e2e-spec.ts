import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DeliveryHealth, DeliveryReason, Inbox, InboxLog } from '@sunshine/contracts';
import type { User } from '@sunshine/wechat-sandbox';
import { DataSource, Not } from 'typeorm';
import { DeliveryEntity } from '../src/modules/deliveries/delivery.entity.js';
import { InboxItemEntity } from '../src/modules/deliveries/inbox-item.entity.js';
import { CANARY_ID } from '../src/modules/identity/canary.js';
import { OutboxWorker } from '../src/platform/outbox/outbox-worker.js';
import { LONG, ONCE, startWechatStage, type WechatStage } from './support/wechat.js';

const PEOPLE = 120;
const AT_ONCE = 20;
const NOTICES = 3;
const MOST_CREDITS = 3;
const PREPARED_WITHIN_MS = 600_000;

type Kind = 'once' | 'long' | 'official' | 'inbox-chosen' | 'off' | 'refused';

interface Person {
  kind: Kind;
  credits: number;
  user: User;
  token: string;
}

const kindOf = (n: number): Kind => {
  if (n % 10 === 1) return 'long';
  if (n % 10 === 2) return 'official';
  if (n % 10 === 3) return 'inbox-chosen';
  if (n % 20 === 4) return 'off';
  return n % 10 === 5 ? 'refused' : 'once';
};

/** How many of the messages reach the phone, by the rules alone. */
const pushedTo = ({ kind, credits }: Person): number => (kind === 'long' || kind === 'official' ? NOTICES : kind === 'once' ? Math.min(credits, NOTICES) : 0);

describe(`${PEOPLE} people with 0 to ${MOST_CREDITS} credits`, () => {
  let stage: WechatStage;
  const people: Person[] = [];
  const concerned = (): Person[] => people.filter(({ kind }) => kind !== 'off');
  const deliveries = (): Promise<DeliveryEntity[]> => stage.test.app.get(DataSource).getRepository(DeliveryEntity).findBy({ userId: Not(CANARY_ID) });

  beforeAll(async () => {
    stage = await startWechatStage({ config: { SELF_WATCH: 'true' } });
    for (let from = 0; from < PEOPLE; from += AT_ONCE) people.push(...(await Promise.all(Array.from({ length: AT_ONCE }, (_, at) => join(from + at)))));
    for (let round = 1; round <= MOST_CREDITS; round += 1) await accept(round);
    for (const { kind, user, token } of people) {
      if (kind === 'off') await stage.test.api.put('/api/me/reminders', { on: false }, token);
      if (kind === 'inbox-chosen') await stage.test.api.put('/api/push-preference', { order: [] }, token);
      if (kind === 'refused') stage.sandbox.credits.set(user.id, ONCE, 0);
    }
  }, PREPARED_WITHIN_MS);
  afterAll(() => stage.close());

  const join = async (n: number): Promise<Person> => {
    const user = stage.sandbox.users.create(`第${n}人（演示）`);
    const token = await stage.test.loginUser(stage.sandbox.loginCode(user.id));
    await stage.test.api.post('/api/alerts', { name: '水库', anyOf: ['水库'] }, token);
    const kind = kindOf(n);
    return { kind, credits: kind === 'refused' ? 2 : n % (MOST_CREDITS + 1), user, token };
  };
  /** Everybody who has this many accepts taps once; WeChat stamps events in seconds, so each round has its own. */
  const accept = async (round: number): Promise<void> => {
    stage.test.clock.advance(1000);
    for (const { kind, credits, user } of people) {
      if (credits >= round) stage.sandbox.subscriptions.answer(user.id, { [ONCE]: 'accept' });
      if (round === 1 && kind === 'long') stage.sandbox.subscriptions.answer(user.id, { [LONG]: 'accept' });
      if (round === 1 && kind === 'official') stage.sandbox.subscriptions.follow(user.id, true);
    }
    await stage.settle();
  };

  /** A machine that is busy may make WeChat seem silent for a moment; what was put off for it goes later. */
  const untilNothingWaits = async (): Promise<void> => {
    for (let round = 0; round < 10 && (await deliveries()).some(({ state }) => state === 'waiting'); round += 1) {
      stage.test.clock.advance(10 * 60_000);
      await stage.settle();
    }
  };

  it('everybody concerned has it in the inbox before the first push goes out', async () => {
    for (let n = 1; n <= NOTICES; n += 1) {
      const { noticeId } = await stage.publish({ project: { name: `水库加固${n}`, code: null }, title: `水库加固工程${n}` });
      await stage.test.app.get(OutboxWorker).tick();
      const inbox = await stage.test.app.get(DataSource).getRepository(InboxItemEntity).findBy({ noticeId, userId: Not(CANARY_ID) });
      expect(inbox).toHaveLength(concerned().length);
      expect((await deliveries()).filter((delivery) => delivery.noticeId === noticeId && (delivery.callAt ?? delivery.sentAt) !== null)).toEqual([]);
      await stage.settle();
    }
    await untilNothingWaits();
  }, PREPARED_WITHIN_MS);

  it('nobody is pushed more, or less, than their permissions allow; nobody with 0 credits is', () => {
    const wrong = people.filter((person) => stage.sandbox.messages.list(person.user.id).length !== pushedTo(person));
    expect(wrong.map(({ kind, credits, user }) => ({ kind, credits, got: stage.sandbox.messages.list(user.id).length }))).toEqual([]);
    const broke = people.filter(({ kind, credits }) => kind === 'once' && credits === 0);
    expect(broke.length).toBeGreaterThan(10);
    expect(broke.flatMap(({ user }) => stage.sandbox.messages.list(user.id))).toEqual([]);
  });

  it('who withdrew the consent is told nothing, anywhere', async () => {
    const [off] = people.filter(({ kind }) => kind === 'off');
    expect((await stage.test.api.get<Inbox>('/api/inbox', off?.token)).body.items).toEqual([]);
  });

  it('told minus pushed is explained, all of it, by states and reasons', async () => {
    const rows = await deliveries();
    const pushed = rows.filter(({ state }) => state === 'sent' || state === 'confirmed');
    const rest = rows.filter(({ state }) => state !== 'sent' && state !== 'confirmed');
    expect(rows).toHaveLength(concerned().length * NOTICES);
    expect(rest.filter(({ state }) => state === 'waiting').map(({ channel, reason, detail }) => ({ channel, reason, detail }))).toEqual([]);
    expect(pushed.length).toBe(people.reduce((sum, person) => sum + pushedTo(person), 0));
    expect(rest.filter(({ state, reason }) => state !== 'inbox-only' || reason === null)).toEqual([]);
    const of = (reason: DeliveryReason): number => rest.filter((row) => row.reason === reason).length;
    const count = (which: (person: Person) => boolean): number => people.filter(which).length;
    expect(of('inbox-chosen')).toBe(count(({ kind }) => kind === 'inbox-chosen') * NOTICES);
    expect(of('no-credit')).toBe(people.reduce((sum, { kind, credits }) => sum + (kind === 'once' && credits > 0 ? NOTICES - credits : 0), 0));
    expect(of('not-subscribed')).toBe(count(({ kind, credits }) => kind === 'refused' || (kind === 'once' && credits === 0)) * NOTICES);
    expect(of('inbox-chosen') + of('no-credit') + of('not-subscribed')).toBe(rest.length);
  });

  it('the log of each says the same, and so do staff’s figures', async () => {
    for (const { token } of concerned().slice(0, 20)) {
      const { items } = (await stage.test.api.get<Inbox>('/api/inbox', token)).body;
      expect(items).toHaveLength(NOTICES);
      for (const { id, state, stateReason } of items) {
        const { body } = await stage.test.api.get<InboxLog>(`/api/inbox/${id}/log`, token);
        const last = body.steps.at(-1)?.text ?? '';
        expect(last).toContain(state === 'inbox-only' ? (stateReason ?? 'no reason') : state === 'confirmed' ? '微信确认已送达' : '微信已受理');
      }
    }
    const { body } = await stage.test.api.get<DeliveryHealth>('/api/staff/delivery-health', await stage.test.loginStaff('administrator'));
    const rows = await deliveries();
    const failed = body.failures.reduce((sum, { count }) => sum + count, 0);
    expect(body).toMatchObject({ announcements: NOTICES, told: rows.length });
    expect(failed).toBe(rows.filter(({ reason }) => reason === 'no-credit' || reason === 'not-subscribed').length);
    expect(body.toPhoneWithRetries?.n).toBe(rows.filter(({ state }) => state === 'sent' || state === 'confirmed').length);
  }, PREPARED_WITHIN_MS);
});
