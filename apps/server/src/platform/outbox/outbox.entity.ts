import { Entity, Index } from 'typeorm';
import { IntColumn, JsonColumn, PrimaryIdColumn, StringColumn, TimeColumn } from '../database/columns.js';

/** pending and running are live, `dueAt` being the lease while running; done is kept only for its dedupeKey. */
export type OutboxState = 'pending' | 'running' | 'done' | 'dead';

@Entity('outbox')
@Index('outbox_due', ['state', 'dueAt'])
@Index('outbox_dedupe', ['dedupeKey'], { unique: true })
export class OutboxRow {
  @PrimaryIdColumn() id: string;
  @StringColumn(64) kind: string;
  @JsonColumn() payload: unknown;
  @StringColumn(16) state: OutboxState;
  @TimeColumn() dueAt: Date;
  @IntColumn() attempts: number;
  @StringColumn(500, { nullable: true }) lastError: string | null;
  @StringColumn(191, { nullable: true }) dedupeKey: string | null;
  @TimeColumn() createdAt: Date;
}
