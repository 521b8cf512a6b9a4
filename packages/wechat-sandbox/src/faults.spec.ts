import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { WechatUnknownOutcome, WechatUnreachable } from '@sunshine/wechat';
import fc from 'fast-check';
import { callAs, controlOf, errcodeOf, startStage, subscribeMessage, tokenOf, type Stage } from './__fixtures__/start.js';
import { Faults } from './faults.js';

const SEND = '/cgi-bin/message/subscribe/send';
const ONCE = 'sandbox-mini-once';

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
  for (const { id } of stage.sandbox.users.list()) stage.sandbox.credits.set(id, ONCE, 9);
  await stage.mini.ready();
});
afterEach(() => stage.sandbox.close());

const send = (user = stage.user): Promise<number> => errcodeOf(stage.mini.sendSubscribeMessage(subscribeMessage(user)));

describe('faults of calls', () => {
  it('a reset connection did nothing', async () => {
    stage.sandbox.faults.add({ kind: 'reset', times: 1, match: { path: SEND } });
    const error = await stage.mini.sendSubscribeMessage(subscribeMessage(stage.user)).catch((one: unknown) => one);
    expect([WechatUnreachable, WechatUnknownOutcome].some((kind) => error instanceof kind)).toBe(true);
    expect([stage.sandbox.messages.list(stage.user.id), stage.sandbox.credits.left(stage.user.id, ONCE)]).toEqual([[], 9]);
  });

  it('a message may be accepted without being named; faults of messages leave other calls alone', async () => {
    stage.sandbox.faults.add({ kind: 'no-msgid', times: 1 });
    await stage.official.ready();
    expect(await stage.mini.sendSubscribeMessage(subscribeMessage(stage.user))).toEqual({});
    expect(stage.sandbox.messages.list(stage.user.id)).toHaveLength(1);
    expect((await stage.mini.sendSubscribeMessage(subscribeMessage(stage.user))).msgid).toMatch(/^\d{19}$/);
  });

  it('for one person only, for a family of paths, and used up in order', async () => {
    const [first, second] = stage.sandbox.users.list();
    stage.sandbox.faults.add({ kind: 'errcode', errcode: 43107, times: 1, match: { path: SEND, openid: second?.miniOpenid } });
    stage.sandbox.faults.add({ kind: 'errcode', errcode: 45009, times: 1, match: { path: '/cgi-bin/freepublish/' } });
    expect([await send(first), await send(second), await send(second)]).toEqual([0, 43107, 0]);
    expect([await errcodeOf(stage.official.listArticles(0, 1, true)), await errcodeOf(stage.official.listArticles(0, 1, true))]).toEqual([45009, 0]);
    expect(stage.sandbox.faults.list()).toEqual([]);
  });

  it('none is used more often than ordered, whatever is mixed', () => {
    const kinds = fc.constantFrom('errcode' as const, 'push-lose' as const, 'fail-later' as const);
    fc.assert(
      fc.property(fc.array(fc.record({ kind: kinds, times: fc.integer({ min: 1, max: 5 }) }), { maxLength: 20 }), fc.array(fc.boolean(), { maxLength: 120 }), (orders, calls) => {
        const faults = new Faults();
        for (const order of orders) faults.add(order);
        const taken = calls.map((isCall) => (isCall ? faults.takeCall(SEND, () => undefined) : faults.takePush('subscribe', 'o'))).filter((one) => one !== undefined);
        const left = faults.list().reduce((sum, { times }) => sum + times, 0);
        expect(taken.length + left).toBe(orders.reduce((sum, { times }) => sum + times, 0));
      }),
    );
  });
});

describe('hostile input', () => {
  const paths: [string, 'mini' | 'official'][] = [
    [SEND, 'mini'],
    ['/cgi-bin/message/template/send', 'official'],
    ['/cgi-bin/message/subscribe/bizsend', 'official'],
    ['/wxa/business/getuserphonenumber', 'mini'],
    ['/cgi-bin/user/info/batchget', 'official'],
    ['/cgi-bin/freepublish/batchget', 'official'],
    ['/cgi-bin/freepublish/getarticle', 'official'],
    ['/cgi-bin/freepublish/get', 'official'],
    ['/wxa/msg_sec_check', 'mini'],
    ['/wxa/media_check_async', 'mini'],
    ['/wxa/getwxacodeunlimit', 'mini'],
    ['/wxa/generate_urllink', 'mini'],
    ['/wxaapi/newtmpl/addtemplate', 'mini'],
    ['/wxaapi/newtmpl/deltemplate', 'mini'],
    ['/cgi-bin/openapi/quota/get', 'mini'],
    ['/cgi-bin/openapi/rid/get', 'mini'],
    ['/cgi-bin/clear_quota', 'mini'],
    ['/cgi-bin/callback/check', 'mini'],
  ];
  const NAMES = ['touser', 'template_id', 'data', 'openid', 'scene', 'page', 'path', 'query', 'version', 'content', 'user_list', 'offset', 'count', 'tid', 'kidList', 'cgi_path', 'rid', 'line_color', '__proto__', 'constructor'];
  const field = fc.oneof(fc.jsonValue(), fc.constantFrom('__proto__', '\u0000', '\ud800', ''));
  const body = fc.oneof(
    fc.dictionary(fc.constantFrom(...NAMES), field, { maxKeys: 8 }).map((one) => JSON.stringify(one)),
    fc.json(),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );

  it.each(paths)('%s answers whatever is posted with HTTP 200 and a code of its own', async (path, account) => {
    const token = await tokenOf(stage.sandbox, account);
    await fc.assert(
      fc.asyncProperty(body, async (text) => {
        const answer = await fetch(`${stage.sandbox.url}${path}?access_token=${token}`, { method: 'POST', body: text });
        expect(answer.status).toBe(200);
        if (answer.headers.get('content-type')?.includes('json') === true) expect(await answer.json()).toMatchObject(path.endsWith('callback/check') ? {} : { errcode: expect.any(Number) });
        else await answer.arrayBuffer();
      }),
      { numRuns: 60 },
    );
  });

  it('the control API says no in words to what it does not understand', async () => {
    const control = controlOf(stage.sandbox);
    const routes: [string, string][] = [
      ['POST', '/users'],
      ['PUT', `/users/${stage.user.id}/follower`],
      ['POST', `/users/${stage.user.id}/scan`],
      ['POST', '/articles'],
      ['PUT', '/menu'],
      ['PUT', `/templates/${ONCE}`],
      ['PUT', '/content-rules'],
      ['PUT', '/ip-list'],
      ['PUT', '/quotas'],
      ['PUT', '/push-style'],
      ['PUT', '/cloud'],
      ['POST', '/faults'],
      ['POST', '/clock/advance'],
    ];
    for (const [method, route] of routes) {
      for (const wrong of [{ surprise: 1 }, [], 'text', null]) expect({ route, wrong, answer: await control(route, method, wrong) }).toMatchObject({ answer: { error: { code: 'BAD_REQUEST', message: expect.stringContaining('请求不对') } } });
    }
    expect(await callAs(stage.sandbox, 'mini', '/sandbox/api/nothing')).toMatchObject({ error: { code: 'NOT_FOUND' } });
  });
});
