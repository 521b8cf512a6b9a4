import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { AppError } from '../../platform/http/app-error.js';
import { WechatGateway } from '../../platform/wechat/wechat-gateway.js';
import { ChannelsService } from './channels.service.js';
import type { DeliveryEntity } from './delivery.entity.js';
import { fillFields, valuesOnPage } from './message-content.js';
import { wayOf } from './ways.js';

/** Puts one delivery into WeChat's words and makes the call. */
@Injectable()
export class MessageCallsService {
  constructor(
    private readonly channels: ChannelsService,
    private readonly gateway: WechatGateway,
    private readonly config: Config,
  ) {}

  /** Whether the accounts and the template that the delivery needs are still there. */
  isPossible(delivery: DeliveryEntity): boolean {
    const template = delivery.templateId === null ? undefined : this.channels.template(delivery.templateId);
    const hasAccounts = this.gateway.hasMini && (wayOf(delivery.channel).account === 'mini' || this.gateway.hasOfficial);
    return hasAccounts && delivery.openid !== null && template !== undefined && fillFields(template.fields, delivery.values) !== undefined;
  }

  /** Fetches what the call needs beforehand, so that a marked call leaves at once and a refusal here is surely no message. */
  async ready(delivery: DeliveryEntity): Promise<void> {
    await this.gateway[wayOf(delivery.channel).account].ready();
  }

  async send(delivery: DeliveryEntity): Promise<{ msgid?: string }> {
    const { openid, templateId, page } = delivery;
    const template = templateId === null ? undefined : this.channels.template(templateId);
    const data = template && fillFields(template.fields, valuesOnPage(delivery.values, page, template.fields));
    if (openid === null || templateId === null || !data || !this.config.mini) throw new AppError('WECHAT_NOT_CONFIGURED');
    const { appid } = this.config.mini;
    const miniprogram = { appid, pagepath: page };
    const miniprogramState = this.config.env.WECHAT_MINI_STATE;
    switch (wayOf(delivery.channel).call) {
      case 'sendTemplateMessage':
        return this.gateway.official.sendTemplateMessage({ touser: openid, templateId, miniprogram, clientMsgId: delivery.clientMsgId, data });
      case 'sendSubscribeNotice':
        return this.gateway.official.sendSubscribeNotice({ touser: openid, templateId, miniprogram, miniprogramState, lang: 'zh_CN', data });
      case 'sendSubscribeMessage':
        return this.gateway.mini.sendSubscribeMessage({ touser: openid, templateId, page, miniprogramState, lang: 'zh_CN', data });
    }
  }
}
