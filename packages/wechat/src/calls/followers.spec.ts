import { describe, expect, it } from '@jest/globals';
import { oneHost } from '../__fixtures__/one-host.js';
import { WechatUnreachable } from '../errors.js';

const wechat = oneHost();

describe('one and many', () => {
  it('a follower has a unionid, a stranger may have none', async () => {
    const follower = { subscribe: 1, openid: 'o1', unionid: ' u1', language: 'zh_CN' };
    expect(await wechat.answering(follower).getUserInfo('o1')).toEqual({ openid: 'o1', subscribed: true, unionid: 'u1' });
    expect(wechat.last.path).toBe('/cgi-bin/user/info?openid=o1&lang=zh_CN');
    const client = wechat.answering({ user_info_list: [follower, { subscribe: 0, openid: 'o2' }] });
    expect(await client.getUserInfos(['o1', 'o2'])).toEqual([{ openid: 'o1', subscribed: true, unionid: 'u1' }, { openid: 'o2', subscribed: false }]);
    expect(wechat.last).toMatchObject({ path: '/cgi-bin/user/info/batchget', body: { user_list: [{ openid: 'o1', lang: 'zh_CN' }, { openid: 'o2', lang: 'zh_CN' }] } });
  });

  it('at most 100 at once, and none without asking', async () => {
    const client = wechat.answering({ errcode: -1 });
    await expect(client.getUserInfos(Array.from({ length: 101 }, String))).rejects.toThrow(RangeError);
    expect(await client.getUserInfos([])).toEqual([]);
  });

  it('an answer without its fields is none', async () => {
    await expect(wechat.answering({ errcode: 0 }).getUserInfo('o1')).rejects.toThrow(WechatUnreachable);
    await expect(wechat.answering({ errcode: 0 }).getUserInfos(['o1'])).rejects.toThrow(WechatUnreachable);
  });
});

describe('listFollowers', () => {
  it.each([
    ['a page', undefined, { total: 3, count: 2, data: { openid: ['o1', 'o2'] }, next_openid: 'o2' }, { total: 3, openids: ['o1', 'o2'], nextOpenid: 'o2' }],
    ['the page after the last', 'o3', { total: 3, count: 0, next_openid: '' }, { total: 3, openids: [] }],
    ['an empty page that names a next one', 'o3', { total: 3, count: 0, next_openid: 'o9' }, { total: 3, openids: [] }],
    ['a page that leads to itself', 'o2', { total: 3, count: 1, data: { openid: ['o2'] }, next_openid: 'o2' }, { total: 3, openids: ['o2'] }],
    ['nobody', undefined, { total: 0, count: 0, data: { openid: [] }, next_openid: '' }, { total: 0, openids: [] }],
  ])('%s', async (_name, nextOpenid, body, page) => {
    expect(await wechat.answering(body).listFollowers(nextOpenid)).toEqual(page);
    expect(wechat.last.path).toBe(nextOpenid === undefined ? '/cgi-bin/user/get' : `/cgi-bin/user/get?next_openid=${nextOpenid}`);
  });

  it('without a total it is no list', async () => {
    await expect(wechat.answering({ errcode: 0 }).listFollowers()).rejects.toThrow(WechatUnreachable);
  });
});
