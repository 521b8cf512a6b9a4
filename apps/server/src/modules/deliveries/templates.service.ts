import { Injectable } from '@nestjs/common';
import type { CentreTemplate } from '../../platform/config/centre.js';
import { Config } from '../../platform/config/config.js';
import { WechatGateway } from '../../platform/wechat/wechat-gateway.js';
import { byPreference, DEFAULT_ORDER, wayOf, type SendingChannel } from './ways.js';

/** The centre's message templates that can be sent: those whose accounts are configured. */
@Injectable()
export class Templates {
  constructor(
    private readonly gateway: WechatGateway,
    private readonly config: Config,
  ) {}

  /** Best channel first. */
  of(purpose: CentreTemplate['purpose']): CentreTemplate[] {
    return this.usable().filter((template) => template.purpose === purpose).toSorted(byPreference);
  }

  /** The ways that there are, best first. */
  channels(): SendingChannel[] {
    const channels = new Set(this.usable().map(({ channel }) => channel));
    return DEFAULT_ORDER.filter((channel) => channels.has(channel));
  }

  /** Every message opens the mini program, so that account is always needed. */
  private usable(): CentreTemplate[] {
    const { hasMini, hasOfficial } = this.gateway;
    return this.config.centre.templates.filter(({ channel }) => hasMini && (wayOf(channel).account === 'mini' || hasOfficial));
  }
}
