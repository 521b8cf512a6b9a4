import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { FollowerStatus } from '@sunshine/contracts';
import { DataSource, IsNull, Not } from 'typeorm';
import { FollowersService } from '../src/modules/identity/followers.service.js';
import { UserRow } from '../src/modules/identity/user.entity.js';
import { Alarms } from '../src/platform/alarms/alarms.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { RecurringJobs } from '../src/platform/schedule/recurring-jobs.js';
import { ForgottenSenderEntity } from '../src/platform/wechat/callbacks/forgotten-sender.entity.js';
import { nowS, postSecure } from './support/callbacks.js';
import { startTestApp, type TestApp } from './support/app.js';
import { startScriptedWechat, type Reply, type ScriptedWechat } from './support/scripted-wechat.js';
import { startWechatStage, type Phone, type WechatStage } from './support/wechat.js';

const LIST = '/cgi-bin/user/get';
const BATCH = '/cgi-bin/user/info/batchget';
const ONE = '/cgi-bin/user/info';
const LOGIN = '/sns/jscode2session';
const OFFICIAL = { WECHAT_OFFICIAL_APPID: 'wx0000000000000002', WECHAT_OFFICIAL_SECRET: 'test-secret-of-the-official-account' };

describe('the followers of the official account', () => {
  let wechat: ScriptedWechat;
  let test: TestApp;
  /** openid → unionid, in the order in which they followed. */
  let followers: Map<string, string>;
  let pageSize: number;
  let pages: (string | null)[];

  beforeEach(async () => {
    followers = new Map();
    pageSize = 3;
    pages = [];
    wechat = await startScriptedWechat();
    test = await startTestApp({ wechatBase: wechat.base, config: OFFICIAL });
    wechat.answer(LIST, ({ query }) => listPage(query.get('next_openid')));
    wechat.answer(BATCH, ({ body }) => ({ user_info_list: (body['user_list'] as { openid: string }[]).map(({ openid }) => infoOf(openid)) }));
    wechat.answer(ONE, ({ query }) => infoOf(query.get('openid') ?? ''));
    wechat.answer(LOGIN, ({ query }) => ({ openid: `mini-${query.get('js_code')}`, unionid: `union-${query.get('js_code')}`, session_key: 'a2V5' }));
  });
  afterEach(async () => {
    await test.close();
    await wechat.close();
  });

  /** As WeChat does: the last page names its own last follower, and what follows it is empty. */
  function listPage(after: string | null): Reply {
    pages.push(after);
    const all = [...followers.keys()];
    const page = all.slice(after === null ? 0 : all.indexOf(after) + 1).slice(0, pageSize);
    return { total: all.length, count: page.length, ...(page.length > 0 ? { data: { openid: page } } : {}), next_openid: page.at(-1) ?? '' };
  }
  function infoOf(openid: string): object {
    const unionid = followers.get(openid);
    return unionid === undefined ? { subscribe: 0, openid } : { subscribe: 1, openid, ...(unionid === '' ? {} : { unionid }) };
  }
  const follow = (...names: string[]): void => names.forEach((name) => followers.set(`official-${name}`, `union-${name}`));
  const sync = () => test.app.get(RecurringJobs).runNow('identity.followers');
  const users = () => test.app.get(DataSource).getRepository(UserRow);
  const status = async () => (await test.api.get<FollowerStatus>('/api/staff/wechat/followers', await test.loginStaff('administrator'))).body;
  const alarms = async (): Promise<string[]> => (await test.app.get(Alarms).list()).map(({ key }) => key);

  it('are joined with the people of the phone by the unionid, over several pages, each once', async () => {
    await test.loginUser('a');
    await test.loginUser('g');
    follow('a', 'b', 'c', 'd', 'e', 'f', 'g');
    await sync();
    await sync();
    expect(await users().countBy({ officialFollowing: true })).toBe(7);
    expect(await users().findOneBy({ miniOpenid: 'mini-g' })).toMatchObject({ officialOpenid: 'official-g', officialFollowing: true });
    expect(await status()).toMatchObject({ following: 7, joined: 2, sync: { total: 7, done: 7, error: null, endedAt: test.clock.now().toISOString() } });
  });

  it('end at as many as there are, though the last page leads on', async () => {
    follow('a', 'b');
    await sync();
    expect(pages).toEqual([null]);
  });

  it('end also when a broken list leads in a circle', async () => {
    follow('a', 'b', 'c', 'd');
    wechat.answer(LIST, ({ query }) => {
      pages.push(query.get('next_openid'));
      const isFirst = query.get('next_openid') !== 'official-b';
      return { total: 100, count: 2, data: { openid: isFirst ? ['official-a', 'official-b'] : ['official-c', 'official-d'] }, next_openid: isFirst ? 'official-b' : 'official-d' };
    });
    await sync();
    expect(pages.length).toBeLessThanOrEqual(51);
  });

  it('who are on the list no more are asked about, and forgotten when they left', async () => {
    await test.loginUser('a');
    follow('a', 'b', 'c');
    await sync();
    test.clock.advance(86_400_000);
    followers.delete('official-a');
    followers.delete('official-b');
    await sync();
    expect(await users().findOneBy({ miniOpenid: 'mini-a' })).toMatchObject({ officialOpenid: null, officialFollowing: false });
    expect(await users().findOneBy({ officialOpenid: 'official-b' })).toBeNull();
    expect(await status()).toMatchObject({ following: 1, joined: 0 });
  });

  it('stay when a list leaves them out and WeChat says that they follow', async () => {
    follow('a', 'b');
    await sync();
    test.clock.advance(86_400_000);
    wechat.answer(LIST, { total: 0, count: 0, next_openid: '' });
    await sync();
    expect(await users().countBy({ officialFollowing: true })).toBe(2);
  });

  it('are asked about one by one when a stranger spoils a batch', async () => {
    follow('a', 'b', 'c');
    wechat.answer(BATCH, { errcode: 40003, errmsg: 'invalid openid' });
    wechat.answer(ONE, ({ query }) => (query.get('openid') === 'official-b' ? { errcode: 40003, errmsg: 'invalid openid' } : infoOf(query.get('openid') ?? '')));
    await sync();
    expect(await users().findBy({ unionid: Not(IsNull()) })).toHaveLength(2);
  });

  it('are walked through from where a failed walk stood, and from the start when that was long ago', async () => {
    follow('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
    let asked = 0;
    wechat.answer(LIST, ({ query }) => ((asked += 1) === 3 ? { errcode: 45009, errmsg: 'reach max api daily quota limit' } : listPage(query.get('next_openid'))));
    await expect(sync()).rejects.toThrow('45009');
    expect(await status()).toMatchObject({ sync: { total: 8, done: 6, endedAt: null, error: expect.stringContaining('45009') as unknown } });
    await sync();
    expect(pages).toEqual([null, 'official-c', 'official-f']);
    expect(await status()).toMatchObject({ following: 8, sync: { done: 8, error: null } });

    asked = 1;
    await expect(sync()).rejects.toThrow('45009');
    test.clock.advance(2 * 86_400_000);
    pages = [];
    await sync();
    expect(pages[0]).toBeNull();
  });

  it('without the right to read them are an alarm until the right is there', async () => {
    wechat.answer(LIST, { errcode: 48001, errmsg: 'api unauthorized rid: 1-2-3' });
    await sync();
    expect(await alarms()).toEqual(['followers:right']);
    wechat.answer(LIST, { errcode: 40164, errmsg: 'invalid ip 203.0.113.9 ipv6 ::ffff:203.0.113.9, not in whitelist rid: 1-2-3' });
    await sync();
    expect(await test.app.get(Alarms).list()).toMatchObject([{ key: 'followers:right', text: expect.stringContaining('IP 203.0.113.9 不在') }]);
    wechat.answer(LIST, ({ query }) => listPage(query.get('next_openid')));
    await sync();
    expect(await alarms()).toEqual([]);
  });

  it('are left alone where there is no official account', async () => {
    const bare = await startTestApp({ wechatBase: wechat.base });
    await bare.app.get(RecurringJobs).runNow('identity.followers');
    await bare.close();
    expect(pages).toEqual([]);
  });

  it('are walked through when an administrator asks, by a worker', async () => {
    follow('a');
    const [admin, editor] = [await test.loginStaff('administrator'), await test.loginStaff('editor')];
    expect((await test.api.post('/api/staff/wechat/followers/sync', {}, editor)).status).toBe(403);
    const jobs = test.app.get(RecurringJobs);
    await jobs.tick();
    expect((await test.api.post('/api/staff/wechat/followers/sync', {}, admin)).status).toBe(202);
    await jobs.tick();
    expect(await status()).toMatchObject({ following: 1 });
  });

  it('of a great account are joined a hundred at a time', async () => {
    pageSize = 10_000;
    for (let n = 0; n < 2_350; n += 1) followers.set(`official-${n}`, '');
    await sync();
    expect(wechat.asked(BATCH).map(({ user_list: list }) => (list as unknown[]).length)).toEqual([...Array<number>(23).fill(100), 50]);
    expect(await status()).toMatchObject({ following: 2_350, sync: { done: 2_350 } });
  });
});

describe('a follower who had everything erased', () => {
  const DAY_MS = 86_400_000;
  let stage: WechatStage;
  let phone: Phone;

  beforeEach(async () => {
    stage = await startWechatStage();
    phone = await stage.phone('要走的关注者（演示）');
    await phone.follow();
    stage.test.clock.advance(1000);
    await stage.test.api.delete('/api/me', phone.token);
  });
  afterEach(() => stage.close());

  const run = (job: string) => stage.test.app.get(RecurringJobs).runNow(job);
  const stored = () => stage.test.app.get(DataSource).getRepository(UserRow).find();
  const forgotten = () => stage.test.app.get(DataSource).getRepository(ForgottenSenderEntity).find();
  const advance = (ms: number) => stage.test.clock.advance(ms);

  it('is not stored again by the list or by a scan, on the next day or a month later', async () => {
    for (const wait of [DAY_MS, 30 * DAY_MS]) {
      advance(wait);
      await run('wechat.events');
      await run('identity.followers');
      stage.sandbox.subscriptions.scan(phone.user.id, '1');
      await stage.settle();
      expect(await stored()).toEqual([]);
    }
    expect(JSON.stringify(await forgotten())).not.toContain(phone.user.officialOpenid);
  });

  it('is not stored again by a walk that had asked WeChat before the erasure', async () => {
    const other = await stage.phone('同时要走的人（演示）');
    await other.follow();
    advance(DAY_MS);
    const followers = stage.test.app.get(FollowersService);
    const asked = await followers.askMany([other.user.officialOpenid], true);
    await stage.test.api.delete('/api/me', other.token);
    await stage.test.app.get(UnitOfWork).run((tx) => followers.applyMany(tx, asked));
    expect(await stored()).toEqual([]);
  });

  it('is joined again after a new login, which is a new consent', async () => {
    advance(8 * DAY_MS);
    await run('wechat.events');
    await stage.test.loginUser(stage.sandbox.loginCode(phone.user.id));
    await run('identity.followers');
    expect(await stored()).toMatchObject([{ officialOpenid: phone.user.officialOpenid, miniOpenid: phone.user.miniOpenid, officialFollowing: true }]);
    await run('wechat.events');
    expect(await forgotten()).toEqual([]);
  });

  it('is known again when they follow anew, and the hash of one who left goes after a week', async () => {
    advance(8 * DAY_MS);
    stage.sandbox.subscriptions.follow(phone.user.id, false);
    await stage.settle();
    await run('wechat.events');
    expect([await stored(), await forgotten()]).toEqual([[], []]);
    advance(1000);
    await phone.follow();
    expect(await stored()).toMatchObject([{ officialOpenid: phone.user.officialOpenid, officialFollowing: true }]);
  });

  it('is known again by a subscribe event newer than the erasure though nobody heard them leave', async () => {
    advance(DAY_MS);
    await pushEvent('subscribe', nowS(stage.test));
    expect(await stored()).toMatchObject([{ officialOpenid: phone.user.officialOpenid, officialFollowing: true }]);
  });

  it('is not known again by a subscribe event from before the erasure', async () => {
    const before = nowS(stage.test);
    advance(60_000);
    await pushEvent('subscribe', before);
    expect(await stored()).toEqual([]);
  });

  async function pushEvent(name: string, createTime: string): Promise<void> {
    const message = JSON.stringify({ ToUserName: 'gh_test', FromUserName: phone.user.officialOpenid, CreateTime: createTime, MsgType: 'event', Event: name, EventKey: '' });
    const answer = await postSecure(stage.test, { account: 'official', ...stage.sandbox.settings.official }, message);
    expect(answer.text).toBe('success');
    await stage.settle();
  }
});

it('a follower whose coming was missed is known by the next scan of a code', async () => {
  const stage = await startWechatStage();
  const phone = await stage.phone('没听见关注的人（演示）');
  stage.sandbox.users.set(phone.user.id, { follower: true });
  await stage.settle();
  const find = () => stage.test.app.get(DataSource).getRepository(UserRow).findOneByOrFail({ miniOpenid: phone.user.miniOpenid });
  expect((await find()).officialFollowing).toBe(false);
  stage.sandbox.subscriptions.scan(phone.user.id, '1');
  await stage.settle();
  expect(await find()).toMatchObject({ officialFollowing: true, officialOpenid: phone.user.officialOpenid });
  await stage.close();
});
