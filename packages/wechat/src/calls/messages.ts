import type { Account } from '../account.js';
import { optional, textOf } from '../answers.js';
import { WechatError } from '../errors.js';
import { fitValue } from '../fields.js';
import { brokenAnswer, type Exchange } from '../transport.js';

/** A mini program's subscribe message: WeChat takes one credit of the person for it, or answers 43101. */
export interface SubscribeMessage {
  /** openid of this mini program. */
  touser: string;
  templateId: string;
  /** A page of this mini program with its query, without a leading slash. */
  page: string;
  miniprogramState: 'developer' | 'trial' | 'formal';
  lang: 'zh_CN';
  /** Template key (`thing1`) to text; each is fitted by `fitValue` before it leaves. */
  data: Record<string, string>;
}

/** An official account's template message to a follower; `miniprogram` is opened before `url`. */
export interface TemplateMessage {
  /** openid of this official account. */
  touser: string;
  templateId: string;
  url?: string | undefined;
  miniprogram?: { appid: string; pagepath: string } | undefined;
  /** The same id to the same openid is delivered once within ten minutes. */
  clientMsgId: string;
  data: Record<string, string>;
}

/** An official account's subscribe notification: a person who subscribed in an article or a web page, follower or not. */
export interface SubscribeNotice {
  /** openid of this official account. */
  touser: string;
  templateId: string;
  /** A web page, opened when there is no mini program. */
  page?: string | undefined;
  miniprogram?: { appid: string; pagepath: string } | undefined;
  /** `formal` unless told. */
  miniprogramState?: 'developer' | 'trial' | 'formal' | undefined;
  lang: 'zh_CN';
  data: Record<string, string>;
}

/**
 * Telling one person something. All three throw WechatFieldError, with template and key, before anything is sent; `msgid` is
 * there when WeChat gives one, and surely not when it says that it has this message already.
 */
export interface MessageCalls {
  /** POST /cgi-bin/message/subscribe/send (发送订阅消息). */
  sendSubscribeMessage(m: SubscribeMessage): Promise<{ msgid?: string }>;
  /** POST /cgi-bin/message/template/send (发送模板消息). */
  sendTemplateMessage(m: TemplateMessage): Promise<{ msgid?: string }>;
  /** POST /cgi-bin/message/subscribe/bizsend (服务号发送订阅通知). */
  sendSubscribeNotice(m: SubscribeNotice): Promise<{ msgid?: string }>;
}

export function messageCalls(account: Account): MessageCalls {
  return {
    async sendSubscribeMessage(m) {
      const body = { ...addressOf(m), page: m.page, miniprogram_state: m.miniprogramState, lang: m.lang, data: fitAll(m) };
      return send(account, { call: 'sendSubscribeMessage', path: '/cgi-bin/message/subscribe/send', query: {}, body, changesNothing: false });
    },

    async sendTemplateMessage(m) {
      const body = { ...addressOf(m), ...optional('url', m.url), ...optional('miniprogram', m.miniprogram), client_msg_id: m.clientMsgId, data: fitAll(m) };
      return send(account, { call: 'sendTemplateMessage', path: '/cgi-bin/message/template/send', query: {}, body, changesNothing: false });
    },

    async sendSubscribeNotice(m) {
      const link = { ...optional('page', m.page), ...optional('miniprogram', m.miniprogram) };
      const body = { ...addressOf(m), ...link, miniprogram_state: m.miniprogramState ?? 'formal', lang: m.lang, data: fitAll(m) };
      return send(account, { call: 'sendSubscribeNotice', path: '/cgi-bin/message/subscribe/bizsend', query: {}, body, changesNothing: false });
    },
  };
}

async function send(account: Account, exchange: Exchange): Promise<{ msgid?: string }> {
  try {
    const answer = await account.call(exchange);
    // Nothing but the errcode is sure to be in the answer, so without one it says nothing.
    if (answer.errcode === undefined || answer.errcode === null) throw brokenAnswer(exchange, '答复缺少 errcode');
    return optional('msgid', textOf(answer.msgid));
  } catch (error) {
    if (error instanceof WechatError && error.action === 'already-sent') return {};
    throw error;
  }
}

const addressOf = (m: { touser: string; templateId: string }): { touser: string; template_id: string } => ({ touser: m.touser, template_id: m.templateId });

const fitAll = ({ templateId, data }: { templateId: string; data: Record<string, string> }): Record<string, { value: string }> =>
  Object.fromEntries(Object.entries(data).map(([key, value]) => [key, { value: fitValue(key, value, { templateId }) }]));
