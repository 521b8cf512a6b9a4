import { describe, expect, it } from '@jest/globals';
import { createSession, type TokenStore } from './session';

function memory(first?: string): TokenStore {
  let token = first;
  return { read: () => token, write: (next) => void (token = next), remove: () => void (token = undefined) };
}

describe('session', () => {
  it('makes one login for callers at the same time', async () => {
    let logins = 0;
    const session = createSession(memory(), () => Promise.resolve(`t${++logins}`));
    const tokens = await Promise.all(Array.from({ length: 20 }, () => session.ensure()));
    expect(new Set(tokens)).toEqual(new Set(['t1']));
    expect(logins).toBe(1);
  });

  it('uses the stored token without a login', async () => {
    const session = createSession(memory('kept'), () => Promise.reject(new Error('no login expected')));
    expect(await session.ensure()).toBe('kept');
  });

  it('tries again after a failed login', async () => {
    let attempts = 0;
    const session = createSession(memory(), () => (++attempts === 1 ? Promise.reject(new Error('refused')) : Promise.resolve('second')));
    await expect(session.ensure()).rejects.toThrow('refused');
    expect(await session.ensure()).toBe('second');
  });

  it('keeps a token that is newer than the one that failed', () => {
    const session = createSession(memory('new'), () => Promise.resolve('x'));
    session.drop('old');
    expect(session.token()).toBe('new');
    session.drop('new');
    expect(session.token()).toBeUndefined();
  });
});
