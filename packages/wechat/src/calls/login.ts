import type { Account } from '../account.js';
import { childOf, optional, textOf } from '../answers.js';
import { brokenAnswer, type Exchange } from '../transport.js';

/** Who is on the phone. */
export interface LoginCalls {
  /**
   * GET /sns/jscode2session (小程序登录凭证校验). A code lives five minutes and works once. `sessionKey` must never leave the server;
   * `unionid` only when the mini program is bound to an Open Platform account.
   */
  code2Session(code: string): Promise<{ openid: string; unionid?: string; sessionKey: string }>;
  /**
   * POST /wxa/business/getuserphonenumber (获取手机号). `code` is the button's, not wx.login's: five minutes, once.
   * WeChat checks that it belongs to `openid`; `number` is without country prefix, `countryCode` like `86`.
   */
  getPhoneNumber(code: string, openid: string): Promise<{ countryCode: string; number: string }>;
}

export function loginCalls(account: Account): LoginCalls {
  return {
    async code2Session(code) {
      const query = { appid: account.app.appid, secret: account.app.secret, js_code: code, grant_type: 'authorization_code' };
      const exchange: Exchange = { call: 'code2Session', path: '/sns/jscode2session', query, changesNothing: false };
      const answer = await account.callBare(exchange);
      const openid = textOf(answer.openid);
      const sessionKey = textOf(answer.session_key);
      if (openid === undefined || sessionKey === undefined) throw brokenAnswer(exchange, '答复缺少 openid 或 session_key');
      return { openid, sessionKey, ...optional('unionid', textOf(answer.unionid)) };
    },

    async getPhoneNumber(code, openid) {
      const exchange: Exchange = { call: 'getPhoneNumber', path: '/wxa/business/getuserphonenumber', query: {}, body: { code, openid }, changesNothing: false };
      const info = childOf(await account.call(exchange), 'phone_info');
      const number = textOf(info.purePhoneNumber);
      const countryCode = textOf(info.countryCode);
      if (number === undefined || countryCode === undefined) throw brokenAnswer(exchange, '答复缺少手机号');
      if (childOf(info, 'watermark').appid !== account.app.appid) throw brokenAnswer(exchange, '手机号不是给本小程序的（水印 appid 不符）');
      return { countryCode, number };
    },
  };
}
