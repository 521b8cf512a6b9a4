/** Which WeChat interface answered; one code may mean different things in different calls. */
export type WechatCall =
  | 'token'
  | 'code2Session'
  | 'getPhoneNumber'
  | 'sendSubscribeMessage'
  | 'sendTemplateMessage'
  | 'sendSubscribeNotice'
  | 'listSubscribeTemplates'
  | 'listTemplates'
  | 'getUserInfo'
  | 'getUserInfos'
  | 'listFollowers'
  | 'listArticles'
  | 'getArticle'
  | 'getPublishState'
  | 'getMenu'
  | 'checkText'
  | 'checkMedia'
  | 'createCode'
  | 'createUrlLink'
  | 'getQuota'
  | 'explainRid';

/**
 * What the caller should do about a refusal.
 * - `retry`: the same request later, with back-off
 * - `stop-minute` / `stop-day`: pause this call for a minute / until tomorrow (Asia/Shanghai)
 * - `stop-template`: this template cannot be used until an operator has looked
 * - `unsubscribe`: this person cannot be reached by this template or account; never retry
 * - `config`: an operator must act (credentials, IP, rights); keep the message, do not retry in a loop
 * - `drop`: this very payload will never be accepted; show it to staff
 * - `hold`: what was to be checked stays unpublished until its writer has opened the mini program again
 * - `relogin`: ask the phone for a fresh code
 * - `refuse`: WeChat asks us to turn this person away
 * - `already-sent`: an earlier attempt was accepted; the client takes it as success, so nobody sees it thrown
 * - `unknown`: a code that no table knows; dead-letter it with its rid, never retry blindly
 */
export type WechatAction =
  | 'retry'
  | 'stop-minute'
  | 'stop-day'
  | 'stop-template'
  | 'unsubscribe'
  | 'config'
  | 'drop'
  | 'hold'
  | 'relogin'
  | 'refuse'
  | 'already-sent'
  | 'unknown';

/** WeChat answered, and the answer is no: nothing was accepted. The message holds no secret. */
export class WechatError extends Error {
  override readonly name = 'WechatError';
  /** WeChat's id of the failed request, explained by its openapi/rid/get for 7 days. */
  readonly rid?: string;
  /** The address of ours that is not on the allow-list, as WeChat names it with 40164. */
  readonly ip?: string;

  constructor(
    readonly call: WechatCall,
    readonly errcode: number,
    readonly action: WechatAction,
    readonly errmsg: string,
  ) {
    super(`微信接口 ${call} 返回错误 ${errcode}：${errmsg}`);
    const rid = /rid:\s*([0-9a-zA-Z-]+)/.exec(errmsg)?.[1];
    if (rid !== undefined) this.rid = rid;
    const ip = /invalid ip\s+([0-9a-fA-F.:]+)/.exec(errmsg)?.[1];
    if (ip !== undefined) this.ip = ip;
  }
}

/** The request was surely not accepted: no connection, a refusal before the application, or no token to send with. Safe to retry. */
export class WechatUnreachable extends Error {
  override readonly name = 'WechatUnreachable';

  constructor(
    readonly call: WechatCall,
    why: string,
  ) {
    super(`微信接口 ${call} 连接不上，请求未被受理：${why}`);
  }
}

/** The request left and no usable answer came back: it may have been accepted. Never retry a one-time message blindly. */
export class WechatUnknownOutcome extends Error {
  override readonly name = 'WechatUnknownOutcome';

  constructor(
    readonly call: WechatCall,
    why: string,
  ) {
    super(`微信接口 ${call} 结果不明，可能已被受理：${why}`);
  }
}

/** A value cannot be made to fit the type its template key names: a mapping error of ours, to be shown with template and key. */
export class WechatFieldError extends Error {
  override readonly name = 'WechatFieldError';

  constructor(
    readonly key: string,
    readonly why: string,
    readonly templateId?: string,
  ) {
    super(`${templateId === undefined ? '' : `模板 ${templateId} 的`}消息字段 ${key} 无法填写：${why}`);
  }
}

/** `encryptedData` from a phone is not WeChat's, not for this appid, or under another session key; nothing in it may be believed. */
export class UserDataRefused extends Error {
  override readonly name = 'UserDataRefused';

  constructor(
    readonly reason: 'bad-cipher' | 'wrong-appid',
    why: string,
    options?: ErrorOptions,
  ) {
    super(why, options);
  }
}

/** A callback was turned away; nothing in it may be believed or stored. `reason` is a stable code. */
export class CallbackRefused extends Error {
  override readonly name = 'CallbackRefused';

  constructor(
    readonly reason: CallbackRefusal,
    why: string,
  ) {
    super(why);
  }
}

/** Why a callback was refused. */
export type CallbackRefusal =
  | 'duplicate-parameter'
  | 'missing-parameter'
  | 'bad-timestamp'
  | 'too-old'
  | 'bad-signature'
  | 'not-encrypted'
  | 'bad-cipher'
  | 'wrong-appid'
  | 'wrong-sender'
  | 'bad-body'
  | 'body-too-large';
