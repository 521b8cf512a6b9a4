import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { CallbackRefused } from './errors.js';

/** WeChat pads to 32 bytes, not to AES's 16: Node's own padding refuses genuine messages. */
const BLOCK = 32;
const RANDOM_BYTES = 16;
const LENGTH_BYTES = 4;

/** The 32 AES bytes of an EncodingAESKey. @throws TypeError unless it is 43 characters of base64 */
export function decodeAesKey(aesKey: string): Buffer {
  if (!/^[A-Za-z0-9+/]{43}$/.test(aesKey)) throw new TypeError('EncodingAESKey 应为 43 位 Base64 字符');
  return Buffer.from(`${aesKey}=`, 'base64');
}

/** SHA-1 in hex over the sorted parts: WeChat's signature of callbacks and replies. */
export function signParts(...parts: string[]): string {
  return createHash('sha1').update(parts.sort().join(''), 'utf8').digest('hex');
}

/** Constant-time comparison of a signature that came from outside with ours. */
export function sameSignature(given: string, ours: string): boolean {
  const a = Buffer.from(given, 'utf8');
  const b = Buffer.from(ours, 'utf8');
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Encrypts as WeChat does: random(16) ‖ length(4, big endian) ‖ message ‖ appid, AES-256-CBC, base64. */
export function encryptMessage(aesKey: string, appid: string, message: string, random: Buffer = randomBytes(RANDOM_BYTES)): string {
  const key = decodeAesKey(aesKey);
  const body = Buffer.from(message, 'utf8');
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(body.length);
  const plain = Buffer.concat([random, length, body, Buffer.from(appid, 'utf8')]);
  const pad = BLOCK - (plain.length % BLOCK);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(pad, pad)), cipher.final()]).toString('base64');
}

/** The message inside `encrypted`. @throws CallbackRefused `bad-cipher` or `wrong-appid` */
export function decryptMessage(aesKey: string, appid: string, encrypted: string): Buffer {
  const plain = unpad(decipher(aesKey, encrypted));
  const start = RANDOM_BYTES + LENGTH_BYTES;
  if (plain.length < start) throw badCipher();
  const end = start + plain.readUInt32BE(RANDOM_BYTES);
  if (end > plain.length) throw badCipher();
  if (!plain.subarray(end).equals(Buffer.from(appid, 'utf8'))) throw new CallbackRefused('wrong-appid', '消息不是发给本应用的（appid 不符）');
  return plain.subarray(start, end);
}

function decipher(aesKey: string, encrypted: string): Buffer {
  const bytes = /^[A-Za-z0-9+/]+={0,2}$/.test(encrypted) ? Buffer.from(encrypted, 'base64') : Buffer.alloc(0);
  // The vectors show whole blocks of 32; a shorter text can only be forged.
  if (bytes.length === 0 || bytes.length % BLOCK !== 0) throw badCipher();
  const key = decodeAesKey(aesKey);
  const cipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}

function unpad(bytes: Buffer): Buffer {
  const pad = bytes.at(-1) ?? 0;
  if (pad < 1 || pad > BLOCK) throw badCipher();
  const end = bytes.length - pad;
  if (!bytes.subarray(end).every((byte) => byte === pad)) throw badCipher();
  return bytes.subarray(0, end);
}

const badCipher = (): CallbackRefused => new CallbackRefused('bad-cipher', '消息无法解密');
