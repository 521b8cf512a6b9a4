import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { callAs, errcodeOf, startStage, type Stage } from '../__fixtures__/start.js';

const NAMES = Array.from({ length: 7 }, (_none, index) => `演示用户${index + 1}`);

let stage: Stage;
beforeEach(async () => {
  stage = await startStage({ people: NAMES, followerPageSize: 3 });
});
afterEach(() => stage.sandbox.close());

const followAll = (): string[] =>
  stage.sandbox.users.list().map(({ id, officialOpenid }) => {
    stage.sandbox.clock.advance(1000);
    stage.sandbox.subscriptions.follow(id, true);
    return officialOpenid;
  });

describe('user/get', () => {
  it('pages in the order of following; the last page still names its last openid, only the next is empty', async () => {
    const openids = followAll();
    const list = (after: string): Promise<object> => callAs(stage.sandbox, 'official', `/cgi-bin/user/get?next_openid=${after}`);
    expect(await list('')).toEqual({ total: 7, count: 3, data: { openid: openids.slice(0, 3) }, next_openid: openids[2] });
    expect(await list(openids[5] ?? '')).toEqual({ total: 7, count: 1, data: { openid: [openids[6]] }, next_openid: openids[6] });
    expect(await list(openids[6] ?? '')).toEqual({ total: 7, count: 0, next_openid: '' });
    expect(await list('nobody')).toMatchObject({ errcode: 40003 });
  });

  it('without followers there is nothing but the count', async () => {
    expect(await callAs(stage.sandbox, 'official', '/cgi-bin/user/get')).toEqual({ total: 0, count: 0, next_openid: '' });
    expect(await stage.official.listFollowers()).toMatchObject({ total: 0, openids: [] });
  });

  it('the client collects every follower once', async () => {
    const openids = followAll();
    const collected: string[] = [];
    let next: string | undefined;
    do {
      const page = await stage.official.listFollowers(next);
      collected.push(...page.openids);
      next = page.nextOpenid;
    } while (next !== undefined && collected.length < 100);
    expect(collected).toEqual(openids);
  });
});

describe('user/info and user/info/batchget', () => {
  it('tell unionids of followers only, in one call for many', async () => {
    const [first, second] = stage.sandbox.users.list();
    if (!first || !second) throw new Error('nobody');
    stage.sandbox.subscriptions.follow(first.id, true);
    expect(await stage.official.getUserInfos([first.officialOpenid, second.officialOpenid])).toEqual([
      expect.objectContaining({ openid: first.officialOpenid, subscribed: true, unionid: first.unionid }),
      { openid: second.officialOpenid, subscribed: false },
    ]);
    expect(await stage.official.getUserInfo(first.officialOpenid)).toMatchObject({ subscribed: true });
  });

  it.each<[string, object | string, number]>([
    ['more than 100', { user_list: Array.from({ length: 101 }, () => ({ openid: 'o' })) }, 40032],
    ['none', { user_list: [] }, 40032],
    ['a stranger', { user_list: [{ openid: 'ostranger' }] }, 40003],
    ['an entry that is no object', { user_list: ['o'] }, 40097],
    ['an unknown field', { user_list: [{ openid: 'o', name: 1 }] }, 40097],
    ['a list that is none', { user_list: {} }, 40097],
    ['no JSON', '[', 47001],
  ])('refuse %s', async (_name, body, errcode) => {
    expect(await callAs(stage.sandbox, 'official', '/cgi-bin/user/info/batchget', body)).toMatchObject({ errcode });
  });

  it("refuse the mini program's token and openids", async () => {
    expect(await callAs(stage.sandbox, 'mini', '/cgi-bin/user/get')).toMatchObject({ errcode: 48001 });
    expect(await errcodeOf(stage.official.getUserInfo(stage.user.miniOpenid))).toBe(40003);
  });
});
