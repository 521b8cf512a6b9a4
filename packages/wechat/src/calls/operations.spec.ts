import { expect, it } from '@jest/globals';
import { oneHost } from '../__fixtures__/one-host.js';
import { WechatUnreachable } from '../errors.js';

const wechat = oneHost();

it('the quota of a path', async () => {
  const body = { errcode: 0, errmsg: 'ok', quota: { daily_limit: 10_000_000, used: 12, remain: 9_999_988 }, rate_limit: {} };
  expect(await wechat.answering(body).getQuota('/cgi-bin/message/subscribe/send')).toEqual({ dailyLimit: 10_000_000, used: 12, remain: 9_999_988 });
  expect(wechat.last).toEqual({ method: 'POST', path: '/cgi-bin/openapi/quota/get', body: { cgi_path: '/cgi-bin/message/subscribe/send' } });
  await expect(wechat.answering({ errcode: 0 }).getQuota('/x')).rejects.toThrow(WechatUnreachable);
});

it('what WeChat saw of a failed request, without our token and secret', async () => {
  const request = {
    invoke_time: 1635927298,
    request_url: 'access_token=50_Fxkc123&type=image',
    request_body: '{"appid":"wx1","secret":"s3cret"}',
    response_body: '{"errcode":40014}',
    client_ip: '203.0.113.7',
  };
  const seen = await wechat.answering({ errcode: 0, request }).explainRid('61725984-6126f6f9-040f19c4');
  expect(seen).toMatchObject({ invoke_time: 1635927298, request_url: 'access_token=…&type=image', client_ip: '203.0.113.7' });
  expect(JSON.stringify(seen)).not.toMatch(/50_Fxkc|s3cret/);
  expect(wechat.last).toMatchObject({ path: '/cgi-bin/openapi/rid/get', body: { rid: '61725984-6126f6f9-040f19c4' } });
});
