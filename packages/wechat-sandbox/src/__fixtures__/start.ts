import { createWechatClient, WechatError, type SubscribeMessage, type TemplateMessage, type WechatClient } from '@sunshine/wechat';
import type { SandboxOptions } from '../options.js';
import { createSandbox, type Sandbox } from '../sandbox.js';
import type { User } from '../state.js';

export interface Stage {
  sandbox: Sandbox;
  mini: WechatClient;
  official: WechatClient;
  user: User;
}

/** A listening sandbox with one client for each account on its clock. */
export async function startStage(options: SandboxOptions = {}): Promise<Stage> {
  const sandbox = await createSandbox({ sendMs: 5, pushRetryMs: 10, ...options });
  const base = await sandbox.listen(0);
  const client = ({ appid, secret }: { appid: string; secret: string }): WechatClient =>
    createWechatClient({ base, appid, secret, now: () => sandbox.clock.now() });
  const [user] = sandbox.users.list();
  if (!user) throw new Error('the sandbox has no people');
  return { sandbox, mini: client(sandbox.settings.mini), official: client(sandbox.settings.official), user };
}

export const subscribeMessage = (user: User, more: Partial<SubscribeMessage> = {}): SubscribeMessage => ({
  touser: user.miniOpenid,
  templateId: 'sandbox-mini-once',
  page: 'pages/notice/index?id=1',
  miniprogramState: 'formal',
  lang: 'zh_CN',
  data: { thing1: '村道硬化工程', phrase2: '招标公告' },
  ...more,
});

export const templateMessage = (user: User, more: Partial<TemplateMessage> = {}): TemplateMessage => ({
  touser: user.officialOpenid,
  templateId: 'sandbox-official',
  clientMsgId: 'm1',
  data: { thing1: '村道硬化工程', time2: '2026-11-22 15:01' },
  ...more,
});

/** The code of the refusal that `work` ends in; 0 when it succeeds. */
export async function errcodeOf(work: Promise<unknown>): Promise<number> {
  try {
    await work;
    return 0;
  } catch (error) {
    if (error instanceof WechatError) return error.errcode;
    throw error;
  }
}

export type Json = Record<string, unknown>;

/** Raw calls, for what the client would never send. */
export async function rawCall(sandbox: Sandbox, path: string, init: RequestInit = {}): Promise<Json> {
  const response = await fetch(`${sandbox.url}${path}`, init);
  return (await response.json()) as Json;
}

export async function tokenOf(sandbox: Sandbox, account: 'mini' | 'official', force = false): Promise<string> {
  const { appid, secret } = sandbox.settings[account];
  const body = JSON.stringify({ grant_type: 'client_credential', appid, secret, force_refresh: force });
  return String((await rawCall(sandbox, '/cgi-bin/stable_token', { method: 'POST', body })).access_token);
}

/** A raw call with a token: POST with this body, or GET without one. A text is sent as it is. */
export async function callAs(sandbox: Sandbox, account: 'mini' | 'official', path: string, body?: object | string, headers: Record<string, string> = {}): Promise<Json> {
  const token = await tokenOf(sandbox, account);
  const init = body === undefined ? { headers } : { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers };
  return rawCall(sandbox, `${path}${path.includes('?') ? '&' : '?'}access_token=${token}`, init);
}

/** The control API, as the page and outside tests use it. */
export function controlOf(sandbox: Sandbox): (route: string, method?: string, json?: unknown) => Promise<Json> {
  return (route, method = 'GET', json) =>
    rawCall(sandbox, `/sandbox/api${route}`, { method, ...(json === undefined ? {} : { body: JSON.stringify(json), headers: { 'content-type': 'application/json' } }) });
}
