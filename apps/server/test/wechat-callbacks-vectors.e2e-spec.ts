import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encryptMessage, signParts } from '@sunshine/wechat';
import fc from 'fast-check';
import { V1, V2, V3, V4, V5, V6, V7 } from '../../../packages/wechat/src/__fixtures__/vectors.js';
import { startTestApp, type TestApp } from './support/app.js';
import { encryptRaw, expectRefused, kept, lyingFrame, postPush, postSecure, secureQuery, type Answered, type PushTarget } from './support/callbacks.js';

const account = (name: 'MINI' | 'OFFICIAL', v: { token: string; appid: string; aesKey?: string }): Record<string, string> => ({
  ...{ [`WECHAT_${name}_APPID`]: v.appid, [`WECHAT_${name}_SECRET`]: 's', [`WECHAT_${name}_TOKEN`]: v.token },
  ...(v.aesKey === undefined ? {} : { [`WECHAT_${name}_AES_KEY`]: v.aesKey }),
});
/** The published vectors are years old. */
const ANY_AGE = { WECHAT_REPLAY_WINDOW_S: '0' };
const xmlOf = (encrypt: string): string => `<xml><ToUserName><![CDATA[gh_x]]></ToUserName><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`;
const signedQuery = ({ signature, timestamp, nonce }: typeof V2): Record<string, string> => ({ signature, timestamp, nonce });
const XML = { 'content-type': 'text/xml' };
/** Each server of its own settings migrates a database of its own. */
const SERVERS_START_MS = 120_000;
const SUCCESS: Answered = { status: 200, text: 'success' };

/** V8 is no push but `encryptedData` of a phone; packages/wechat opens it. */
describe('the published vectors, over HTTP', () => {
  let secure: TestApp;
  let plain: TestApp;

  beforeAll(async () => {
    secure = await startTestApp({ config: { ...ANY_AGE, ...account('MINI', V3), ...account('OFFICIAL', V5) } });
    plain = await startTestApp({ config: { ...ANY_AGE, ...account('MINI', { token: V2.token, appid: V3.appid }), ...account('OFFICIAL', V7) } });
  }, SERVERS_START_MS);
  afterAll(async () => {
    await secure.close();
    await plain.close();
  });

  it('V1: the address check is answered with echostr and nothing else, in secure mode too', async () => {
    for (const { base } of [secure, plain]) {
      const response = await fetch(`${base}/api/wechat/mini/push?${new URLSearchParams({ ...signedQuery(V1), echostr: V1.echostr }).toString()}`);
      expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([200, 'text/plain; charset=utf-8', V1.echostr]);
    }
  });

  it.each([
    ['another token', { signature: signParts('BBBBB', V1.timestamp, V1.nonce) }, ''],
    ['no signature', { signature: '' }, ''],
    ['no echostr', { echostr: '' }, ''],
    ['a doubled echostr', {}, '&echostr=1'],
    ['a timestamp that is no number', { timestamp: '1e9', signature: signParts(V1.token, '1e9', V1.nonce) }, ''],
  ])('an address check with %s is refused', async (_name, change, more) => {
    const query = new URLSearchParams({ ...signedQuery(V1), echostr: V1.echostr, ...change });
    const response = await fetch(`${secure.base}/api/wechat/mini/push?${query.toString()}${more}`);
    expectRefused({ status: response.status, text: await response.text() });
  });

  it('V2: a plain push is accepted where only the token is configured, and refused where a key is', async () => {
    const query = new URLSearchParams(signedQuery(V2));
    const message = JSON.stringify({ ToUserName: 'gh_x', FromUserName: 'o1', CreateTime: 1714037059, MsgType: 'event', Event: 'debug_demo', debug_str: 'hello world' });
    expect(await postPush(plain, 'mini', query, message)).toEqual(SUCCESS);
    expect((await kept(plain)).events.at(-1)).toMatchObject({ account: 'mini', event: 'debug_demo' });
    expectRefused(await postPush(secure, 'mini', query, message));
  });

  it('V3: a secure JSON push with a pad of 19', async () => {
    const query = new URLSearchParams({ signature: V3.signature, timestamp: V3.timestamp, nonce: V3.nonce, encrypt_type: 'aes', msg_signature: V3.msgSignature });
    expect(await postPush(secure, 'mini', query, JSON.stringify({ ToUserName: 'gh_97417a04a28d', Encrypt: V3.encrypt }))).toEqual(SUCCESS);
    expect((await kept(secure)).events.at(-1)).toMatchObject({ account: 'mini', event: 'debug_demo', message: { CreateTime: 1714112445, debug_str: 'hello world' } });
  });

  it('V4 and V5: cipher texts of a reply and of a bare sentence decrypt, and are refused only because they are no events', async () => {
    const { events } = await kept(secure);
    const target: PushTarget = { account: 'mini', ...V3 };
    expect(signParts(V3.token, V4.timestamp, V4.nonce, V4.encrypt)).toBe(V4.msgSignature);
    const reply = await postPush(secure, 'mini', secureQuery(target, V4.encrypt, V4.timestamp, V4.nonce), JSON.stringify({ Encrypt: V4.encrypt }));
    expect(reply).toEqual(SUCCESS);
    expect((await kept(secure)).events.at(-1)).toMatchObject({ message: JSON.parse(V4.message) as object });
    const sentence = await postPush(secure, 'official', secureQuery({ account: 'official', ...V5 }, V5.encrypt, '1'), xmlOf(V5.encrypt), XML);
    expectRefused(sentence);
    expect(sentence.text).toContain('消息格式不对');
    expect((await kept(secure)).events).toHaveLength(events.length + 1);
  });

  it('V6: a secure XML push with a pad of 21', async () => {
    const query = new URLSearchParams({ timestamp: V6.timestamp, nonce: V6.nonce, encrypt_type: 'aes', msg_signature: V6.msgSignature });
    expect(await postPush(secure, 'official', query, xmlOf(V6.encrypt), XML)).toEqual(SUCCESS);
    expect((await kept(secure)).events.at(-1)).toMatchObject({ account: 'official', event: 'text', message: { Content: 'hello', MsgId: '12345' } });
  });

  it('V7: a secure XML push with line breaks and a 64-bit id, beside an account in plain mode', async () => {
    const query = new URLSearchParams({ timestamp: V7.timestamp, nonce: V7.nonce, encrypt_type: 'aes', msg_signature: V7.msgSignature });
    expect(await postPush(plain, 'official', query, xmlOf(V7.encrypt), XML)).toEqual(SUCCESS);
    expect((await kept(plain)).events.at(-1)).toMatchObject({ account: 'official', message: { Content: 'test', MsgId: '4363689963896700987' } });
  });
});

describe('what somebody could try', () => {
  const target: PushTarget = { account: 'mini', ...V3 };
  const T = V3.timestamp;
  let test: TestApp;
  let serial = 0;

  beforeAll(async () => {
    test = await startTestApp({ config: { ...ANY_AGE, ...account('MINI', V3) } });
  }, SERVERS_START_MS);
  afterAll(() => test.close());

  const message = (more: object = {}): string => JSON.stringify({ ToUserName: 'gh_x', FromUserName: 'o1', CreateTime: (serial += 1), MsgType: 'event', Event: 'debug_demo', ...more });
  const encrypted = (text: string, appid = V3.appid): string => encryptMessage(V3.aesKey, appid, text);
  const json = (encrypt: string): string => JSON.stringify({ ToUserName: 'gh_x', Encrypt: encrypt });
  const signed = (encrypt: string): Promise<Answered> => postPush(test, 'mini', secureQuery(target, encrypt, T), json(encrypt));
  const without = (encrypt: string, name: string): URLSearchParams => {
    const query = secureQuery(target, encrypt, T);
    query.delete(name);
    return query;
  };
  const withQuery = (change: (query: URLSearchParams, encrypt: string) => string | URLSearchParams) => (text: string) => {
    const encrypt = encrypted(text);
    return postPush(test, 'mini', change(secureQuery(target, encrypt, T), encrypt), json(encrypt));
  };
  const raw = (body: string | Buffer, headers?: Record<string, string>) => (text: string) => postPush(test, 'mini', secureQuery(target, encrypted(text), T), body, headers);
  const GBK = Buffer.concat([Buffer.from('{"ToUserName":"gh_x","Encrypt":"'), Buffer.from([0xc4, 0xe3, 0xba, 0xc3]), Buffer.from('"}')]);

  const attacks: [string, (text: string) => Promise<Answered>, expected?: number][] = [
    ['a message for another appid', (text) => signed(encrypted(text, 'wx0000000000000000'))],
    ['a message for an appid that only begins like ours', (text) => signed(encrypted(text, `${V3.appid}0`))],
    ['a length beyond the end', (text) => signed(lyingFrame(target, text, 5000))],
    ['a length beyond 2^31', (text) => signed(lyingFrame(target, text, 0xffffffff))],
    ['a length that makes the appid longer', (text) => signed(lyingFrame(target, text, Buffer.byteLength(text) - 1))],
    ['a length that swallows the appid', (text) => signed(lyingFrame(target, text, Buffer.byteLength(text) + V3.appid.length))],
    ['a pad of 0', () => signed(encryptRaw(V3.aesKey, Buffer.alloc(32, 0x41), Buffer.alloc(32, 0)))],
    ['a pad of 33', () => signed(encryptRaw(V3.aesKey, Buffer.alloc(32, 0x41), Buffer.alloc(32, 33)))],
    ['a pad of unlike bytes', () => signed(encryptRaw(V3.aesKey, Buffer.alloc(32, 0x41), Buffer.concat([Buffer.alloc(31, 7), Buffer.from([32])])))],
    ['the three-part signature in the place of msg_signature', withQuery((query) => new URLSearchParams({ ...Object.fromEntries(query), msg_signature: query.get('signature') ?? '' }))],
    ['the three-part signature alone', (text) => postPush(test, 'mini', without(encrypted(text), 'msg_signature'), json(encrypted(text)))],
    ['the three-part signature of an unencrypted body', (text) => postPush(test, 'mini', new URLSearchParams({ timestamp: T, nonce: '7', signature: signParts(V3.token, T, '7') }), text)],
    ['an unencrypted body that claims to be encrypted', (text) => postPush(test, 'mini', secureQuery(target, encrypted(text), T), text)],
    ['a doubled msg_signature', withQuery((query) => `${query.toString()}&msg_signature=0`)],
    ['a doubled timestamp', withQuery((query) => `timestamp=1&${query.toString()}`)],
    ['the same nonce twice', withQuery((query) => `${query.toString()}&nonce=7`)],
    ['a doubled encrypt_type', withQuery((query) => `${query.toString()}&encrypt_type=raw`)],
    ['no timestamp', (text) => postPush(test, 'mini', without(encrypted(text), 'timestamp'), json(encrypted(text)))],
    ['no parameters at all', (text) => postPush(test, 'mini', '', json(encrypted(text)))],
    ['an empty body', raw('')],
    ['a body in GBK', raw(GBK)],
    ['a body in GBK that says it is XML', raw(Buffer.concat([Buffer.from('<xml><Encrypt>'), Buffer.from([0xc4, 0xe3]), Buffer.from('</Encrypt></xml>')]), XML)],
    ['a body of 1 MB and a byte', raw(' '.repeat(1024 * 1024 + 1), { 'content-type': 'text/plain' })],
    ['a body of 3 MB', raw(' '.repeat(3 * 1024 * 1024), { 'content-type': 'text/plain' }), 413],
    ['half a JSON', raw('{"Encrypt":"'), 400],
    ['a form', raw('Encrypt=1', { 'content-type': 'application/x-www-form-urlencoded' })],
    ['a body of no known kind', raw('{}', { 'content-type': 'application/octet-stream' }), 415],
    ['an entity of XML', raw('<!DOCTYPE xml [<!ENTITY a "b">]><xml><Encrypt>&a;</Encrypt></xml>', XML)],
    ['two cipher texts', raw('<xml><Encrypt>a</Encrypt><Encrypt>b</Encrypt></xml>', XML)],
  ];

  it.each(attacks.map(([name, attack, expected]) => ({ name, attack, expected })))('$name: refused, nothing kept, and the genuine message afterwards is accepted', async ({ attack, expected }) => {
    const text = message();
    const before = await kept(test);
    expectRefused(await attack(text), expected);
    expect(await kept(test)).toEqual(before);
    expect(await postSecure(test, target, text, T)).toEqual(SUCCESS);
    const after = await kept(test);
    expect([after.events.length, after.jobs]).toEqual([before.events.length + 1, before.jobs + 1]);
    expect(after.events.at(-1)?.message).toEqual(JSON.parse(text));
  });

  it('every pad from 1 to 32 is accepted, in JSON and in XML', async () => {
    const before = (await kept(test)).events.length;
    const pads = new Set<number>();
    for (let length = 0; length < 32; length += 1) {
      const text = message({ debug_str: 'x'.repeat(length) });
      const encrypt = encrypted(text);
      pads.add(32 - ((20 + Buffer.byteLength(text) + V3.appid.length) % 32));
      const [body, headers] = length % 2 === 0 ? [json(encrypt), undefined] : [xmlOf(encrypt), XML];
      expect(await postPush(test, 'mini', secureQuery(target, encrypt, T), body, headers)).toEqual(SUCCESS);
    }
    expect(pads.size).toBe(32);
    expect((await kept(test)).events).toHaveLength(before + 32);
  });

  it('whatever a genuine message says, it is kept or refused, and its work ends', async () => {
    const word = fc.oneof(fc.constantFrom('event', 'subscribe', 'unsubscribe', 'SCAN', 'subscribe_msg_popup_event', 'subscribe_msg_change_event', 'subscribe_msg_sent_event', 'TEMPLATESENDJOBFINISH', 'MASSSENDJOBFINISH', 'PUBLISHJOBFINISH', 'wxa_media_check', '__proto__'), fc.string({ unit: 'binary', maxLength: 100 }));
    const anything = fc.oneof(word, fc.jsonValue({ maxDepth: 2 }), fc.integer(), fc.constant('x'.repeat(5000)));
    const entry = fc.record({ TemplateId: anything, SubscribeStatusString: fc.oneof(fc.constantFrom('accept', 'reject'), anything), MsgID: anything, ErrorCode: anything }, { requiredKeys: [] });
    const fields = { MsgType: fc.oneof({ weight: 9, arbitrary: fc.constant('event') }, { weight: 1, arbitrary: anything }), FromUserName: fc.oneof(fc.constant('o1'), anything), CreateTime: anything, Event: word, List: fc.oneof(entry, fc.array(entry), anything), MsgID: anything, Status: anything, EventKey: anything, trace_id: anything, result: anything, errcode: anything, PublishEventInfo: anything };
    const messages: fc.Arbitrary<Record<string, unknown>> = fc.record(fields, { requiredKeys: ['MsgType', 'FromUserName', 'Event'] });
    const popup = (from: string, template: string) => ({ MsgType: 'event', FromUserName: from, CreateTime: 1, Event: 'subscribe_msg_popup_event', List: { TemplateId: template, SubscribeStatusString: 'accept' } });
    const LONG = 'x'.repeat(5000);
    const job = (Event: string, more: object) => ({ MsgType: 'event', FromUserName: 'o1', CreateTime: 1, Event, ...more });
    const longOnes = [
      ...[popup(LONG, 't'), popup('o1', LONG), job('TEMPLATESENDJOBFINISH', { MsgID: LONG, Status: LONG }), job('subscribe', { EventKey: LONG, Ticket: LONG })],
      ...[job('PUBLISHJOBFINISH', { PublishEventInfo: { publish_id: LONG, publish_status: 0, article_id: LONG } }), job('MASSSENDJOBFINISH', { MsgID: LONG, Status: 'send success' })],
      job('wxa_media_check', { trace_id: LONG, result: { suggest: LONG, label: 1e300 }, errcode: 0 }),
    ];
    await fc.assert(
      fc.asyncProperty(messages, async (fuzzy) => {
        const { status } = await postSecure(test, target, JSON.stringify(fuzzy), T);
        expect([200, 403]).toContain(status);
        await test.drain();
        expect((await kept(test)).events.filter((row) => row.processedAt === null).map(({ event }) => event)).toEqual([]);
      }),
      { numRuns: 60, examples: longOnes.map((one): [Record<string, unknown>] => [one]) },
    );
  }, 120_000);

  it.each([{}, { 'content-type': '' }, { 'content-type': 'text/json' }, { 'content-type': 'application/json; encoding=utf-8' }, { 'content-type': 'text/plain' }] as Record<string, string>[])('the content type is only a hint: %j', async (headers) => {
    const text = message();
    const encrypt = encrypted(text);
    expect(await postPush(test, 'mini', secureQuery(target, encrypt, T), json(encrypt), headers)).toEqual(SUCCESS);
    expect((await kept(test)).events.at(-1)?.message).toEqual(JSON.parse(text));
  });

  it('in compatible mode only the encrypted copy counts, whatever stands beside it', async () => {
    const text = message({ debug_str: 'genuine' });
    const encrypt = encrypted(text);
    expect(await postPush(test, 'mini', secureQuery(target, encrypt, T), JSON.stringify({ ...(JSON.parse(message({ debug_str: 'forged' })) as object), Encrypt: encrypt }))).toEqual(SUCCESS);
    expect((await kept(test)).events.at(-1)?.message).toEqual(JSON.parse(text));
  });

  it('64-bit ids keep every digit, from a bare number and in a list of one or many', async () => {
    const list = '{"TemplateId":"t1","MsgID":1864323726461255681,"ErrorCode":"0","ErrorStatus":"success"}';
    const at = (serial += 1);
    const sent = (entries: string): string => `{"FromUserName":"o1","CreateTime":${at},"MsgType":"event","Event":"subscribe_msg_sent_event","List":${entries}}`;
    const before = (await kept(test)).events.length;
    for (const entries of [list, `[${list}]`]) expect(await postSecure(test, target, sent(entries), T)).toEqual(SUCCESS);
    expect(await postSecure(test, target, sent(list.replace('681', '682')), T)).toEqual(SUCCESS);
    const { events } = await kept(test);
    expect(events.slice(before).map((row) => row.message)).toEqual([
      expect.objectContaining({ List: expect.objectContaining({ MsgID: '1864323726461255681' }) as unknown }),
      expect.objectContaining({ List: expect.objectContaining({ MsgID: '1864323726461255682' }) as unknown }),
    ]);
  });
});

describe('another key', () => {
  it('what WeChat encrypted under the previous key is still accepted, what it encrypted under an older one is not', async () => {
    const NEW_KEY = `${'B'.repeat(42)}A`;
    const test = await startTestApp({ config: { ...ANY_AGE, ...account('MINI', { ...V3, aesKey: NEW_KEY }), WECHAT_MINI_AES_KEY_PREVIOUS: V3.aesKey } });
    try {
      const push = (aesKey: string, at: number) => postSecure(test, { account: 'mini', ...V3, aesKey }, JSON.stringify({ FromUserName: 'o1', CreateTime: at, MsgType: 'event', Event: 'debug_demo' }), V3.timestamp);
      expect([await push(NEW_KEY, 1), await push(V3.aesKey, 2)]).toEqual([SUCCESS, SUCCESS]);
      expectRefused(await push(`${'C'.repeat(42)}A`, 3));
      expect((await kept(test)).events).toHaveLength(2);
    } finally {
      await test.close();
    }
  }, SERVERS_START_MS);
});

describe('cloud hosting', () => {
  const SOURCE = { 'content-type': 'application/json', 'x-wx-source': 'wx_push' };
  const event = JSON.stringify({ ToUserName: 'gh_x', FromUserName: 'o1', CreateTime: 1651049934, MsgType: 'event', Event: 'debug_demo', MsgId: 0 });

  it('takes unsigned pushes of its inner link once, and answers the probe without keeping it', async () => {
    const test = await startTestApp({ config: { CLOUD_HOSTING: 'true', CLOUD_PUBLIC_ACCESS: 'off' } });
    try {
      for (const [body, type] of [['{"action":"CheckContainerPath"}', 'application/json'], ['<xml><action>CheckContainerPath</action></xml>', 'text/xml']] as const) {
        expect(await postPush(test, 'mini', '', body, { ...SOURCE, 'content-type': type })).toEqual(SUCCESS);
      }
      expect((await kept(test)).events).toEqual([]);
      expect([await postPush(test, 'mini', '', event, SOURCE), await postPush(test, 'mini', '', event, SOURCE)]).toEqual([SUCCESS, SUCCESS]);
      expectRefused(await postPush(test, 'mini', '', '[]', SOURCE));
      expectRefused(await postPush(test, 'mini', '', event));
      expectRefused(await postPush(test, 'mini', 'signature=0&timestamp=1&nonce=1', event, SOURCE));
      expect((await kept(test)).events).toHaveLength(1);
    } finally {
      await test.close();
    }
  }, SERVERS_START_MS);

  it('takes no unsigned push where the header could be anybody’s', async () => {
    for (const config of [{}, { CLOUD_HOSTING: 'true', CLOUD_PUBLIC_ACCESS: 'on' }] as Record<string, string>[]) {
      const test = await startTestApp({ config: { ...account('MINI', V3), ...config } });
      try {
        expectRefused(await postPush(test, 'mini', '', event, SOURCE));
        expectRefused(await postPush(test, 'mini', '', '{"action":"CheckContainerPath"}', SOURCE));
        expect((await kept(test)).events).toEqual([]);
      } finally {
        await test.close();
      }
    }
  }, SERVERS_START_MS);
});
