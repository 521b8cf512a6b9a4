import { describe, expect, it } from '@jest/globals';
import { oneHost } from '../__fixtures__/one-host.js';
import { WechatUnreachable } from '../errors.js';

const wechat = oneHost();
const PNG = Buffer.from('89504e470d0a1a0a0000', 'hex');
const JPEG = Buffer.from('ffd8ffe000104a464946', 'hex');
const code = { scene: 'n=01J9/@-._~', page: 'pages/notice/index', envVersion: 'release' } as const;
const link = { path: '/pages/notice/index', query: 'id=1', expireDays: 30, envVersion: 'release' } as const;

describe('createCode', () => {
  it('gives the picture’s bytes, PNG or JPEG', async () => {
    expect(await wechat.answering(PNG).createCode(code)).toEqual(PNG);
    expect(wechat.last).toEqual({
      method: 'POST',
      path: '/wxa/getwxacodeunlimit',
      body: { scene: 'n=01J9/@-._~', page: 'pages/notice/index', check_path: true, env_version: 'release', width: 430 },
    });
    expect(await wechat.answering(JPEG).createCode({ ...code, width: 1280, checkPath: false })).toEqual(JPEG);
  });

  it('JSON in place of a picture is a refusal', async () => {
    await expect(wechat.answering({ errcode: 41030, errmsg: 'invalid page' }).createCode(code)).rejects.toMatchObject({ errcode: 41030, action: 'drop' });
  });

  it.each([['success without a picture', { errcode: 0 }], ['nothing', ''], ['a web page', '<html></html>']])('%s is no picture', async (_name, body) => {
    await expect(wechat.answering(body).createCode(code)).rejects.toThrow(WechatUnreachable);
  });

  it.each([
    [{ scene: '' }],
    [{ scene: 'a'.repeat(33) }],
    [{ scene: '公告' }],
    [{ scene: 'a%20' }],
    [{ scene: 'a b' }],
    [{ scene: 'scancode_time=1' }],
    [{ page: '/pages/a' }],
    [{ page: 'pages/a?id=1' }],
    [{ page: '' }],
    [{ width: 279 }],
    [{ width: 1281 }],
    [{ width: NaN }],
  ])('%j is refused before asking', async (more) => {
    await expect(wechat.answering(PNG).createCode({ ...code, ...more })).rejects.toThrow(RangeError);
  });
});

describe('createUrlLink', () => {
  it('gives the link', async () => {
    expect(await wechat.answering({ errcode: 0, url_link: 'https://wxaurl.cn/x' }).createUrlLink(link)).toBe('https://wxaurl.cn/x');
    expect(wechat.last).toEqual({
      method: 'POST',
      path: '/wxa/generate_urllink',
      body: { path: '/pages/notice/index', query: 'id=1', expire_type: 1, expire_interval: 30, env_version: 'release' },
    });
    await expect(wechat.answering({ errcode: 0 }).createUrlLink(link)).rejects.toThrow(WechatUnreachable);
  });

  it.each([0, 31, NaN])('%d days are refused before asking', async (expireDays) => {
    await expect(wechat.answering({ errcode: -1 }).createUrlLink({ ...link, expireDays })).rejects.toThrow(RangeError);
  });
});
