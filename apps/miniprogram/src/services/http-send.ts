import Taro from '@tarojs/taro';
import { RequestError } from './errors';
import type { Send } from './request';

const TIMEOUT_MS = 15_000;

export const absoluteUrl = (path: string) => (/^https?:/.test(path) ? path : `${SERVER_BASE}${path}`);
/** HTML of ours with whole addresses: a picture in WeChat's rich-text has no page to be relative to. */
export const withServer = (html: string) => html.replace(/(<img src=")(?=\/api\/)/g, `$1${SERVER_BASE}`);

export const sendByHttp: Send = async (method, path, body, token) => {
  try {
    const answer = await Taro.request<unknown>({
      url: absoluteUrl(path),
      method,
      ...(body === undefined ? {} : { data: body as Record<string, unknown> }),
      header: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(token ? { authorization: `Bearer ${token}` } : {}) },
      timeout: TIMEOUT_MS,
    });
    return { status: answer.statusCode, body: answer.data };
  } catch (failure) {
    throw new RequestError(/time-?out/i.test(String((failure as { errMsg?: string }).errMsg ?? failure)) ? 'TIMED_OUT' : 'OFFLINE');
  }
};
