import { randomBytes, randomInt } from 'node:crypto';
import { encryptMessage, signParts } from '@sunshine/wechat';
import type { Account } from '../options.js';
import { xmlDocument, type PushStyle } from './message.js';

/** A push as it goes over the wire. */
export interface Envelope {
  query: Record<string, string>;
  headers: Record<string, string>;
  body: string;
}

/** The original id of an account, as callbacks name it. */
export const ghOf = (account: Account): string => `gh_${account.appid.slice(-12)}`;

const contentType = (format: PushStyle['format']): string => (format === 'json' ? 'application/json' : 'text/xml');

/** Signed, and encrypted as the style says. */
export function seal(account: Account, style: PushStyle, push: { openid: string; message: string }, atMs: number): Envelope {
  const timestamp = String(Math.floor(atMs / 1000));
  const nonce = String(randomInt(1e9));
  const query = { signature: signParts(account.token, timestamp, nonce), timestamp, nonce, openid: push.openid };
  const headers = { 'content-type': contentType(style.format) };
  if (account.aesKey === '' || style.mode === 'plain') return { query, headers, body: push.message };
  const encrypted = encryptMessage(account.aesKey, account.appid, push.message, Buffer.from(randomBytes(8).toString('hex')));
  return {
    query: { ...query, encrypt_type: 'aes', msg_signature: signParts(account.token, timestamp, nonce, encrypted) },
    headers,
    body: style.mode === 'compatible' ? addEncrypted(push.message, encrypted, style.format) : wrap(account, encrypted, style.format),
  };
}

/** As cloud hosting hands a message to the container: no signature, a header that says where it comes from. */
export function openEnvelope(account: Account, format: PushStyle['format'], message: string): Envelope {
  return { query: {}, headers: { 'content-type': contentType(format), 'x-wx-source': 'wx_callback', 'x-wx-appid': account.appid }, body: message };
}

function wrap(account: Account, encrypted: string, format: PushStyle['format']): string {
  const envelope = { ToUserName: ghOf(account), Encrypt: encrypted };
  return format === 'json' ? JSON.stringify(envelope) : xmlDocument(envelope);
}

/** Compatibility mode: the readable fields and the encrypted copy in one body. */
function addEncrypted(message: string, encrypted: string, format: PushStyle['format']): string {
  if (format === 'json') return `${message.slice(0, -1)},"Encrypt":${JSON.stringify(encrypted)}}`;
  return message.replace(/<\/xml>$/, `<Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`);
}
