import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module.js';
import { DeskTemplatesService } from './desk-templates.service.js';
import { LinkHealthService } from './link-health.service.js';
import { TemplateCheckJob } from './template-check.job.js';
import { TroublesController } from './troubles.controller.js';
import { TroublesService } from './troubles.service.js';
import { WechatDeskController } from './wechat-desk.controller.js';

/** 微信: the page on which staff see whether the link works and put right what does not. */
@Module({
  imports: [DeliveriesModule],
  controllers: [WechatDeskController, TroublesController],
  providers: [LinkHealthService, DeskTemplatesService, TroublesService, TemplateCheckJob],
})
export class WechatDeskModule {}
