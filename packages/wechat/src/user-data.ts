import { createDecipheriv } from 'node:crypto';
import { parseJsonWithBigIds } from './big-ids.js';
import { UserDataRefused } from './errors.js';
import { isRecord } from './xml.js';

const KEY_BYTES = 16;

/**
 * What a phone passes on as `encryptedData` (开放数据校验与解密): AES-128-CBC under the login's session key, with a watermark of ours.
 * @throws UserDataRefused when it does not open under this key or was made for another appid
 */
export function decryptUserData(sessionKey: string, iv: string, encryptedData: string, appid: string): Record<string, unknown> {
  const data = parse(decipher(Buffer.from(sessionKey, 'base64'), Buffer.from(iv, 'base64'), encryptedData));
  if (!isRecord(data.watermark) || data.watermark.appid !== appid) throw new UserDataRefused('wrong-appid', '数据不是给本小程序的（水印 appid 不符）');
  return data;
}

function decipher(key: Buffer, iv: Buffer, encryptedData: string): Buffer {
  if (key.length !== KEY_BYTES || iv.length !== KEY_BYTES) throw badCipher();
  const cipher = createDecipheriv('aes-128-cbc', key, iv);
  try {
    return Buffer.concat([cipher.update(encryptedData, 'base64'), cipher.final()]);
  } catch (error) {
    throw badCipher(error);
  }
}

function parse(bytes: Buffer): Record<string, unknown> {
  let data: unknown;
  try {
    data = parseJsonWithBigIds(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw badCipher(error);
  }
  if (!isRecord(data)) throw badCipher();
  return data;
}

const badCipher = (cause?: unknown): UserDataRefused => new UserDataRefused('bad-cipher', '用户数据无法解密，登录可能已过期', { cause });
