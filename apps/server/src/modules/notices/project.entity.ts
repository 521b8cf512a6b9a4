import type { TradeCategory } from '@sunshine/contracts';
import { Entity, Index } from 'typeorm';
import { BoolColumn, IdColumn, PrimaryIdColumn, StringColumn, TimeColumn } from '../../platform/database/columns.js';

/** 交易项目. Its dates, amount and stage are read from its notices' versions and are not kept here. */
@Entity('project')
@Index('project_name', ['name'])
@Index('project_code', ['code'])
export class ProjectEntity {
  @PrimaryIdColumn() id: string;
  @StringColumn(500) name: string;
  @StringColumn(100, { nullable: true }) code: string | null;
  @StringColumn(20) category: TradeCategory;
  @StringColumn(9, { nullable: true }) regionCode: string | null;
  @StringColumn(60) regionName: string;
  @IdColumn({ nullable: true }) ownerId: string | null;
  @IdColumn({ nullable: true }) agencyId: string | null;
  @BoolColumn() greenChannel: boolean;
  @TimeColumn() createdAt: Date;
}
