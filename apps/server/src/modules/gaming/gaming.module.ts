import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { GamingEvidenceRow } from './gaming-evidence.entity.js';
import { GamingFlagRow } from './gaming-flag.entity.js';

@Module({ imports: [TypeOrmModule.forFeature([GamingFlagRow, GamingEvidenceRow])] })
export class GamingModule {}
