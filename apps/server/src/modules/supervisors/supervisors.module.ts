import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AppraisalEntity } from './appraisals/appraisal.entity.js';
import { OpinionEntity } from './opinions/opinion.entity.js';
import { TaskEntity } from './tasks/task.entity.js';

@Module({ imports: [TypeOrmModule.forFeature([TaskEntity, OpinionEntity, AppraisalEntity])] })
export class SupervisorsModule {}
