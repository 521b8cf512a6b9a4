import { createCipheriv } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { V1, V2, V3, V4, V5, V6, V7 } from './__fixtures__/vectors.js';
import { createCallbackCodec, type CallbackCodecOptions, type CallbackQuery } from './callback-codec.js';
import { decodeAesKey, decryptMessage, encryptMessage, signParts } from './callback-crypto.js';
import { CallbackRefused } from './errors.js';

const V3_OPTIONS: CallbackCodecOptions = { token: V3.token, aesKey: V3.aesKey, appid: V3.appid, replayWindowS: 0 };
const v3Query = (more: CallbackQuery = {}): CallbackQuery => ({
  signature: V3.signature,
  timestamp: V3.timestamp,
  nonce: V3.nonce,
  encrypt_type: 'aes',
  msg_signature: V3.msgSignature,
  ...more,
});
const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const v3Body = json({ ToUserName: 'gh_97417a04a28d', Encrypt: V3.encrypt });

function reasonOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof CallbackRefused) return error.reason;
    throw error;
  }
  return 'accepted';
}

/** Plaintext bytes as given, encrypted without our own framing: what an attacker with the key's help could make. */
function encryptRaw(plain: Buffer, pad: Buffer): string {
  const key = decodeAesKey(V3.aesKey);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(Buffer.concat([plain, pad])), cipher.final()]).toString('base64');
}

function openSigned(encrypt: string, o: Partial<CallbackCodecOptions> = {}): unknown {
  const msg_signature = signParts(V3.token, V3.timestamp, V3.nonce, encrypt);
  return createCallbackCodec({ ...V3_OPTIONS, ...o }).open(v3Query({ msg_signature }), json({ Encrypt: encrypt }), 'application/json');
}

describe('published vectors', () => {
  it('V1: the address check answers echostr verbatim', () => {
    const { token, echostr, ...query } = V1;
    expect(createCallbackCodec({ ...V3_OPTIONS, token }).verifyUrl({ ...query, echostr })).toBe(echostr);
  });

  it('V2: a plaintext push is accepted by its three-part signature when no key is set', () => {
    const { token, ...query } = V2;
    const opened = createCallbackCodec({ ...V3_OPTIONS, token, aesKey: '' }).open(query, json({ MsgType: 'text' }), 'application/json');
    expect(opened).toMatchObject({ encrypted: false, message: { MsgType: 'text' } });
  });

  it('V3: a secure JSON push with a pad of 19 opens', () => {
    const opened = createCallbackCodec(V3_OPTIONS).open(v3Query(), v3Body, 'application/json');
    expect(opened).toMatchObject({ encrypted: true, key: 'current', message: { Event: 'debug_demo', debug_str: 'hello world', CreateTime: 1714112445 } });
  });

  it('V4: an encrypted reply has the published bytes and signature', () => {
    const encrypted = encryptMessage(V3.aesKey, V3.appid, V4.message, Buffer.from(V4.random));
    expect(encrypted).toBe(V4.encrypt);
    expect(signParts(V3.token, V4.timestamp, V4.nonce, encrypted)).toBe(V4.msgSignature);
  });

  it('V5: the length counts bytes, not characters', () => {
    expect(encryptMessage(V5.aesKey, V5.appid, V5.message, Buffer.from(V5.random))).toBe(V5.encrypt);
    expect(decryptMessage(V5.aesKey, V5.appid, V5.encrypt).toString()).toBe(V5.message);
  });

  it.each([
    ['V6', { ...V5, ...V6 }, { Content: 'hello', MsgId: '12345' }],
    ['V7', V7, { Content: 'test', MsgId: '4363689963896700987' }],
  ])('%s: a secure XML push opens with its ids as text', (_name, v, expected) => {
    const codec = createCallbackCodec({ token: v.token, aesKey: v.aesKey, appid: v.appid, replayWindowS: 0 });
    const body = Buffer.from(`<xml><ToUserName><![CDATA[gh_x]]></ToUserName><Encrypt><![CDATA[${v.encrypt}]]></Encrypt></xml>`);
    const query = { timestamp: v.timestamp, nonce: v.nonce, encrypt_type: 'aes', msg_signature: v.msgSignature };
    expect(codec.open(query, body, 'text/xml').message).toMatchObject(expected);
  });
});

describe('what is not genuine is refused', () => {
  const codec = createCallbackCodec(V3_OPTIONS);

  it('an address check with the signature of another token', () => {
    const { token, ...query } = V1;
    expect(() => createCallbackCodec({ ...V3_OPTIONS, token: `${token}x` }).verifyUrl(query)).toThrow(expect.objectContaining({ reason: 'bad-signature' }));
  });

  it.each([
    ['a push without msg_signature', v3Query({ msg_signature: undefined }), v3Body, 'missing-parameter'],
    ['the three-part signature in place of msg_signature', v3Query({ msg_signature: V3.signature }), v3Body, 'bad-signature'],
    ['an unencrypted body that claims to be encrypted', v3Query(), json({ MsgType: 'text' }), 'not-encrypted'],
    ['an unencrypted body in secure mode', { signature: V3.signature, timestamp: V3.timestamp, nonce: V3.nonce }, json({ MsgType: 'text' }), 'not-encrypted'],
    ['a doubled parameter', v3Query({ timestamp: [V3.timestamp, V3.timestamp] }), v3Body, 'duplicate-parameter'],
    ['a timestamp that is no number', v3Query({ timestamp: '1e9' }), v3Body, 'bad-timestamp'],
    ['a body that is not JSON', v3Query(), Buffer.from('{'), 'bad-body'],
    ['a body that is not UTF-8', v3Query(), Buffer.from([0x7b, 0xff, 0x7d]), 'bad-body'],
    ['a body above 1 MB', v3Query(), Buffer.alloc(1024 * 1024 + 1, 0x20), 'body-too-large'],
    ['JSON nested without end', v3Query(), Buffer.from(`{"a":${'['.repeat(400_000)}${']'.repeat(400_000)}}`), 'bad-body'],
    ['XML nested without end', v3Query(), Buffer.from(`<xml>${'<a>'.repeat(140_000)}${'</a>'.repeat(140_000)}</xml>`), 'bad-body'],
    ['XML of elements without end', v3Query(), Buffer.from(`<xml>${'<a>1</a>'.repeat(130_000)}</xml>`), 'bad-body'],
    ['XML with a document type', v3Query(), Buffer.from('<!DOCTYPE x [<!ENTITY a "b">]><xml><Encrypt>&a;</Encrypt></xml>'), 'bad-body'],
    ['XML with two Encrypt elements', v3Query(), Buffer.from('<xml><Encrypt>a</Encrypt><Encrypt>b</Encrypt></xml>'), 'not-encrypted'],
  ])('%s', (_name, query, body, reason) => {
    expect(reasonOf(() => codec.open(query, body, undefined))).toBe(reason);
  });

  it('a message for another appid', () => {
    expect(reasonOf(() => openSigned(encryptMessage(V3.aesKey, 'wx0000000000000000', '{}')))).toBe('wrong-appid');
  });

  it('a length field that runs past the end, also by 32-bit overflow', () => {
    for (const length of [1000, 0x7fffffff, 0xffffffff]) {
      const head = Buffer.concat([Buffer.alloc(20), Buffer.from(`{}${V3.appid}`)]);
      head.writeUInt32BE(length, 16);
      const pad = 32 - (head.length % 32);
      expect(reasonOf(() => openSigned(encryptRaw(head, Buffer.alloc(pad, pad))))).toBe('bad-cipher');
    }
  });

  it('a length field that stops short of the end', () => {
    for (const length of [0, 1]) {
      const head = Buffer.concat([Buffer.alloc(20), Buffer.from(`{}${V3.appid}`)]);
      head.writeUInt32BE(length, 16);
      const pad = 32 - (head.length % 32);
      expect(reasonOf(() => openSigned(encryptRaw(head, Buffer.alloc(pad, pad))))).toBe('wrong-appid');
    }
  });

  it('padding that is zero, above 32, or not the same byte throughout', () => {
    const plain = Buffer.alloc(32, 0x41);
    for (const pad of [Buffer.alloc(32, 0), Buffer.alloc(32, 33), Buffer.concat([Buffer.alloc(31, 7), Buffer.from([32])])]) {
      expect(reasonOf(() => openSigned(encryptRaw(plain, pad)))).toBe('bad-cipher');
    }
  });

  it('cipher text that is no base64 or no whole block', () => {
    for (const encrypt of ['***', 'AAAA', Buffer.alloc(48).toString('base64')]) expect(reasonOf(() => openSigned(encrypt))).toBe('bad-cipher');
  });

  it('a timestamp outside the replay window, in either direction; 0 switches the check off', () => {
    const at = Number(V3.timestamp) * 1000;
    const withWindow = (now: number): string =>
      reasonOf(() => createCallbackCodec({ ...V3_OPTIONS, replayWindowS: 300, now: () => now }).open(v3Query(), v3Body, undefined));
    expect(withWindow(at + 300_000)).toBe('accepted');
    expect(withWindow(at + 301_000)).toBe('too-old');
    expect(withWindow(at - 301_000)).toBe('too-old');
  });

  it('a key that is not 43 characters stops the start', () => {
    expect(() => createCallbackCodec({ ...V3_OPTIONS, aesKey: 'short' })).toThrow('EncodingAESKey');
  });
});

describe('keys and replies', () => {
  const NEW_KEY = 'B'.repeat(42) + 'A';

  it('a message under the previous key still opens, and says so', () => {
    expect(openSigned(V3.encrypt, { aesKey: NEW_KEY, previousAesKey: V3.aesKey })).toMatchObject({ key: 'previous', message: { Event: 'debug_demo' } });
  });

  it('a sealed reply opens again, in both formats and under either key', () => {
    const codec = createCallbackCodec({ ...V3_OPTIONS, aesKey: NEW_KEY, previousAesKey: V3.aesKey, now: () => 1713424427000 });
    const sealed = JSON.parse(codec.seal('{"a":1}', 'json', '42')) as Record<string, string | number>;
    expect(sealed).toMatchObject({ TimeStamp: 1713424427, Nonce: '42' });
    const query = { timestamp: '1713424427', nonce: '42', encrypt_type: 'aes', msg_signature: String(sealed.MsgSignature) };
    expect(codec.open(query, json(sealed), undefined).message).toEqual({ a: 1 });
    const xml = codec.seal('<xml><A>1</A></xml>', 'xml', '42', 'previous');
    const msg_signature = /<MsgSignature><!\[CDATA\[(\w+)/.exec(xml)?.[1];
    expect(codec.open({ ...query, msg_signature }, Buffer.from(xml), 'text/xml')).toMatchObject({ key: 'previous', message: { A: '1' } });
  });

  it.each(Array.from({ length: 32 }, (_, n) => n + 1))('a message with a pad of %d opens through its signature', (pad) => {
    const fixed = 20 + Buffer.byteLength(V3.appid) + '{"t":""}'.length;
    const text = 'x'.repeat(64 - (fixed % 32) + 32 - pad);
    const plain = Buffer.concat([Buffer.alloc(20), Buffer.from(`{"t":"${text}"}${V3.appid}`)]);
    plain.writeUInt32BE(text.length + '{"t":""}'.length, 16);
    expect((plain.length + pad) % 32).toBe(0);
    expect(openSigned(encryptRaw(plain, Buffer.alloc(pad, pad)))).toMatchObject({ message: { t: text } });
  });

  it('any message of any length comes back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const encrypted = encryptMessage(V3.aesKey, V3.appid, text);
        expect(decryptMessage(V3.aesKey, V3.appid, encrypted).toString()).toBe(Buffer.from(text).toString());
      }),
    );
  });

  it('random cipher text never opens and never throws anything but a refusal', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 320 }), (bytes) => {
        expect(reasonOf(() => openSigned(Buffer.from(bytes).toString('base64')))).not.toBe('accepted');
      }),
    );
  });
});

describe('fingerprints', () => {
  const plain = createCallbackCodec({ ...V3_OPTIONS, token: V2.token, aesKey: '' });
  const query = { signature: V2.signature, timestamp: V2.timestamp, nonce: V2.nonce };
  const fingerprint = (body: string): string => plain.open(query, Buffer.from(body), undefined).fingerprint;
  const event = (more: string): string => `{"FromUserName":"o1","CreateTime":1,"MsgType":"event","Event":"subscribe_msg_popup_event",${more}}`;

  it('a repeat has the same fingerprint, whether numbers come as text and List as an array or not', () => {
    const a = event('"List":[{"TemplateId":"t","SubscribeStatusString":"accept","PopupScene":"0"}]');
    const b = a.replace('"CreateTime":1', '"CreateTime":"1"').replace('[{', '{').replace('}]', '}');
    expect(fingerprint(a)).toBe(fingerprint(b));
  });

  it('results of two checked pictures in one second, or of two publications, differ', () => {
    const checked = (traceId: string): string => `{"FromUserName":"platform","CreateTime":1,"MsgType":"event","Event":"wxa_media_check","trace_id":"${traceId}"}`;
    expect(fingerprint(checked('t1'))).not.toBe(fingerprint(checked('t2')));
    const published = (id: number): string => `{"FromUserName":"o1","CreateTime":1,"MsgType":"event","Event":"PUBLISHJOBFINISH","PublishEventInfo":{"publish_id":${id}}}`;
    expect(fingerprint(published(1))).not.toBe(fingerprint(published(2)));
  });

  it('different templates, senders and 64-bit message ids differ', () => {
    const a = event('"List":{"TemplateId":"t"}');
    expect(fingerprint(a)).not.toBe(fingerprint(event('"List":{"TemplateId":"u"}')));
    expect(fingerprint(a)).not.toBe(fingerprint(a.replace('o1', 'o2')));
    const text = (id: string): string => `{"FromUserName":"o1","MsgType":"text","MsgId":${id}}`;
    expect(fingerprint(text('1864323726461255681'))).not.toBe(fingerprint(text('1864323726461255682')));
  });
});
