import { Module } from '@nestjs/common';
import { GamingModule } from '../gaming/gaming.module.js';
import { RatingsModule } from '../ratings/ratings.module.js';
import { RectificationsModule } from '../rectifications/rectifications.module.js';
import { FiguresController } from './figures.controller.js';
import { FiguresService } from './figures.service.js';

@Module({ imports: [RatingsModule, RectificationsModule, GamingModule], controllers: [FiguresController], providers: [FiguresService], exports: [FiguresService] })
export class FiguresModule {}
