import { createCipheriv } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { V8 } from './__fixtures__/vectors.js';
import { UserDataRefused } from './errors.js';
import { decryptUserData } from './user-data.js';

const open = (more: Partial<typeof V8> = {}): Record<string, unknown> => {
  const { sessionKey, iv, encryptedData, appid } = { ...V8, ...more };
  return decryptUserData(sessionKey, iv, encryptedData, appid);
};

function reasonOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof UserDataRefused) return error.reason;
    throw error;
  }
  return 'accepted';
}

function encrypted(text: string): string {
  const cipher = createCipheriv('aes-128-cbc', Buffer.from(V8.sessionKey, 'base64'), Buffer.from(V8.iv, 'base64'));
  return Buffer.concat([cipher.update(text), cipher.final()]).toString('base64');
}

it('V8: the published data opens', () => {
  expect(open()).toMatchObject({ openId: 'oGZUI0egBJY1zhBYw2KhdUfwVJJE', unionId: 'ocMvos6NjeKLIBqg5Mr9QjxrP1FA', watermark: { timestamp: 1477314187, appid: V8.appid } });
});

describe('what is refused', () => {
  it.each([
    ['data for another appid', { appid: 'wx0000000000000000' }, 'wrong-appid'],
    ['data without a watermark', { encryptedData: encrypted('{}') }, 'wrong-appid'],
    ['a session key that has been replaced', { sessionKey: Buffer.alloc(16).toString('base64') }, 'bad-cipher'],
    ['a session key of no length', { sessionKey: '' }, 'bad-cipher'],
    ['an iv of another length', { iv: 'AAAA' }, 'bad-cipher'],
    ['no data', { encryptedData: '' }, 'bad-cipher'],
    ['data cut short', { encryptedData: V8.encryptedData.slice(0, 64) }, 'bad-cipher'],
    ['text that is no JSON', { encryptedData: encrypted('openid') }, 'bad-cipher'],
    ['JSON that is no object', { encryptedData: encrypted('[]') }, 'bad-cipher'],
  ])('%s', (_name, more, reason) => {
    expect(reasonOf(() => open(more))).toBe(reason);
  });

  it('anything else, without any other error', () => {
    fc.assert(fc.property(fc.string(), fc.string(), fc.base64String(), (sessionKey, iv, encryptedData) => reasonOf(() => open({ sessionKey, iv, encryptedData })) !== 'accepted'));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 320 }), (bytes) => reasonOf(() => open({ encryptedData: Buffer.from(bytes).toString('base64') })) !== 'accepted'));
  });
});
