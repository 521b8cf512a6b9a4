import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encryptMessage, signParts } from '@sunshine/wechat';
import { creditsOf, person } from './support/actors.mjs';
import { isShared, missing, Stack, until } from './support/stack.mjs';

const available = missing.length === 0 ? describe : describe.skip;
/** Two processes need a database that both can reach: TEST_DATABASE_URL. */
const onMysql = isShared ? it : it.skip;
/** Nothing may answer later than WeChat waits. */
const WECHAT_WAITS_MS = 5000;

available('an accept event, delivered four times within five seconds', () => {
  let stack: Stack;
  let templateId: string;
  let second = Math.floor(Date.now() / 1000) - 200;

  beforeAll(async () => {
    stack = await Stack.start();
    const { subscribeTemplates } = await stack.ok('GET', '/api/centre');
    templateId = subscribeTemplates.find(({ purpose }: { purpose: string }) => purpose === 'notice').id;
  }, 120_000);
  afterAll(() => stack.stop());

  /** One tap on the dialog, as WeChat tells of it; every tap has a second of its own. */
  const tap = (openid: string): string => {
    second += 1;
    return JSON.stringify({ ToUserName: 'gh_test', FromUserName: openid, CreateTime: String(second), MsgType: 'event', Event: 'subscribe_msg_popup_event', List: { TemplateId: templateId, SubscribeStatusString: 'accept', PopupScene: '0' } });
  };

  async function deliver(serverUrl: string, message: string): Promise<void> {
    const { WECHAT_MINI_TOKEN: token = '', WECHAT_MINI_AES_KEY: aesKey = '', WECHAT_MINI_APPID: appid = '' } = stack.serverEnv as Record<string, string>;
    const encrypt = encryptMessage(aesKey, appid, message);
    const timestamp = String(Math.floor(Date.now() / 1000));
    const query = new URLSearchParams({ timestamp, nonce: '1', encrypt_type: 'aes', msg_signature: signParts(token, timestamp, '1', encrypt) });
    const body = JSON.stringify({ ToUserName: 'gh_test', Encrypt: encrypt });
    const answer = await fetch(`${serverUrl}/api/wechat/mini/push?${query.toString()}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body, signal: AbortSignal.timeout(WECHAT_WAITS_MS) });
    expect([answer.status, await answer.text()]).toEqual([200, 'success']);
  }

  /** The credits once nothing is left that could still add one. */
  async function creditsAtRest(who: { token: string }): Promise<number> {
    const token = await stack.staff('administrator');
    await until('every event to be applied', async () => (await stack.ok('GET', '/api/staff/wechat/backlog', { token })).events === 0, 60_000);
    return creditsOf(stack, who, templateId);
  }

  it('counts once when the only process dies after its acknowledgement and before the work', async () => {
    const who = await person(stack, '单进程（演示）');
    await stack.killServer();
    await stack.startServer({ ROLE: 'api' });
    const message = tap(who.miniOpenid);
    for (let copy = 0; copy < 3; copy += 1) await deliver(stack.serverUrl, message);
    expect(await creditsOf(stack, who, templateId)).toBe(0);
    await stack.killServer();
    await stack.startServer();
    await deliver(stack.serverUrl, message);
    expect(await creditsAtRest(who)).toBe(1);
  }, 120_000);

  it('counts once however soon after the acknowledgement the process dies', async () => {
    const who = await person(stack, '随时断电（演示）');
    const rounds = 4;
    for (let round = 0; round < rounds; round += 1) {
      const message = tap(who.miniOpenid);
      await deliver(stack.serverUrl, message);
      await stack.killServer();
      await stack.startServer();
      for (let copy = 0; copy < 3; copy += 1) await deliver(stack.serverUrl, message);
    }
    expect(await creditsAtRest(who)).toBe(rounds);
  }, 240_000);

  onMysql('counts once when it goes to two processes at once and both die before the work (TEST_DATABASE_URL)', async () => {
    const who = await person(stack, '双进程（演示）');
    await stack.killServer();
    await stack.startServer({ ROLE: 'api' });
    const other = await stack.startBeside({ ROLE: 'api' });
    const message = tap(who.miniOpenid);
    await Promise.all([stack.serverUrl, other.url, stack.serverUrl, other.url].map((url) => deliver(url, message)));
    expect(await creditsOf(stack, who, templateId)).toBe(0);
    await Promise.all([stack.killServer(), other.kill()]);
    await stack.startServer();
    await deliver(stack.serverUrl, message);
    expect(await creditsAtRest(who)).toBe(1);
  }, 120_000);

  onMysql('counts once when one of two working processes dies right after its acknowledgement (TEST_DATABASE_URL)', async () => {
    const who = await person(stack, '一台断电（演示）');
    const rounds = 4;
    const other = await stack.startBeside();
    for (let round = 0; round < rounds; round += 1) {
      const message = tap(who.miniOpenid);
      await Promise.all([deliver(stack.serverUrl, message), deliver(other.url, message)]);
      await stack.killServer();
      await deliver(other.url, message);
      await stack.startServer();
      await deliver(stack.serverUrl, message);
    }
    expect(await creditsAtRest(who)).toBe(rounds);
    await other.kill();
  }, 240_000);
});
