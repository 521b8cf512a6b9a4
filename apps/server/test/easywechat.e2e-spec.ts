import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createCallbackCodec } from '@sunshine/wechat';
import type { Account } from '@sunshine/wechat-sandbox';
import { MiniApp } from 'node-easywechat';
import { expectRefused, kept, nowS, postPush, type Answered } from './support/callbacks.js';
import { startWechatStage, type WechatStage } from './support/wechat.js';

type Encryptor = ReturnType<MiniApp['getEncryptor']>;

/** An independent SDK in WeChat's place: what it encrypts is WeChat's protocol and not our reading of it. */
describe('the callbacks against node-easywechat', () => {
  let stage: WechatStage;

  beforeAll(async () => {
    stage = await startWechatStage();
  });
  afterAll(() => stage.close());

  const encryptorOf = ({ appid, secret, token, aesKey }: Account): Encryptor => new MiniApp({ app_id: appid, secret, token, aes_key: aesKey }).getEncryptor();
  const stored = async (): Promise<number> => (await kept(stage.test)).events.length;
  const valueOf = (xml: string, name: string): string => new RegExp(`<${name}>(?:<!\\[CDATA\\[)?([^<\\]]*)`).exec(xml)?.[1] ?? '';

  const push = (account: 'mini' | 'official', message: string, encryptor = encryptorOf(stage.sandbox.settings[account])): Promise<Answered> => {
    const xml = encryptor.encrypt(message, 'n0nce', Number(nowS(stage.test)));
    const query = new URLSearchParams({ timestamp: valueOf(xml, 'TimeStamp'), nonce: 'n0nce', encrypt_type: 'aes', msg_signature: valueOf(xml, 'MsgSignature') });
    if (account === 'official') return postPush(stage.test, account, query, xml, { 'content-type': 'text/xml' });
    return postPush(stage.test, account, query, JSON.stringify({ ToUserName: 'gh_test', Encrypt: valueOf(xml, 'Encrypt') }));
  };

  const followed = (openid: string): string =>
    `<xml><ToUserName><![CDATA[gh_test]]></ToUserName><FromUserName><![CDATA[${openid}]]></FromUserName><CreateTime>${nowS(stage.test)}</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[subscribe]]></Event><EventKey></EventKey></xml>`;
  const debugDemo = (text: string): string => JSON.stringify({ ToUserName: 'gh_test', FromUserName: 'o1', CreateTime: nowS(stage.test), MsgType: 'event', Event: 'debug_demo', debug_str: text });

  it('what the SDK encrypts is accepted and kept, whatever its padding', async () => {
    const before = await stored();
    for (let more = 0; more < 32; more += 1) {
      expect(await push('mini', debugDemo(`青${'x'.repeat(more)}`))).toEqual({ status: 200, text: 'success' });
      stage.test.clock.advance(1000);
    }
    expect(await stored()).toBe(before + 32);
  });

  it('an XML push of the official account is accepted', async () => {
    const before = await stored();
    expect(await push('official', followed('o-easywechat'))).toEqual({ status: 200, text: 'success' });
    expect(await stored()).toBe(before + 1);
  });

  it('what the SDK encrypts for another app, under another key or with another token is refused, and nothing is kept', async () => {
    const before = await stored();
    const { mini } = stage.sandbox.settings;
    for (const other of [{ appid: 'wx0000000000000000' }, { aesKey: 'A'.repeat(43) }, { token: 'other' }]) {
      expectRefused(await push('mini', debugDemo('x'), encryptorOf({ ...mini, ...other })));
    }
    expect(await stored()).toBe(before);
  });

  it('what we seal as a reply, the SDK opens', () => {
    const { mini } = stage.sandbox.settings;
    const codec = createCallbackCodec({ ...mini, replayWindowS: 0 });
    for (const reply of ['{"demo_resp":"good luck"}', '您的来信已收到。𠮷😀', '', 'x'.repeat(5000)]) {
      const json = JSON.parse(codec.seal(reply, 'json', '415670741')) as { Encrypt: string; MsgSignature: string; TimeStamp: number; Nonce: string };
      expect(encryptorOf(mini).decrypt(json.Encrypt, json.MsgSignature, json.Nonce, json.TimeStamp)).toBe(reply);
      const xml = codec.seal(reply, 'xml', '415670741');
      expect(encryptorOf(mini).decrypt(valueOf(xml, 'Encrypt'), valueOf(xml, 'MsgSignature'), '415670741', Number(valueOf(xml, 'TimeStamp')))).toBe(reply);
    }
  });
});
