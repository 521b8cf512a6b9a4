import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ForgottenSenderEntity } from './forgotten-sender.entity.js';
import { ForgottenSendersRepository } from './forgotten-senders.repository.js';
import { WechatCallbacksController } from './wechat-callbacks.controller.js';
import { WechatCallbacksService } from './wechat-callbacks.service.js';
import { WechatEventCareJob } from './wechat-event-care.job.js';
import { WechatEventListeners } from './wechat-event-listeners.js';
import { WechatEventEntity } from './wechat-event.entity.js';
import { WechatEventHandler } from './wechat-event.handler.js';
import { WechatEventsRepository } from './wechat-events.repository.js';
import { WechatEventsService } from './wechat-events.service.js';

@Global()
@Module({
  imports: [DiscoveryModule, TypeOrmModule.forFeature([WechatEventEntity, ForgottenSenderEntity])],
  controllers: [WechatCallbacksController],
  providers: [WechatEventsRepository, ForgottenSendersRepository, WechatEventListeners, WechatEventsService, WechatEventHandler, WechatEventCareJob, WechatCallbacksService],
  exports: [WechatEventsService],
})
export class WechatCallbacksModule {}
