import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';

/** Who calls, as the platform says it in the request's headers. */
export interface CloudIdentity {
  openid: string;
  appid: string;
  unionid?: string;
}

const ID = /^[A-Za-z0-9_-]{1,64}$/;
/** What the mark says of callContainer, in WeChat and in its developer tools. */
const PHONES = new Set(['wx_client', 'wx_devtools']);

/**
 * WeChat cloud hosting (微信云托管): what its gateway adds to a request, and when that may be believed. The gateway marks
 * WeChat's own traffic with X-WX-SOURCE; with public access on, anybody may write that and every other header.
 * Source: WeChat's pages 容器内微信信息 and 消息推送 of 云托管.
 */
@Injectable()
export class CloudHosting {
  /** Whether this server is configured to run in cloud hosting. */
  readonly isOn: boolean;
  private readonly isClosed: boolean;
  private readonly appid: string | undefined;

  constructor({ env, mini }: Config) {
    this.isOn = env.CLOUD_HOSTING;
    this.isClosed = env.CLOUD_HOSTING && env.CLOUD_PUBLIC_ACCESS === 'off';
    this.appid = mini?.appid;
  }

  /**
   * The person in our mini program who sent the request; undefined when that is not proven. Under resource sharing (资源复用)
   * the person stands in the X-WX-FROM-* headers, and then those alone count.
   */
  identityOf({ headers }: { headers: IncomingHttpHeaders }): CloudIdentity | undefined {
    if (!this.isFromWechat(headers) || !this.appid) return undefined;
    const isShared = headers['x-wx-from-openid'] !== undefined || headers['x-wx-from-appid'] !== undefined;
    const read = (name: 'openid' | 'appid' | 'unionid'): string | undefined => idIn(headers[isShared ? `x-wx-from-${name}` : `x-wx-${name}`]);
    const [openid, unionid] = [read('openid'), read('unionid')];
    if (openid === undefined || read('appid') !== this.appid) return undefined;
    return { openid, appid: this.appid, ...(unionid === undefined ? {} : { unionid }) };
  }

  /**
   * Whether a message push came over the inner link, which carries neither signature nor encryption. Every phone may post to
   * every path through the same gateway, so a push must also be about the person of {@link callerOf}, if there is one. A
   * phone may ask the gateway to name nobody (X-WX-EXCLUDE-CREDENTIALS): such a request is no push.
   */
  isPushFromWechat(request: { headers: IncomingHttpHeaders }): boolean {
    return this.isFromWechat(request.headers) && (!this.isFromPhone(request) || this.callerOf(request) !== undefined);
  }

  /** Whether the gateway says that a phone sent the request. */
  isFromPhone({ headers }: { headers: IncomingHttpHeaders }): boolean {
    return PHONES.has(sourceIn(headers) ?? '');
  }

  /** The openid, of whatever app, that the gateway names as the caller; undefined when it names nobody. */
  callerOf({ headers }: { headers: IncomingHttpHeaders }): string | undefined {
    return this.isFromWechat(headers) ? (idIn(headers['x-wx-from-openid']) ?? idIn(headers['x-wx-openid'])) : undefined;
  }

  private isFromWechat(headers: IncomingHttpHeaders): boolean {
    return this.isClosed && sourceIn(headers) !== undefined;
  }
}

/** One of WeChat's pages spells the name of the mark with an s. */
const sourceIn = (headers: IncomingHttpHeaders): string | undefined => idIn(headers['x-wx-source']) ?? idIn(headers['x-wx-sources']);

/** A doubled header arrives joined by a comma, and is nobody's id. */
function idIn(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' && ID.test(header) ? header : undefined;
}
