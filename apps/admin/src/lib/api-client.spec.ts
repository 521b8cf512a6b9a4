import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { StaffMember } from '@sunshine/contracts';
import { api, ApiError, staffUrl } from '@/lib/api-client';
import { onSessionChange, readSession, startSession } from '@/lib/session';

const member: StaffMember = { id: '01JZZZZZZZZZZZZZZZZZZZZZZZ', username: 'editor', displayName: '林小满', role: 'editor', sectionId: null, disabled: false, mustChangePassword: false, lockedUntil: null, createdAt: '2026-11-22T00:00:00.000Z' };

const memory = (): Storage => {
  const items = new Map<string, string>();
  return { getItem: (key) => items.get(key) ?? null, setItem: (key, value) => void items.set(key, value), removeItem: (key) => void items.delete(key), clear: () => items.clear(), key: () => null, length: 0 };
};

const answer = (status: number, body: unknown) => jest.fn<typeof fetch>(() => Promise.resolve(new Response(typeof body === 'string' ? body : JSON.stringify(body), { status })));
const refusal = (code: string, more: object = {}) => ({ error: { code, message: '不行', requestId: 'req-7', ...more } });
const realFetch = globalThis.fetch;

beforeEach(() => {
  globalThis.sessionStorage = memory();
  startSession({ token: 'secret-token', expiresAt: '2026-11-23T00:00:00.000Z', member });
});
afterEach(() => {
  globalThis.fetch = realFetch;
});

describe('api', () => {
  it('sends the token, and leaves empty filters out of the address', async () => {
    const fetched = answer(200, { items: [] });
    globalThis.fetch = fetched;
    await api.get('/notices', { q: '道路 & 桥', state: undefined, cursor: null, type: '' });
    expect(fetched.mock.calls[0]?.[0]).toBe('/api/staff/notices?q=%E9%81%93%E8%B7%AF+%26+%E6%A1%A5');
    expect(fetched.mock.calls[0]?.[1]?.headers).toMatchObject({ authorization: 'Bearer secret-token' });
  });

  it('writes no question mark without a query', () => {
    expect(staffUrl('/audit', { q: '' })).toBe('/api/staff/audit');
  });

  it.each(['SESSION_EXPIRED', 'NOT_LOGGED_IN'])('ends the session on 401 %s and tells the pages', async (code) => {
    globalThis.fetch = answer(401, refusal(code));
    const changed = jest.fn();
    const stop = onSessionChange(changed);
    await expect(api.get('/me')).rejects.toMatchObject({ code, status: 401 });
    stop();
    expect(readSession()).toBeNull();
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('keeps the session when only a password was wrong', async () => {
    globalThis.fetch = answer(401, refusal('WRONG_PASSWORD'));
    await expect(api.post('/password', {})).rejects.toMatchObject({ code: 'WRONG_PASSWORD' });
    expect(readSession()?.token).toBe('secret-token');
  });

  it('hands over the server’s sentence, field messages and request number', async () => {
    globalThis.fetch = answer(400, refusal('VALIDATION_FAILED', { details: [{ path: 'draft.title', message: '请填写标题' }] }));
    await expect(api.put('/notices/1', {})).rejects.toMatchObject({ message: '不行', requestId: 'req-7', details: [{ path: 'draft.title', message: '请填写标题' }] });
  });

  it('says in Chinese that the network is gone, and that nothing typed is', async () => {
    globalThis.fetch = jest.fn<typeof fetch>(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(api.get('/me')).rejects.toThrow('连不上服务器，您填的内容还在');
    await expect(api.get('/me')).rejects.toBeInstanceOf(ApiError);
  });

  it('survives an answer that is no JSON', async () => {
    globalThis.fetch = answer(502, '<html>bad gateway</html>');
    await expect(api.get('/me')).rejects.toMatchObject({ code: 'INTERNAL', status: 502 });
  });
});
