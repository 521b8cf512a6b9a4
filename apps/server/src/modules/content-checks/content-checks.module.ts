import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../identity/identity.module.js';
import { ContentCheckEntity } from './content-check.entity.js';
import { ContentCheckHandler } from './content-check.handler.js';
import { ContentChecksController } from './content-checks.controller.js';
import { ContentChecksRepository } from './content-checks.repository.js';
import { ContentChecksService } from './content-checks.service.js';
import { TextChecksService } from './text-checks.service.js';
import { WordsHolders } from './words-holders.js';

@Module({
  imports: [TypeOrmModule.forFeature([ContentCheckEntity]), DiscoveryModule, IdentityModule],
  controllers: [ContentChecksController],
  providers: [ContentChecksRepository, WordsHolders, ContentChecksService, TextChecksService, ContentCheckHandler],
  exports: [ContentChecksService],
})
export class ContentChecksModule {}
