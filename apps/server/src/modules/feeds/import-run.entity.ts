import type { FeedFormat } from '@sunshine/contracts';
import { Entity, Index } from 'typeorm';
import { BoolColumn, IdColumn, IntColumn, PrimaryIdColumn, StringColumn, TimeColumn } from '../../platform/database/columns.js';

export type ImportState = 'running' | 'finished' | 'failed' | 'interrupted';

/** One import of one file. */
@Entity('import_run')
export class ImportRunEntity {
  @PrimaryIdColumn() id: string;
  @StringColumn(10) format: FeedFormat;
  @StringColumn(255) fileName: string;
  @StringColumn(12) state: ImportState;
  @StringColumn(500, { nullable: true }) error: string | null;
  @IntColumn() read: number;
  @IntColumn() created: number;
  @IntColumn() updated: number;
  @IntColumn() unchanged: number;
  @IntColumn() rejected: number;
  @IntColumn() masked: number;
  @BoolColumn() asDraft: boolean;
  @IntColumn({ nullable: true }) percent: number | null;
  @StringColumn(60) startedBy: string;
  /** `host/pid` of the process that works on it. */
  @StringColumn(120) worker: string;
  @TimeColumn() startedAt: Date;
  /** The last sign of life. */
  @TimeColumn() seenAt: Date;
  @TimeColumn({ nullable: true }) finishedAt: Date | null;
}

/** A record that an import did not take, and why. */
@Entity('import_rejection')
@Index('import_rejection_run', ['runId', 'id'])
export class ImportRejectionEntity {
  @PrimaryIdColumn() id: string;
  @IdColumn() runId: string;
  /** Counted from 1 in the file; the row number in a spreadsheet. */
  @IntColumn() position: number;
  @StringColumn(100, { nullable: true }) sourceId: string | null;
  @StringColumn(200, { nullable: true }) title: string | null;
  @StringColumn(500) reason: string;
}
