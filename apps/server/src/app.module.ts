import { Module, type DynamicModule } from '@nestjs/common';
import { ArticlesModule } from './modules/articles/articles.module.js';
import { NoticesModule } from './modules/notices/notices.module.js';
import { ClocksModule } from './modules/clocks/clocks.module.js';
import { CodesModule } from './modules/codes/codes.module.js';
import { ContentChecksModule } from './modules/content-checks/content-checks.module.js';
import { DeliveriesModule } from './modules/deliveries/deliveries.module.js';
import { AlertsModule } from './modules/alerts/alerts.module.js';
import { MeModule } from './modules/me/me.module.js';
import { DemoModule } from './modules/demo/demo.module.js';
import { HomeModule } from './modules/home/home.module.js';
import { FeedsModule } from './modules/feeds/feeds.module.js';
import { FiguresModule } from './modules/figures/figures.module.js';
import { GamingModule } from './modules/gaming/gaming.module.js';
import { IdentityModule } from './modules/identity/identity.module.js';
import { RatingsModule } from './modules/ratings/ratings.module.js';
import { RectificationsModule } from './modules/rectifications/rectifications.module.js';
import { SelfWatchModule } from './modules/self-watch/self-watch.module.js';
import { CasesModule } from './modules/cases/cases.module.js';
import { UploadsModule } from './modules/uploads/uploads.module.js';
import { SupervisorsModule } from './modules/supervisors/supervisors.module.js';
import { TermsModule } from './modules/supervisors/terms.module.js';
import { WechatDeskModule } from './modules/wechat-desk/wechat-desk.module.js';
import type { Clock } from './platform/clock/clock.js';
import type { Config } from './platform/config/config.js';
import type { Log } from './platform/logging/logger.js';
import { PlatformModule } from './platform/platform.module.js';

/** The business; each module adds its own line. */
const modules = [
  IdentityModule,
  NoticesModule,
  FeedsModule,
  DeliveriesModule,
  ContentChecksModule,
  UploadsModule,
  ClocksModule,
  CodesModule,
  AlertsModule,
  MeModule,
  RatingsModule,
  RectificationsModule,
  FiguresModule,
  GamingModule,
  CasesModule,
  ArticlesModule,
  WechatDeskModule,
  SelfWatchModule,
  HomeModule,
  DemoModule,
  TermsModule,
  SupervisorsModule,
];

@Module({})
export class AppModule {
  static with(config: Config, clock: Clock, log: Log): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.with(config, clock, log), ...modules] };
  }
}
