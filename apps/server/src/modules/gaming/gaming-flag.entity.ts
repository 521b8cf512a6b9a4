import type { GamingKind, GamingState } from '@sunshine/contracts';
import { Entity, Index } from 'typeorm';
import { IntColumn, PrimaryIdColumn, StringColumn, TimeColumn } from '../../platform/database/columns.js';

/** `key` says what, where and on which day, so that looking again finds the same flag. */
@Entity('gaming_flag')
@Index('gaming_flag_key', ['key'], { unique: true })
@Index('gaming_flag_state', ['state', 'id'])
@Index('gaming_flag_day', ['day'])
export class GamingFlagRow {
  @PrimaryIdColumn() id!: string;
  @StringColumn(24) kind!: GamingKind;
  @StringColumn(120) key!: string;
  @StringColumn(10) day!: string;
  @StringColumn(40, { nullable: true }) placeId!: string | null;
  @StringColumn(300) summary!: string;
  @IntColumn() ratings!: number;
  @TimeColumn() createdAt!: Date;
  @StringColumn(16) state!: GamingState;
  @StringColumn(60, { nullable: true }) decidedBy!: string | null;
  @TimeColumn({ nullable: true }) decidedAt!: Date | null;
  @StringColumn(500, { nullable: true }) reason!: string | null;
}
