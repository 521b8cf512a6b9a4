import fs from 'node:fs';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Log } from './logger.js';

afterEach(() => {
  jest.restoreAllMocks();
});

describe('the log', () => {
  it('hides secrets and openids, also the one that MySQL names when a unique key refuses it', () => {
    let written = '';
    jest.spyOn(fs, 'writeSync').mockImplementation((...args: unknown[]) => {
      written += String(args[1]);
      return Buffer.byteLength(String(args[1]));
    });
    const reason = "QueryFailedError: Duplicate entry 'oSomebody-1' for key 'user.user_mini_openid'\n    at Query.onResult";
    Log.at('info').warn('job failed', { reason, openid: 'oSomebody-2', event: { access_token: 'secret-1' } });
    expect(written).toContain("for key 'user.user_mini_openid'");
    expect(written).not.toMatch(/oSomebody|secret-1/);
  });
});
