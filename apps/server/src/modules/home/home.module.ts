import { Module } from '@nestjs/common';
import { ArticlesModule } from '../articles/articles.module.js';
import { ClocksModule } from '../clocks/clocks.module.js';
import { ContentChecksModule } from '../content-checks/content-checks.module.js';
import { DeliveriesModule } from '../deliveries/deliveries.module.js';
import { GamingModule } from '../gaming/gaming.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { RatingsModule } from '../ratings/ratings.module.js';
import { RectificationsModule } from '../rectifications/rectifications.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { SupervisorsModule } from '../supervisors/supervisors.module.js';
import { CentreService } from './centre.service.js';
import { HomeController } from './home.controller.js';
import { HomeService } from './home.service.js';
import { OverviewService } from './overview.service.js';
import { VoicesWaiting } from './voices-waiting.service.js';

@Module({ imports: [ArticlesModule, ClocksModule, ContentChecksModule, DeliveriesModule, NoticesModule, RatingsModule, RectificationsModule, GamingModule, CasesModule, SupervisorsModule], controllers: [HomeController], providers: [CentreService, HomeService, VoicesWaiting, OverviewService] })
export class HomeModule {}
