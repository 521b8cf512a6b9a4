import { Entity, Index } from 'typeorm';
import { IdColumn, IntColumn, PrimaryIdColumn, StringColumn } from '../../platform/database/columns.js';

/** 标段. */
@Entity('section')
@Index('section_project', ['projectId', 'position'])
export class SectionEntity {
  @PrimaryIdColumn() id: string;
  @IdColumn() projectId: string;
  @StringColumn(300) name: string;
  @StringColumn(100, { nullable: true }) code: string | null;
  @IntColumn() position: number;
}
