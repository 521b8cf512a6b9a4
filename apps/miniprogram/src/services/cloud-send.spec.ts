import { describe, expect, it } from '@jest/globals';
import { createCloudSend, type Cloud } from './cloud-send';

type Call = Parameters<Cloud['callContainer']>[0];

function place(answer: (call: Call) => Promise<{ statusCode: number; data: unknown }>) {
  const inits: unknown[] = [];
  const calls: Call[] = [];
  const cloud: Cloud = {
    init: (config) => inits.push(config),
    callContainer: (call) => {
      calls.push(call);
      return answer(call);
    },
  };
  return { send: createCloudSend(cloud, { env: 'prod-1', service: 'server' }), inits, calls };
}

describe('sending through cloud hosting', () => {
  it('opens the environment once and names the service, within the time that WeChat allows', async () => {
    const { send, inits, calls } = place(() => Promise.resolve({ statusCode: 201, data: { id: '1' } }));
    expect(await send('POST', '/api/alerts', { name: '道路' }, 'token-1')).toEqual({ status: 201, body: { id: '1' } });
    await send('GET', '/api/notices?q=%E6%A1%A5', undefined, undefined);
    expect(inits).toEqual([{ env: 'prod-1' }]);
    expect(calls).toEqual([
      { path: '/api/alerts', method: 'POST', header: { 'X-WX-SERVICE': 'server', 'content-type': 'application/json', authorization: 'Bearer token-1' }, data: { name: '道路' }, timeout: 15_000 },
      { path: '/api/notices?q=%E6%A1%A5', method: 'GET', header: { 'X-WX-SERVICE': 'server', 'content-type': 'application/json' }, timeout: 15_000 },
    ]);
  });

  it('passes an answer of refusal on', async () => {
    const { send } = place(() => Promise.resolve({ statusCode: 401, data: { error: { code: 'SESSION_EXPIRED' } } }));
    expect(await send('GET', '/api/me', undefined, 'old')).toEqual({ status: 401, body: { error: { code: 'SESSION_EXPIRED' } } });
  });

  it.each([
    [{ errCode: 102002, errMsg: 'cloud.callContainer:fail 102002' }, 'TIMED_OUT'],
    [{ errCode: -606001, errMsg: 'cloud.callContainer:fail -606001' }, 'TOO_LARGE'],
    [{ errMsg: 'cloud.callContainer:fail' }, 'OFFLINE'],
  ])('says %j as %s', async (failure, code) => {
    const { send } = place(() => Promise.reject(failure));
    await expect(send('GET', '/api/home', undefined, undefined)).rejects.toMatchObject({ code });
  });
});
