import { Entity } from 'typeorm';
import { JsonColumn, PrimaryTextColumn, StringColumn, TimeColumn } from '../../platform/database/columns.js';
import type { OfficialMenu } from './official-menu.js';

/** How the mirror of one official account stands. */
@Entity('article_mirror')
export class MirrorStateEntity {
  @PrimaryTextColumn(64) appid!: string;
  /** Set while a run is under way. */
  @TimeColumn({ nullable: true }) startedAt!: Date | null;
  @TimeColumn({ nullable: true }) lastEndedAt!: Date | null;
  /** Null: the next run compares everything. */
  @TimeColumn({ nullable: true }) lastFullAt!: Date | null;
  @StringColumn(500, { nullable: true }) lastError!: string | null;
  @TimeColumn({ nullable: true }) pausedUntil!: Date | null;
  @JsonColumn() menu!: OfficialMenu;
}
