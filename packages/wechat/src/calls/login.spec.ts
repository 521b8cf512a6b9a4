import { describe, expect, it } from '@jest/globals';
import { oneHost } from '../__fixtures__/one-host.js';
import { WechatUnknownOutcome } from '../errors.js';

const wechat = oneHost();

describe('code2Session', () => {
  it('asks by GET with the secret and gives who it is', async () => {
    const client = wechat.answering({ openid: 'o1', session_key: 'k==', unionid: ' u1' });
    expect(await client.code2Session('c/+')).toEqual({ openid: 'o1', sessionKey: 'k==', unionid: 'u1' });
    expect(wechat.last).toEqual({ method: 'GET', path: '/sns/jscode2session?appid=wx1&secret=s3cret&js_code=c%2F%2B&grant_type=authorization_code', body: {} });
  });

  it.each([[{ openid: 'o1' }], [{ session_key: 'k' }], [{ errcode: 0, errmsg: 'ok' }], [{ openid: '', session_key: 'k' }]])('%j is no login', async (body) => {
    await expect(wechat.answering(body).code2Session('c')).rejects.toThrow(WechatUnknownOutcome);
  });
});

describe('getPhoneNumber', () => {
  const answer = (more: object): unknown => ({
    errcode: 0,
    errmsg: 'ok',
    phone_info: { phoneNumber: '+8613800000000', purePhoneNumber: '13800000000', countryCode: '86', watermark: { timestamp: 1637744274, appid: 'wx1' }, ...more },
  });

  it('sends the openid along and gives the number without its prefix; the country may be a number', async () => {
    expect(await wechat.answering(answer({ countryCode: 86 })).getPhoneNumber('c', 'o1')).toEqual({ countryCode: '86', number: '13800000000' });
    expect(wechat.last).toEqual({ method: 'POST', path: '/wxa/business/getuserphonenumber', body: { code: 'c', openid: 'o1' } });
  });

  it.each([
    ['another app’s watermark', answer({ watermark: { appid: 'wx2' } })],
    ['no watermark', answer({ watermark: undefined })],
    ['no number', answer({ purePhoneNumber: '' })],
    ['nothing', { errcode: 0 }],
  ])('%s is not believed', async (_name, body) => {
    await expect(wechat.answering(body).getPhoneNumber('c', 'o1')).rejects.toThrow(WechatUnknownOutcome);
  });
});
