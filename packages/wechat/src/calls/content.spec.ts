import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { answeringHost, TOKEN_PATH, type AnsweringHost } from '../__fixtures__/answering-host.js';
import { oneHost } from '../__fixtures__/one-host.js';
import { createWechatClient, type WechatClient } from '../client.js';
import { WechatUnknownOutcome, WechatUnreachable } from '../errors.js';
import type { Suggestion } from './content.js';

const wechat = oneHost();
const verdict = (suggest: unknown, more: object = {}): object => ({ errcode: 0, errmsg: 'ok', result: { suggest, label: 100 }, detail: [], trace_id: 'trace', ...more });
const check = (body: unknown): Promise<unknown> => wechat.answering(body).checkText({ openid: 'o1', scene: 2, content: '文字' });

describe('checkText', () => {
  it('asks with version 2 and gives WeChat’s word', async () => {
    const client = wechat.answering(verdict('risky', { result: { suggest: 'risky', label: 20001 } }));
    expect(await client.checkText({ openid: 'o1', scene: 2, content: '文字', title: '题' })).toEqual({ suggest: 'risky', label: 20001, traceId: 'trace' });
    expect(wechat.last).toEqual({ method: 'POST', path: '/wxa/msg_sec_check', body: { openid: 'o1', scene: 2, version: 2, content: '文字', title: '题' } });
  });

  it.each([
    ['an answer without a result', { errcode: 0, trace_id: 't' }],
    ['a word that is none of the three', verdict('risk')],
    ['a word in capitals', verdict('PASS')],
    ['no label', { ...verdict('pass'), result: { suggest: 'pass' } }],
    ['no trace id', verdict('pass', { trace_id: undefined })],
    ['half an answer', '{"errcode":0,"result":{"suggest":"pass","label":100},"trace_id":"t"'],
  ])('%s is never a pass', async (_name, body) => {
    await expect(check(body)).rejects.toThrow(WechatUnreachable);
  });

  it.each([61010, 45009, 45011, 44991, 40003, -1, 87014, 123456])('error %d is never a pass', async (errcode) => {
    await expect(check({ ...verdict('pass'), errcode })).rejects.toMatchObject({ errcode });
  });

  it('a pass without one check that worked waits for a person', async () => {
    const failed = { strategy: 'content_model', errcode: -1 };
    const passed = { strategy: 'keyword', errcode: 0, suggest: 'pass' };
    expect(await check(verdict('pass', { detail: [failed] }))).toMatchObject({ suggest: 'review' });
    expect(await check(verdict('pass', { detail: [failed, passed] }))).toMatchObject({ suggest: 'pass' });
    expect(await check(verdict('risky', { detail: [failed] }))).toMatchObject({ suggest: 'risky' });
  });
});

describe('a text above 2,500 characters', () => {
  let host: AnsweringHost;
  let client: WechatClient;
  let pieces: string[];
  let suggestFor: (piece: string) => Suggestion;
  beforeAll(async () => {
    host = await answeringHost((path, body) => {
      if (path === TOKEN_PATH) return { body: { access_token: 'T', expires_in: 7200 } };
      pieces.push(String(body.content));
      return { body: verdict(suggestFor(String(body.content))) };
    });
    client = createWechatClient({ base: host.base, appid: 'wx1', secret: 's' });
  });
  afterAll(() => host.close());

  const ask = (content: string): Promise<{ suggest: Suggestion }> => {
    pieces = [];
    return client.checkText({ openid: 'o1', scene: 2, content });
  };

  it('is checked whole: every character, every pair of characters, no piece too long', async () => {
    suggestFor = () => 'pass';
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 8000 }), fc.constantFrom('字', '𠮷'), async (length, char) => {
        const numbered = Array.from({ length }, (_, n) => (n % 7 === 0 ? char : String.fromCodePoint(0x4e00 + n)));
        await ask(numbered.join(''));
        expect(pieces.every((piece) => Array.from(piece).length <= 2500)).toBe(true);
        const pairs = new Set(pieces.flatMap((piece) => Array.from(piece).map((one, n, all) => one + (all[n + 1] ?? ''))));
        expect(numbered.slice(0, -1).filter((one, n) => !pairs.has(one + (numbered[n + 1] ?? '')))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it.each([2500, 2501, 4950, 4951])('of %d characters leaves none out', async (length) => {
    suggestFor = (piece) => (piece.endsWith('末') ? 'risky' : 'pass');
    expect(await ask(`${'字'.repeat(length - 1)}末`)).toMatchObject({ suggest: 'risky' });
  });

  it('is as bad as its worst piece', async () => {
    suggestFor = (piece) => (piece.includes('甲') ? 'review' : 'pass');
    expect(await ask(`甲${'字'.repeat(6000)}`)).toMatchObject({ suggest: 'review' });
    expect(pieces).toHaveLength(3);
    suggestFor = (piece) => (piece.includes('甲') ? 'risky' : 'pass');
    expect(await ask(`甲${'字'.repeat(6000)}`)).toMatchObject({ suggest: 'risky' });
    expect(pieces).toHaveLength(1);
  });
});

it('checkMedia gives the trace id by which the event names its result', async () => {
  const media = { openid: 'o1', scene: 2, mediaUrl: 'https://a.gov.cn/1.png', mediaType: 2 } as const;
  expect(await wechat.answering({ errcode: 0, trace_id: 't1' }).checkMedia(media)).toEqual({ traceId: 't1' });
  expect(wechat.last).toEqual({ method: 'POST', path: '/wxa/media_check_async', body: { openid: 'o1', scene: 2, version: 2, media_url: 'https://a.gov.cn/1.png', media_type: 2 } });
  await expect(wechat.answering({ errcode: 0 }).checkMedia(media)).rejects.toThrow(WechatUnknownOutcome);
});
