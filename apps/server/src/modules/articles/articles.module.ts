import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ArticleEventsListener } from './article-events.listener.js';
import { ArticleKeeper } from './article-keeper.service.js';
import { ArticleMirror } from './article-mirror.service.js';
import { ArticlePictureEntity } from './article-picture.entity.js';
import { ArticleScan } from './article-scan.service.js';
import { ArticleEntity } from './article.entity.js';
import { ArticlesFetchHandler } from './articles-fetch.handler.js';
import { ArticlesController } from './articles.controller.js';
import { ArticlesRepository } from './articles.repository.js';
import { ArticlesService } from './articles.service.js';
import { MirrorStateEntity } from './mirror-state.entity.js';
import { MirrorStatesRepository } from './mirror-states.repository.js';
import { MirrorJob } from './mirror.job.js';
import { PictureFetcher } from './picture-fetcher.service.js';
import { PicturesRepository } from './pictures.repository.js';
import { StaffArticlesController } from './staff-articles.controller.js';
import { StaffArticlesService } from './staff-articles.service.js';
import { WechatSources } from './wechat-sources.js';

@Module({
  imports: [TypeOrmModule.forFeature([ArticleEntity, ArticlePictureEntity, MirrorStateEntity])],
  controllers: [ArticlesController, StaffArticlesController],
  providers: [
    ...[ArticlesRepository, PicturesRepository, MirrorStatesRepository],
    ...[WechatSources, PictureFetcher, ArticleKeeper, ArticleScan, ArticleMirror, ArticlesService, StaffArticlesService],
    ...[MirrorJob, ArticlesFetchHandler, ArticleEventsListener],
  ],
  exports: [ArticlesService],
})
export class ArticlesModule {}
