import type { Account } from '../account.js';
import { textOf } from '../answers.js';
import { brokenAnswer, type Exchange } from '../transport.js';

/** A code that opens one page of the mini program. */
export interface CodeToCreate {
  /** 1 to 32 of digits, letters and ``!#$&'()*+,/:;=?@-._~``; the page reads it as `decodeURIComponent(query.scene)`. */
  scene: string;
  /** Like `pages/index/index`: no leading slash, no query. */
  page: string;
  envVersion: 'release' | 'trial' | 'develop';
  /** Pixels, 280 to 1280; 430 unless told. */
  width?: number | undefined;
  /** Whether WeChat refuses pages that the released version does not have; yes unless told. */
  checkPath?: boolean | undefined;
}

/** A link that opens one page of the mini program from an SMS. */
export interface UrlLinkToCreate {
  /** Like `/pages/index/index`. */
  path: string;
  /** Like `id=1&from=sms`; may be empty. */
  query: string;
  /** 1 to 30. */
  expireDays: number;
  envVersion: 'release' | 'trial' | 'develop';
}

/** Ways into the mini program. Both are harmless to ask for twice. */
export interface CodeCalls {
  /** POST /wxa/getwxacodeunlimit (获取不限制的小程序码): the bytes of a PNG or JPEG. @throws RangeError, before sending, when a rule above is broken */
  createCode(c: CodeToCreate): Promise<Buffer>;
  /** POST /wxa/generate_urllink (获取加密 URLLink). @throws RangeError, before sending, unless `expireDays` is 1 to 30 */
  createUrlLink(l: UrlLinkToCreate): Promise<string>;
}

const SCENE = /^[0-9a-zA-Z!#$&'()*+,/:;=?@\-._~]{1,32}$/;
const RESERVED_SCENE = 'scancode_time';
const PAGE = /^[^/?][^?]*$/;
const DEFAULT_WIDTH = 430;
const EXPIRES_AFTER_DAYS = 1;

export function codeCalls(account: Account): CodeCalls {
  return {
    async createCode(c) {
      checkCode(c);
      const body = { scene: c.scene, page: c.page, check_path: c.checkPath ?? true, env_version: c.envVersion, width: c.width ?? DEFAULT_WIDTH };
      return account.callForImage({ call: 'createCode', path: '/wxa/getwxacodeunlimit', query: {}, body, changesNothing: true });
    },

    async createUrlLink(l) {
      if (!(l.expireDays >= 1 && l.expireDays <= 30)) throw new RangeError('链接有效期应为 1 到 30 天');
      const body = { path: l.path, query: l.query, expire_type: EXPIRES_AFTER_DAYS, expire_interval: l.expireDays, env_version: l.envVersion };
      const exchange: Exchange = { call: 'createUrlLink', path: '/wxa/generate_urllink', query: {}, body, changesNothing: true };
      const link = textOf((await account.call(exchange)).url_link);
      if (link === undefined) throw brokenAnswer(exchange, '答复缺少 url_link');
      return link;
    },
  };
}

function checkCode({ scene, page, width = DEFAULT_WIDTH }: CodeToCreate): void {
  if (!SCENE.test(scene) || scene.includes(RESERVED_SCENE)) throw new RangeError('小程序码的 scene 应为 1 到 32 位数字、字母或允许的符号');
  if (!PAGE.test(page)) throw new RangeError('小程序码的页面路径不能以“/”开头，也不能带参数');
  if (!(width >= 280 && width <= 1280)) throw new RangeError('小程序码的宽度应为 280 到 1280 像素');
}
