import { randomInt } from 'node:crypto';
import { signParts } from '@sunshine/wechat';
import type { Account } from '../options.js';

/** The GET with which WeChat verifies a server address: it must answer `echostr` and nothing else. */
export async function verifyAddress(account: Account, nowMs: number, timeoutMs: number): Promise<{ ok: boolean; text: string }> {
  if (account.pushUrl === undefined) return { ok: false, text: '没有设置推送地址' };
  const [timestamp, nonce, echostr] = [String(Math.floor(nowMs / 1000)), String(randomInt(1e9)), String(randomInt(2 ** 47))];
  const url = new URL(account.pushUrl);
  for (const [name, value] of Object.entries({ signature: signParts(account.token, timestamp, nonce), timestamp, nonce, echostr })) url.searchParams.set(name, value);
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
    const text = await response.text();
    if (response.status !== 200) return { ok: false, text: `HTTP ${response.status}` };
    return text === echostr ? { ok: true, text: '通过' } : { ok: false, text: '没有原样答复 echostr' };
  } catch {
    return { ok: false, text: '连接不上' };
  }
}
