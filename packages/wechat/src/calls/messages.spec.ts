import { describe, expect, it } from '@jest/globals';
import { oneHost } from '../__fixtures__/one-host.js';
import { WechatFieldError, WechatUnknownOutcome } from '../errors.js';

const wechat = oneHost();
const subscribe = { touser: 'o1', templateId: 't1', page: 'pages/a?id=1', miniprogramState: 'formal', lang: 'zh_CN', data: { thing1: '停水\n通知' } } as const;
const template = { touser: 'o1', templateId: 't1', clientMsgId: 'm1', data: { thing1: '停水通知' } };
const miniprogram = { appid: 'wx2', pagepath: 'pages/a?id=1' };

describe('what leaves', () => {
  it('a subscribe message, its values fitted', async () => {
    await wechat.answering({ errcode: 0 }).sendSubscribeMessage(subscribe);
    const body = { touser: 'o1', template_id: 't1', page: 'pages/a?id=1', miniprogram_state: 'formal', lang: 'zh_CN', data: { thing1: { value: '停水 通知' } } };
    expect(wechat.last).toEqual({ method: 'POST', path: '/cgi-bin/message/subscribe/send', body });
  });

  it('a template message with its client id; links only when given', async () => {
    const client = wechat.answering('{"errcode":0,"errmsg":"ok","msgid":2918131553548107777}');
    expect(await client.sendTemplateMessage(template)).toEqual({ msgid: '2918131553548107777' });
    const body = { touser: 'o1', template_id: 't1', client_msg_id: 'm1', data: { thing1: { value: '停水通知' } } };
    expect(wechat.last).toEqual({ method: 'POST', path: '/cgi-bin/message/template/send', body });
    await client.sendTemplateMessage({ ...template, url: 'https://a.gov.cn', miniprogram });
    expect(wechat.last.body).toEqual({ ...body, url: 'https://a.gov.cn', miniprogram });
  });

  it('a subscribe notification, formal unless told', async () => {
    await wechat.answering({ errcode: 0 }).sendSubscribeNotice({ touser: 'o1', templateId: 't1', miniprogram, lang: 'zh_CN', data: { thing1: '停水通知' } });
    const body = { touser: 'o1', template_id: 't1', miniprogram, miniprogram_state: 'formal', lang: 'zh_CN', data: { thing1: { value: '停水通知' } } };
    expect(wechat.last).toEqual({ method: 'POST', path: '/cgi-bin/message/subscribe/bizsend', body });
  });

  it('nothing, when a value cannot be fitted: the error names template and field', async () => {
    const client = wechat.answering({ errcode: 0 });
    for (const work of [
      client.sendSubscribeMessage({ ...subscribe, data: { number2: '三百' } }),
      client.sendTemplateMessage({ ...template, data: { number2: '三百' } }),
      client.sendSubscribeNotice({ touser: 'o1', templateId: 't1', lang: 'zh_CN', data: { number2: '三百' } }),
    ]) {
      const error = await work.catch((one: unknown) => one);
      expect(error).toBeInstanceOf(WechatFieldError);
      expect(error).toMatchObject({ key: 'number2', templateId: 't1', message: expect.stringContaining('模板 t1 的消息字段 number2') });
    }
  });
});

describe('what comes back', () => {
  it.each([
    ['without an id', { errcode: 0, errmsg: 'ok' }, {}],
    ['with an id in digits', { errcode: 0, msgid: '1864323726461255681' }, { msgid: '1864323726461255681' }],
    ['with a small id', { errcode: '0', msgid: 42 }, { msgid: '42' }],
    ['that says it had the message already', { errcode: 40241, errmsg: 'duplicate' }, {}],
  ])('an answer %s is "accepted"', async (_name, body, sent) => {
    const client = wechat.answering(body);
    expect(await client.sendSubscribeMessage(subscribe)).toEqual(sent);
    expect(await client.sendTemplateMessage(template)).toEqual(sent);
  });

  it.each([['{}'], ['{"errmsg":"ok"}'], ['{"errcode":""}'], ['{"errcode":true}'], ['{"errcode":0,"err'], ['']])('%j says nothing: unknown outcome', async (body) => {
    await expect(wechat.answering(body).sendTemplateMessage(template)).rejects.toThrow(WechatUnknownOutcome);
  });
});
