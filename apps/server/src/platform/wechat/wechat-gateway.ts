import { Injectable } from '@nestjs/common';
import { createWechatClient, type Exchanged, type WechatClient } from '@sunshine/wechat';
import { CloudHosting } from '../cloud/cloud-hosting.js';
import { Config, type WechatAccount } from '../config/config.js';
import { AppError } from '../http/app-error.js';

const WECHAT_HOST = 'api.weixin.qq.com';

/** The two WeChat accounts of the centre, one client each so that tokens are shared. */
@Injectable()
export class WechatGateway {
  private readonly miniClient: WechatClient | undefined;
  private readonly officialClient: WechatClient | undefined;

  private onExchange: (exchanged: Exchanged) => void = () => undefined;

  constructor({ env, mini, official }: Config, cloud: CloudHosting) {
    const client = (account: WechatAccount | undefined, base: string, tokens: 'stable' | 'none'): WechatClient | undefined =>
      account && createWechatClient({ base: env.WECHAT_API_BASE ?? base, appid: account.appid, secret: account.secret, timeoutMs: env.WECHAT_TIMEOUT_MS, tokens, onExchange: (exchanged) => this.onExchange(exchanged) });
    // 开放接口服务: the platform adds the mini program's token to plain http on its inner network; the official account is another app.
    this.miniClient = cloud.isOn ? client(mini, `http://${WECHAT_HOST}`, 'none') : client(mini, `https://${WECHAT_HOST}`, 'stable');
    this.officialClient = client(official, `https://${WECHAT_HOST}`, 'stable');
  }

  /** From now on told how every exchange with WeChat went; must not throw. */
  watch(onExchange: (exchanged: Exchanged) => void): void {
    this.onExchange = onExchange;
  }

  get hasMini(): boolean {
    return this.miniClient !== undefined;
  }

  get hasOfficial(): boolean {
    return this.officialClient !== undefined;
  }

  /** The mini program's client. Throws AppError WECHAT_NOT_CONFIGURED. */
  get mini(): WechatClient {
    if (!this.miniClient) throw new AppError('WECHAT_NOT_CONFIGURED');
    return this.miniClient;
  }

  /** The official account's client. Throws AppError WECHAT_NOT_CONFIGURED. */
  get official(): WechatClient {
    if (!this.officialClient) throw new AppError('WECHAT_NOT_CONFIGURED');
    return this.officialClient;
  }
}
