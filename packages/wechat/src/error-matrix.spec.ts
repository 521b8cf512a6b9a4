import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answeringHost, TOKEN_PATH, type AnsweringHost } from './__fixtures__/answering-host.js';
import { GLOBAL_CODES, LOCAL_CODES, TOKEN_HEALS, type Meaning } from './__fixtures__/error-matrix.js';
import { EVERY_CALL } from './__fixtures__/every-call.js';
import { createWechatClient, type WechatClient } from './client.js';
import { WechatError, type WechatAction, type WechatCall } from './errors.js';

const RID = '61725984-6126f6f9-040f19c4';
const REFUSED_TOKEN = [40001, 40014, 42001];
const CALLS = Object.keys(EVERY_CALL) as WechatCall[];
const ALL = [...GLOBAL_CODES, ...LOCAL_CODES];

let host: AnsweringHost;
beforeAll(async () => {
  host = await answeringHost(() => ({ body: {} }));
});
afterAll(() => host.close());

/** A host that has tokens (unless they are asked about) and answers everything else with `errcode`. */
function refuseWith(errcode: number, call: WechatCall): WechatClient {
  let tokens = 0;
  host.asked.length = 0;
  host.answer((path) => {
    if (path === TOKEN_PATH && call !== 'token') return { body: { access_token: `T${(tokens += 1)}`, expires_in: 7200 } };
    return { body: { errcode, errmsg: `made up rid: ${RID}` } };
  });
  return createWechatClient({ base: host.base, appid: 'wx1', secret: 's' });
}

/** What the caller is told to do; `already-sent` when the call is a success all the same. */
async function actionTold(call: WechatCall, errcode: number): Promise<WechatAction> {
  try {
    await EVERY_CALL[call](refuseWith(errcode, call));
  } catch (error) {
    if (!(error instanceof WechatError)) throw error;
    expect(error).toMatchObject({ call, errcode, rid: RID });
    return error.action;
  }
  return 'already-sent';
}

const expected = ({ code, does, but = {} }: Meaning, call: WechatCall): WechatAction => (call === 'token' ? (TOKEN_HEALS[code] ?? 'config') : (but[call] ?? does));

describe('every code through every call', () => {
  it.each(CALLS)('%s: each code has its one action', async (call) => {
    const told: [number, WechatAction][] = [];
    for (const { code } of ALL) told.push([code, await actionTold(call, code)]);
    expect(told).toEqual(ALL.map((meaning) => [meaning.code, expected(meaning, call)]));
  });

  it.each(CALLS.filter((call) => call !== 'token'))('%s: asked once, once more after a refused token, never blindly', async (call) => {
    for (const { code } of ALL) {
      await actionTold(call, code);
      const isReplayed = REFUSED_TOKEN.includes(code) && call !== 'code2Session';
      expect([code, host.asked.filter((path) => path !== TOKEN_PATH).length]).toEqual([code, isReplayed ? 2 : 1]);
    }
  });

  it('no code is in the table twice', () => {
    expect(new Set(ALL.map(({ code }) => code)).size).toBe(ALL.length);
  });
});
