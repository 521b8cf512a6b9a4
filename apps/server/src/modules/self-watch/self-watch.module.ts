import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AlertsModule } from '../alerts/alerts.module.js';
import { DeliveriesModule } from '../deliveries/deliveries.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { CanaryService } from './canary.service.js';
import { DeliveryHealthController } from './delivery-health.controller.js';
import { DeliveryHealthService } from './delivery-health.service.js';
import { MetricsService } from './metrics/metrics.service.js';
import { WatchJob } from './watch.job.js';
import { WatchService } from './watch.service.js';
import { Watchdog } from './watchdog.js';
import { WechatAnswerEntity } from './wechat-answer.entity.js';
import { WechatAnswersRepository } from './wechat-answers.repository.js';
import { WechatAnswersService } from './wechat-answers.service.js';

/** Whether what was promised is kept, and how long it takes. */
@Module({
  imports: [TypeOrmModule.forFeature([WechatAnswerEntity]), NoticesModule, DeliveriesModule, AlertsModule],
  controllers: [DeliveryHealthController],
  providers: [WechatAnswersRepository, WechatAnswersService, CanaryService, WatchService, WatchJob, Watchdog, DeliveryHealthService, MetricsService],
})
export class SelfWatchModule {}
