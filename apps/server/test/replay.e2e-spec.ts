import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SaveAlert } from '@sunshine/contracts';
import { DataSource } from 'typeorm';
import { AlertsService } from '../src/modules/alerts/alerts.service.js';
import { FollowsService } from '../src/modules/alerts/follows.service.js';
import { DeliveryEntity } from '../src/modules/deliveries/delivery.entity.js';
import { InboxItemEntity } from '../src/modules/deliveries/inbox-item.entity.js';
import { UsersService } from '../src/modules/identity/users.service.js';
import { NoticeIntake } from '../src/modules/notices/notice-intake.service.js';
import type { UserCaller } from '../src/platform/http/caller.js';
import { startOfDay, TestClock } from '../src/platform/clock/clock.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { OutboxRow } from '../src/platform/outbox/outbox.entity.js';
import { startTestApp, type TestApp } from './support/app.js';
import { expectedOf, isQuiet, type Arrival, type Expected, type Following, type Seeker } from './support/replay-oracle.js';
import { Dice, makeFollowings, makeSeekers, readArrivals } from './support/replay-world.js';
import { startScriptedWechat, type ScriptedWechat } from './support/scripted-wechat.js';

const feed = join(process.env['REAL_DATA_DIR'] ?? '', 'epoint-feed', 'first-seen.jsonl.gz');
const hasFeed = existsSync(feed);
const onRealFeed = hasFeed ? describe : describe.skip;
const SEND = '/cgi-bin/message/template/send';
const ALERTS = 500;
const PEOPLE = 240;
/** WeChat's quota a minute is kept even when the clock stands still. */
const SPREAD_MS = 60_000;
const AFTER_THE_END_MS = 9 * 86_400_000;

interface Sent {
  openid: string;
  page: string;
  at: Date;
}

/** At most ten of what is in one and not in the other, so that a failure can be read. */
const lacking = (from: Iterable<string>, other: { has(key: string): boolean }): string[] => [...from].filter((key) => !other.has(key)).slice(0, 10);

onRealFeed(`replaying the real arrival feed with ${ALERTS} alerts ${hasFeed ? '' : '（跳过：REAL_DATA_DIR 未设置）'}`, () => {
  let test: TestApp;
  let wechat: ScriptedWechat;
  let folder: string;
  let arrivals: Arrival[];
  let expected: Map<string, Expected>;
  let told: Map<string, DeliveryEntity>;
  let digests: Map<string, DeliveryEntity>;
  const sent: Sent[] = [];
  const userOf = new Map<string, string>();
  const personOf = new Map<string, string>();
  const noticeOf = new Map<string, string>();
  const infoOf = new Map<string, string>();
  const projectIds = new Map<string, string>();
  const tables = (): DataSource => test.app.get(DataSource);
  const caller = (person: string): UserCaller => ({ kind: 'user', id: userOf.get(person)! }) as UserCaller;

  beforeAll(async () => {
    arrivals = readArrivals(feed);
    const people = Array.from({ length: PEOPLE }, (_, index) => `person-${index}`);
    const dice = new Dice(20_250_522);
    const seekers = makeSeekers(arrivals, ALERTS, people, dice);
    const followings = makeFollowings(arrivals, people, dice);
    expected = expectedOf(arrivals, seekers, followings);
    const clock = new TestClock(new Date(arrivals[0]!.at.getTime() - 86_400_000));
    await start(clock);
    await settleIn(people, seekers);
    await play(clock, followings);
    await readOutcome();
  }, 600_000);
  afterAll(async () => {
    await test.close();
    await wechat.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(clock: TestClock): Promise<void> {
    wechat = await startScriptedWechat();
    wechat.answer(SEND, ({ body }) => {
      sent.push({ openid: String(body['touser']), page: (body['miniprogram'] as { pagepath: string }).pagepath, at: clock.now() });
      return { errcode: 0, errmsg: 'ok', msgid: sent.length };
    });
    folder = mkdtempSync(join(tmpdir(), 'sunshine-replay-'));
    const centre = JSON.parse(readFileSync(new URL('../config/centre.json', import.meta.url), 'utf8')) as Record<string, unknown>;
    const template = { id: 'replay', channel: 'official', purpose: 'notice', fields: { thing1: 'project', phrase2: 'step', time3: 'time', thing4: 'why' }, title: '提醒' };
    writeFileSync(join(folder, 'centre.json'), JSON.stringify({ ...centre, templates: [template] }));
    const config = { CENTRE_CONFIG: join(folder, 'centre.json'), WECHAT_OFFICIAL_APPID: 'wx0000000000000002', WECHAT_OFFICIAL_SECRET: 'test-secret-of-the-account' };
    test = await startTestApp({ clock, wechatBase: wechat.base, config });
  }

  async function settleIn(people: string[], seekers: Seeker[]): Promise<void> {
    const users = test.app.get(UsersService, { strict: false });
    for (const person of people) {
      await test.app.get(UnitOfWork).run((tx) => users.setOfficial(tx, { openid: person, unionid: `union-${person}`, following: true }));
      const { id } = (await users.findByOfficialOpenid(person))!;
      userOf.set(person, id);
      personOf.set(id, person);
    }
    const alerts = test.app.get(AlertsService, { strict: false });
    for (const { person, name, conditions, timing } of seekers) await alerts.create(caller(person), { name, timing, ...conditions } satisfies SaveAlert);
  }

  async function play(clock: TestClock, followings: Following[]): Promise<void> {
    for (let from = 0; from < arrivals.length; ) {
      const { at } = arrivals[from]!;
      const together = arrivals.filter((arrival) => arrival.at.getTime() === at.getTime());
      await workUntil(clock, at);
      clock.set(at);
      await test.app.get(UnitOfWork).run(async (tx) => {
        for (const arrival of together) await publish(tx, arrival);
      });
      await test.drain();
      for (const { person, project } of followings.filter(({ since }) => since.getTime() === at.getTime())) await test.app.get(FollowsService, { strict: false }).create(caller(person), { projectId: projectIds.get(project)! });
      from += together.length;
    }
    await workUntil(clock, new Date(arrivals.at(-1)!.at.getTime() + AFTER_THE_END_MS));
  }

  async function publish(tx: Parameters<NoticeIntake['publish']>[0], { id, day, title, project, type, category, region, amountFen }: Arrival): Promise<void> {
    const known = projectIds.get(project);
    const { noticeId, projectId } = await test.app.get(NoticeIntake, { strict: false }).publish(tx, {
      ...{ existingNoticeId: null, project: known === undefined ? { name: project, code: null } : { id: known }, title, type, category, regionCode: region, regionName: '宜昌市', ownerName: null, agencyName: null },
      ...{ amountFen, winners: [], keyDates: {}, greenChannel: false, bodyHtml: '<p>详见原文。</p>', attachments: [], publishedAt: startOfDay(day) },
      ...{ sourceName: '示例平台', sourceUrl: null, original: null, asDraft: false, notify: true },
    });
    projectIds.set(project, projectId);
    noticeOf.set(id, noticeId);
    infoOf.set(noticeId, id);
  }

  /** Lets the clock stand at each instant at which something is due, as a worker would. */
  async function workUntil(clock: TestClock, end: Date): Promise<void> {
    for (;;) {
      const [next] = await tables().getRepository(OutboxRow).find({ where: { state: 'pending' }, order: { dueAt: 'ASC' }, take: 1 });
      if (!next || next.dueAt >= end) return;
      if (next.dueAt > clock.now()) clock.set(next.dueAt);
      await test.drain();
    }
  }

  async function readOutcome(): Promise<void> {
    const items = new Map((await tables().getRepository(InboxItemEntity).find()).map((item) => [item.id, item]));
    const deliveries = await tables().getRepository(DeliveryEntity).find();
    expect(items.size).toBe(deliveries.length);
    told = new Map();
    digests = new Map();
    for (const delivery of deliveries) {
      if (delivery.kind === 'digest') digests.set(delivery.id, delivery);
      else told.set(`${personOf.get(delivery.userId)} ${infoOf.get(delivery.noticeId!)}`, delivery);
    }
    expect(told.size + digests.size).toBe(deliveries.length);
  }

  const slotOf = ({ id }: DeliveryEntity): string => [...told.values()].find(({ digestId }) => digestId === id)!.digestAt!.toISOString();
  const rung = (when: Expected['when']): [string, Expected][] => [...expected].filter(([, each]) => each.when === when);
  /** `person digest instant` → the notices in it. */
  const expectedDigests = (): Map<string, string[]> => {
    const all = new Map<string, string[]>();
    for (const [key, each] of rung('digest')) {
      const [person, id] = key.split(' ') as [string, string];
      const digest = `${person} ${each.when === 'digest' ? each.at.toISOString() : ''}`;
      all.set(digest, [...(all.get(digest) ?? []), id].sort());
    }
    return all;
  };

  it('is worth it: every kind of timing decides about many', () => {
    expect(arrivals).toHaveLength(1876);
    for (const when of ['now', 'digest', 'never'] as const) expect(rung(when).length).toBeGreaterThan(50);
    expect(rung('now').filter(([key, each]) => each.when === 'now' && each.at > arrivals.find(({ id }) => key.endsWith(id))!.at).length).toBeGreaterThan(25);
  });

  it('puts into the inboxes what the oracle says, nobody twice, also a notice with a date gone by', () => {
    expect(lacking(expected.keys(), told)).toEqual([]);
    expect(lacking(told.keys(), expected)).toEqual([]);
    const late = new Set(arrivals.filter(({ at, day }) => startOfDay(day).getTime() + 86_400_000 <= at.getTime()).map(({ id }) => id));
    expect([...told.keys()].filter((key) => late.has(key.split(' ')[1]!)).length).toBeGreaterThan(50);
  });

  it('says of each how it went', () => {
    const states = { now: 'sent', digest: 'in-digest', never: 'inbox-only' } as const;
    const wrong = [...told].filter(([key, { state, reason }]) => state !== states[expected.get(key)!.when] || (state === 'inbox-only' && reason !== 'paused'));
    expect(wrong.slice(0, 10).map(([key, { state }]) => `${key} ${state}`)).toEqual([]);
  });

  it('sends the messages that the oracle says and no other, each when it says, none in quiet hours', () => {
    const notices = sent.filter(({ page }) => page.startsWith('pages/project/'));
    const byKey = new Map(notices.map((each) => [`${each.openid} ${infoOf.get(new URLSearchParams(each.page.split('?')[1]).get('notice')!)}`, each]));
    const wanted = new Map(rung('now'));
    expect(byKey.size).toBe(notices.length);
    expect(lacking(wanted.keys(), byKey)).toEqual([]);
    expect(lacking(byKey.keys(), wanted)).toEqual([]);
    const wrong = [...byKey].filter(([key, { at }]) => {
      const each = wanted.get(key)!;
      const lateMs = each.when === 'now' ? at.getTime() - each.at.getTime() : -1;
      return lateMs < 0 || lateMs >= SPREAD_MS || (each.when === 'now' && isQuiet(each.quiet, at));
    });
    expect(wrong.slice(0, 10)).toEqual([]);
  });

  it('sends one digest a person and hour, with all that belongs into it, at that hour of a day in Shanghai', () => {
    const members = new Map<string, string[]>();
    for (const { digestId, noticeId } of told.values()) if (digestId !== null) members.set(digestId, [...(members.get(digestId) ?? []), infoOf.get(noticeId!)!].sort());
    const wanted = expectedDigests();
    const cards = new Map(sent.filter(({ page }) => page.startsWith('pages/inbox/')).map((each) => [each.page, each]));
    const made = new Map([...digests.values()].map((digest) => [`${personOf.get(digest.userId)} ${slotOf(digest)}`, digest]));
    expect([made.size, cards.size, cards.size + rung('now').length]).toEqual([digests.size, digests.size, sent.length]);
    expect(lacking(wanted.keys(), made)).toEqual([]);
    expect(lacking(made.keys(), wanted)).toEqual([]);
    const wrong = [...made].filter(([key, digest]) => {
      const lateMs = (cards.get(digest.page)?.at.getTime() ?? 0) - new Date(key.split(' ')[1]!).getTime();
      return lateMs < 0 || lateMs >= SPREAD_MS || String(members.get(digest.id)) !== String(wanted.get(key));
    });
    expect(wrong.slice(0, 10)).toEqual([]);
  });
});
