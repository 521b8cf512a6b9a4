import { describe, expect, it } from '@jest/globals';
import { createRequester, withQuery, type Answer, type Send } from './request';
import { createSession } from './session';

const ok: Answer = { status: 200, body: { done: true } };
const expired: Answer = { status: 401, body: { error: { code: 'SESSION_EXPIRED', message: '登录已过期', requestId: 'r' } } };

function phone(answers: (token: string | undefined, call: number) => Answer, stored?: string) {
  let token = stored;
  let logins = 0;
  const calls: (string | undefined)[] = [];
  const session = createSession({ read: () => token, write: (next) => void (token = next), remove: () => void (token = undefined) }, () => Promise.resolve(`login${++logins}`));
  const send: Send = (_method, _path, _body, sent) => {
    calls.push(sent);
    return Promise.resolve(answers(sent, calls.length));
  };
  return { request: createRequester(send, session), calls, logins: () => logins };
}

describe('request', () => {
  it('logs in once and replays once after 401', async () => {
    const { request, calls, logins } = phone((token) => (token === 'stale' ? expired : ok), 'stale');
    expect(await request('GET', '/api/me', { login: 'required' })).toEqual({ done: true });
    expect(calls).toEqual(['stale', 'login1']);
    expect(logins()).toBe(1);
  });

  it('gives up after the replay fails too', async () => {
    const { request, calls } = phone(() => expired, 'stale');
    await expect(request('GET', '/api/me', { login: 'required' })).rejects.toMatchObject({ code: 'SESSION_EXPIRED' });
    expect(calls).toHaveLength(2);
  });

  it('reads on without a token where login is optional', async () => {
    const { request, calls, logins } = phone((token) => (token ? expired : ok), 'stale');
    await request('GET', '/api/projects/1', { login: 'if-any' });
    expect(calls).toEqual(['stale', undefined]);
    expect(logins()).toBe(0);
  });

  it('never sends the token to a public route', async () => {
    const { request, calls } = phone(() => ok, 'kept');
    await request('GET', '/api/notices');
    expect(calls).toEqual([undefined]);
  });

  it('says BAD_ANSWER when a proxy answers with something else', async () => {
    const { request } = phone(() => ({ status: 502, body: '<html>' }));
    await expect(request('GET', '/api/home')).rejects.toMatchObject({ code: 'BAD_ANSWER' });
  });

  it('leaves absent and empty values out of the query and escapes the rest', () => {
    expect(withQuery('/a', { q: '道路 & 桥', from: undefined, to: '', limit: 20 })).toBe('/a?q=%E9%81%93%E8%B7%AF%20%26%20%E6%A1%A5&limit=20');
  });
});
