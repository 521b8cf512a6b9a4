import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { User } from '@sunshine/wechat-sandbox';
import { DataSource } from 'typeorm';
import { DeliveriesService, type NoticeNews } from '../src/modules/deliveries/deliveries.service.js';
import { DeliveryEntity } from '../src/modules/deliveries/delivery.entity.js';
import { UserRow } from '../src/modules/identity/user.entity.js';
import { AlarmRow } from '../src/platform/alarms/alarm.entity.js';
import { addMs } from '../src/platform/clock/clock.js';
import { newId } from '../src/platform/database/ids.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { startWechatStage, type WechatStage } from './support/wechat.js';

const MESSAGES = Number(process.env['OUTAGE_MESSAGES'] ?? 200);
const NOTICES = 20;
const EACH = MESSAGES / NOTICES;
/** The sandbox knows few more people. */
const PEOPLE = Math.min(MESSAGES, 900);
/** What waits takes more than a minute, so that the quota is met. */
const PER_MINUTE = Math.ceil(MESSAGES / 1.5);
const AT_ONCE = 20;
/** Who is put off looks again within 15 s. */
const TURNS_MS = 15_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const TEMPLATE = '/cgi-bin/message/template/send';
const VALUES = { project: '道路硬化', step: '招标公告', time: '2026年11月20日 09:30', why: '订阅「道路」' };
/** Not in the order of their deadlines. */
const SHUFFLED = Array.from({ length: NOTICES }, (_one, index) => (index * 7) % NOTICES);
const WITHDRAWN = SHUFFLED[3];
const GONE = SHUFFLED[11];

/** The most that arrived in any sixty seconds. */
function mostInAMinute(times: number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  let [most, from] = [0, 0];
  sorted.forEach((at, index) => {
    while ((sorted[from] ?? at) <= at - MINUTE) from += 1;
    most = Math.max(most, index - from + 1);
  });
  return most;
}

describe(`after an hour in which WeChat does not answer, with ${MESSAGES} messages due`, () => {
  let stage: WechatStage;
  let people: { userId: string; phone: User }[];
  const notices = new Map<number, { noticeId: string; deadlineAt: Date }>();
  let callsInOutage = 0;
  let alarmsInOutage: string[];
  let lastStep = 0;

  const clock = () => stage.test.clock;
  const database = (): DataSource => stage.test.app.get(DataSource);
  const rowsOf = (index: number | undefined): Promise<DeliveryEntity[]> => database().getRepository(DeliveryEntity).findBy({ noticeId: notices.get(index ?? -1)?.noticeId ?? '', kind: 'published' });
  const isOver = async (): Promise<boolean> => (await database().getRepository(DeliveryEntity).countBy({ state: 'waiting' })) === 0;

  const addPeople = async (): Promise<void> => {
    people = Array.from({ length: PEOPLE }, (_one, index) => ({ userId: newId(), phone: stage.sandbox.users.create(`第${index}人（演示）`) }));
    const now = clock().now();
    const rows = people.map(({ userId: id, phone }) => {
      stage.sandbox.users.set(phone.id, { follower: true });
      return { id, miniOpenid: phone.miniOpenid, officialOpenid: phone.officialOpenid, unionid: phone.unionid, officialFollowing: true, createdAt: now, lastSeenAt: now };
    });
    for (let from = 0; from < rows.length; from += 100) await database().getRepository(UserRow).insert(rows.slice(from, from + 100));
  };
  /** Deadlines an hour apart from tomorrow on; one is over before WeChat is back. */
  const tell = async (index: number): Promise<void> => {
    const { noticeId, projectId } = await stage.publish({ project: { name: `工程${index}号`, code: null } });
    const deadlineAt = addMs(clock().now(), index === GONE ? HOUR / 2 : (24 + index) * HOUR);
    const news: NoticeNews = { kind: 'published', noticeId, versionNumber: 1, projectId, title: `工程${index}号招标公告`, summary: '招标公告', deadlineAt, expiresAt: deadlineAt };
    const tellings = Array.from({ length: EACH }, (_one, at) => ({ userId: people[(index * EACH + at) % PEOPLE]?.userId ?? '', reasons: [], values: VALUES, timing: { when: 'now' as const, quiet: [] } }));
    notices.set(index, { noticeId, deadlineAt });
    await stage.test.app.get(UnitOfWork).run((tx) => stage.test.app.get(DeliveriesService, { strict: false }).record(tx, news, tellings));
  };
  const withdraw = async (index: number | undefined): Promise<void> => {
    const reviewer = await stage.test.loginStaff('reviewer');
    const { noticeId } = notices.get(index ?? -1) ?? { noticeId: '' };
    const { body } = await stage.test.api.get<{ revision: number }>(`/api/staff/notices/${noticeId}`, reviewer);
    expect((await stage.test.api.post(`/api/staff/notices/${noticeId}/withdraw`, { revision: body.revision, reason: '项目取消' }, reviewer)).status).toBeLessThan(300);
  };
  const pass = async (ms: number, stepMs: number, isDone: () => Promise<boolean> = () => Promise.resolve(false)): Promise<void> => {
    const end = clock().now().getTime() + ms;
    while (clock().now().getTime() < end && !(await isDone())) {
      clock().advance(stepMs);
      await stage.settle();
    }
  };

  beforeAll(async () => {
    stage = await startWechatStage({ config: { WECHAT_TEMPLATE_PER_MINUTE: String(PER_MINUTE), SEND_CONCURRENCY: String(AT_ONCE) } });
    // The order in which messages reach the phones is what is looked at, not what WeChat reports of them.
    stage.sandbox.settings.official.pushUrl = undefined;
    await addPeople();
    stage.sandbox.faults.add({ kind: 'http-500', times: 1_000_000, match: { path: TEMPLATE } });
    for (const index of SHUFFLED) await tell(index);
    await stage.settle();
    await pass(HOUR / 3, 30_000);
    await withdraw(WITHDRAWN);
    await pass((2 * HOUR) / 3, 30_000);
    callsInOutage = stage.sandbox.log.list().filter(({ path }) => path === TEMPLATE).length;
    alarmsInOutage = (await database().getRepository(AlarmRow).find()).map(({ key }) => key);
    stage.sandbox.faults.clear();
    await pass(HOUR, 500, isOver);
    lastStep = clock().now().getTime();
  }, 600_000);
  afterAll(() => stage.close());

  it('every message has been delivered, once', async () => {
    for (const index of SHUFFLED) {
      if (index === WITHDRAWN || index === GONE) continue;
      expect((await rowsOf(index)).map(({ state }) => state)).toEqual(Array.from({ length: EACH }, () => 'sent'));
    }
    const arrived = people.flatMap(({ phone }) => stage.sandbox.messages.list(phone.id));
    const sent = await database().getRepository(DeliveryEntity).findBy({ state: 'sent' });
    expect(new Set(arrived.map(({ id }) => id))).toEqual(new Set(sent.map(({ msgid }) => msgid)));
    expect(arrived).toHaveLength(sent.length);
  });

  it('none was for the notice that was withdrawn or the deadline that was gone, and the inbox says so', async () => {
    expect(await rowsOf(WITHDRAWN)).toEqual(Array.from({ length: EACH }, () => expect.objectContaining({ state: 'inbox-only', reason: 'withdrawn', msgid: null }) as unknown));
    expect(await rowsOf(GONE)).toEqual(Array.from({ length: EACH }, () => expect.objectContaining({ state: 'inbox-only', reason: 'deadline-gone', msgid: null }) as unknown));
  });

  it('they arrived in the order of their deadlines, but for what was under way at once', async () => {
    const sent = await database().getRepository(DeliveryEntity).findBy({ state: 'sent', kind: 'published' });
    const inOrder = sent.sort((a, b) => (BigInt(a.msgid ?? 0) < BigInt(b.msgid ?? 0) ? -1 : 1)).map(({ deadlineAt }) => deadlineAt?.getTime() ?? 0);
    const ideal = [...inOrder].sort((a, b) => a - b);
    // Who was overtaken: the messages before it that had more time left.
    const overtaken = inOrder.map((deadline, at) => inOrder.slice(0, at).filter((other) => other > deadline).length);
    expect(inOrder).toHaveLength(ideal.length);
    expect(Math.max(...overtaken)).toBeLessThanOrEqual(AT_ONCE + EACH);
  });

  it('never more went out in a minute than the quota allows, and hardly less', () => {
    const times = people.flatMap(({ phone }) => stage.sandbox.messages.list(phone.id)).map(({ at }) => at);
    expect(mostInAMinute(times)).toBeLessThanOrEqual(PER_MINUTE);
    const tookMs = lastStep - Math.min(...times);
    expect(tookMs).toBeLessThan(1.5 * (times.length / PER_MINUTE) * MINUTE + TURNS_MS);
  });

  it('WeChat was left in peace meanwhile: a probe every half a minute, and an alarm that is over now', async () => {
    expect(callsInOutage).toBeLessThanOrEqual(AT_ONCE * 5 + 130);
    expect(alarmsInOutage).toContain('call:sendTemplateMessage:silent');
    expect(await database().getRepository(AlarmRow).findBy({ key: 'call:sendTemplateMessage:silent' })).toEqual([]);
  });
});
