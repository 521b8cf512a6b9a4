import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RectificationRow } from './rectification.entity.js';
import { RectificationStepRow } from './rectification-step.entity.js';

@Module({ imports: [TypeOrmModule.forFeature([RectificationRow, RectificationStepRow])] })
export class RectificationsModule {}
