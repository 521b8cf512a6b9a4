import type { WechatError } from '@sunshine/wechat';

/** WeChat does not let this address of ours call: it is named, because an operator must enter it at WeChat. */
export const addressWords = (ip: string): string => `本服务器的 IP ${ip} 不在 IP 白名单，请在微信公众平台添加`;

/** For an operator, why WeChat lets us not call; `advice` is what else to check when it is not the address. */
export const refusalWords = ({ errcode, errmsg, ip }: WechatError, advice: string): string =>
  ip === undefined ? `微信拒绝了调用（错误码 ${errcode}：${errmsg}），${advice}` : addressWords(ip);
