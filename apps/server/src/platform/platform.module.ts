import { Module, type DynamicModule } from '@nestjs/common';
import { AlarmsModule } from './alarms/alarms.module.js';
import { AuditModule } from './audit/audit.module.js';
import { ClockModule } from './clock/clock.module.js';
import type { Clock } from './clock/clock.js';
import { CloudModule } from './cloud/cloud.module.js';
import type { Config } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import { CryptoModule } from './crypto/crypto.module.js';
import { DatabaseModule } from './database/database.module.js';
import { ErasureModule } from './erasure/erasure.module.js';
import { HttpModule } from './http/http.module.js';
import type { Log } from './logging/logger.js';
import { LoggingModule } from './logging/logging.module.js';
import { OutboxModule } from './outbox/outbox.module.js';
import { ScheduleModule } from './schedule/schedule.module.js';
import { StorageModule } from './storage/storage.module.js';
import { WechatCallbacksModule } from './wechat/callbacks/wechat-callbacks.module.js';
import { WechatModule } from './wechat/wechat.module.js';

/** Everything below the business; each part is global. */
@Module({})
export class PlatformModule {
  static with(config: Config, clock: Clock, log: Log): DynamicModule {
    return {
      module: PlatformModule,
      imports: [ConfigModule.with(config), CloudModule, LoggingModule.with(log), ClockModule.with(clock), DatabaseModule, CryptoModule, StorageModule, OutboxModule, ScheduleModule, AlarmsModule, AuditModule, ErasureModule, WechatModule, WechatCallbacksModule, HttpModule],
    };
  }
}
