import { createCipheriv } from 'node:crypto';
import { expect } from '@jest/globals';
import type { ErrorBody } from '@sunshine/contracts';
import { encryptMessage, signParts } from '@sunshine/wechat';
import { DataSource } from 'typeorm';
import { OutboxRow } from '../../src/platform/outbox/outbox.entity.js';
import { WechatEventEntity } from '../../src/platform/wechat/callbacks/wechat-event.entity.js';
import type { TestApp } from './app.js';

/** Where the pushes of an account go, and what WeChat's console says about it. */
export interface PushTarget {
  account: 'mini' | 'official';
  token: string;
  aesKey: string;
  appid: string;
}

export type Answered = { status: number; text: string };
type Body = string | Buffer;

const URL_OF = (base: string, account: PushTarget['account'], query: string): string => `${base}/api/wechat/${account}/push?${query}`;

/** Plaintext bytes as given, without WeChat's framing: what somebody who knows the key could make. */
export function encryptRaw(aesKey: string, plain: Buffer, pad: Buffer): string {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(Buffer.concat([plain, pad])), cipher.final()]).toString('base64');
}

/** A frame whose length field says `length`, whatever it holds. */
export function lyingFrame({ aesKey, appid }: PushTarget, message: string, length: number): string {
  const plain = Buffer.concat([Buffer.alloc(20, 0x61), Buffer.from(message), Buffer.from(appid)]);
  plain.writeUInt32BE(length, 16);
  const pad = 32 - (plain.length % 32);
  return encryptRaw(aesKey, plain, Buffer.alloc(pad, pad));
}

/** The query of a secure push of this cipher text. */
export function secureQuery(target: PushTarget, encrypt: string, timestamp: string, nonce = '7'): URLSearchParams {
  const { token } = target;
  return new URLSearchParams({ signature: signParts(token, timestamp, nonce), timestamp, nonce, openid: 'o', encrypt_type: 'aes', msg_signature: signParts(token, timestamp, nonce, encrypt) });
}

export async function postPush(test: TestApp, account: PushTarget['account'], query: URLSearchParams | string, body: Body, headers: Record<string, string> = { 'content-type': 'application/json' }): Promise<Answered> {
  const response = await fetch(URL_OF(test.base, account, query.toString()), { method: 'POST', body: Buffer.from(body), headers });
  return { status: response.status, text: await response.text() };
}

/** A message as WeChat pushes it in secure mode. */
export function postSecure(test: TestApp, target: PushTarget, message: string, timestamp = nowS(test)): Promise<Answered> {
  const encrypt = encryptMessage(target.aesKey, target.appid, message);
  return postPush(test, target.account, secureQuery(target, encrypt, timestamp), JSON.stringify({ ToUserName: 'gh_test', Encrypt: encrypt }));
}

export const nowS = (test: TestApp): string => String(Math.floor(test.clock.now().getTime() / 1000));

/** Everything that an accepted push leaves behind. */
export async function kept(test: TestApp): Promise<{ events: WechatEventEntity[]; jobs: number }> {
  const database = test.app.get(DataSource);
  const jobs = await database.getRepository(OutboxRow).countBy({ kind: 'wechat.event' });
  return { events: await database.getRepository(WechatEventEntity).find({ order: { id: 'ASC' } }), jobs };
}

/** Refused as the sender's mistake, in our shape. */
export function expectRefused({ status, text }: Answered, expected = 403): void {
  expect([status, (JSON.parse(text) as ErrorBody).error]).toEqual([expected, expect.objectContaining({ code: expect.stringMatching(/^(CALLBACK_REFUSED|MALFORMED_REQUEST|TOO_LARGE|UNSUPPORTED_FILE)$/) as unknown as string })]);
}
