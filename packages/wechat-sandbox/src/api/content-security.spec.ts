import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startReceiver, type Receiver } from '../__fixtures__/receiver.js';
import { callAs, errcodeOf, startStage, subscribeMessage, type Stage } from '../__fixtures__/start.js';

const CHECK = '/wxa/msg_sec_check';

let stage: Stage;
let receiver: Receiver;
beforeEach(async () => {
  stage = await startStage({ now: () => Date.parse('2026-11-22T02:00:00Z') });
  receiver = await startReceiver(stage.sandbox);
  stage.sandbox.contentChecks.set({ risky: ['坏词'], review: ['可疑'] });
  stage.sandbox.users.visit(stage.user.id);
});
afterEach(async () => {
  await stage.sandbox.close();
  await receiver.close();
});

const text = (content: string): { openid: string; scene: 2; content: string } => ({ openid: stage.user.miniOpenid, scene: 2, content });

describe('texts', () => {
  it.each([
    ['好文章', 'pass', 100],
    ['有点可疑', 'review', 21_000],
    ['可疑的坏词', 'risky', 20_012],
  ])('%s is %s', async (content, suggest, label) => {
    expect(await stage.mini.checkText(text(content))).toMatchObject({ suggest, label });
  });

  it('title and nickname count too', async () => {
    expect(await stage.mini.checkText({ ...text('好'), nickname: '坏词先生' })).toMatchObject({ suggest: 'risky' });
  });

  it('a writer who has not been in the mini program for two hours cannot be checked', async () => {
    const [, stranger] = stage.sandbox.users.list();
    expect(await errcodeOf(stage.mini.checkText({ ...text('好'), openid: stranger?.miniOpenid ?? '' }))).toBe(61010);
    stage.sandbox.clock.advance(7_200_000);
    expect(await errcodeOf(stage.mini.checkText(text('好')))).toBe(0);
    stage.sandbox.clock.advance(1);
    expect(await errcodeOf(stage.mini.checkText(text('好')))).toBe(61010);
    await stage.mini.code2Session(stage.sandbox.loginCode(stage.user.id));
    expect(await errcodeOf(stage.mini.checkText(text('好')))).toBe(0);
  });

  it.each<[string, object | string, number]>([
    ['the version that was withdrawn', { version: 1 }, 40097],
    ['no version', { version: undefined }, 40097],
    ['a scene that is none', { scene: 5 }, 40129],
    ['a scene in quotes', { scene: '2' }, 40097],
    ['too long a text', { content: '长'.repeat(2501) }, 40097],
    ['an empty text', { content: '' }, 40097],
    ['an unknown openid', { openid: 'o_of_nobody' }, 40003],
    ['a signature outside profiles', { signature: '签名' }, 40097],
    ['an unknown field', { text: 'x' }, 40097],
    ['nothing', '', 44002],
    ['no JSON', 'content=x', 47001],
  ])('%s is refused', async (_name, change, errcode) => {
    const body = typeof change === 'string' ? change : { ...text('好'), version: 2, ...change };
    expect(await callAs(stage.sandbox, 'mini', CHECK, body)).toMatchObject({ errcode });
  });

  it("the official account's openid and too many calls a minute have codes of their own", async () => {
    const check = (): Promise<number> => errcodeOf(stage.mini.checkText(text('好')));
    expect(await errcodeOf(stage.mini.checkText({ ...text('好'), openid: stage.user.officialOpenid }))).toBe(43104);
    stage.sandbox.quotas.set(CHECK, { perMinute: 2 });
    expect([await check(), await check()]).toEqual([0, 44991]);
  });

  it('a message with a risky word is refused and takes no credit', async () => {
    stage.sandbox.credits.set(stage.user.id, 'sandbox-mini-once', 1);
    expect(await errcodeOf(stage.mini.sendSubscribeMessage(subscribeMessage(stage.user, { data: { thing1: '坏词工程', phrase2: '公告' } })))).toBe(45168);
    expect(stage.sandbox.credits.left(stage.user.id, 'sandbox-mini-once')).toBe(1);
  });

  it('a form is refused, and the log says why', async () => {
    expect(await callAs(stage.sandbox, 'mini', CHECK, 'content=x', { 'content-type': 'application/x-www-form-urlencoded' })).toMatchObject({ errcode: 47001 });
    expect(stage.sandbox.log.list().at(-1)).toMatchObject({ why: '请求体是表单，应为 JSON', rid: expect.any(String) });
  });
});

describe('media', () => {
  const media = (mediaUrl: string): { openid: string; scene: 1; mediaUrl: string; mediaType: 2 } => ({ openid: stage.user.miniOpenid, scene: 1, mediaUrl, mediaType: 2 });

  it('the verdict is pushed under the trace id that the call answered', async () => {
    stage.sandbox.contentChecks.set({ media: 'risky' });
    const { traceId } = await stage.mini.checkMedia(media(`${stage.sandbox.url}/mmbiz/a`));
    await stage.sandbox.pushes.idle();
    expect(receiver.events).toEqual([expect.objectContaining({ kind: 'media-checked', traceId, suggest: 'risky', errcode: 0 })]);
  });

  it('what cannot be downloaded has no verdict', async () => {
    await stage.mini.checkMedia(media(`${stage.sandbox.url}/nothing-here`));
    await stage.sandbox.pushes.idle();
    expect(receiver.events).toEqual([expect.objectContaining({ kind: 'media-checked', errcode: -1008 })]);
  });

  it.each([
    ['another type', { media_type: 3 }, 40004],
    ['an address that is none', { media_url: 'file:///etc/passwd' }, 40097],
  ])('%s is refused', async (_name, change, errcode) => {
    const body = { openid: stage.user.miniOpenid, scene: 1, version: 2, media_url: 'http://127.0.0.1/x', media_type: 2, ...change };
    expect(await callAs(stage.sandbox, 'mini', '/wxa/media_check_async', body)).toMatchObject({ errcode });
  });
});
