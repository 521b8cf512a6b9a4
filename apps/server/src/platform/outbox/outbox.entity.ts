import { Entity, Index } from 'typeorm';
import { IntColumn, JsonColumn, PrimaryIdColumn, StringColumn, TimeColumn } from '../database/columns.js';

/**
 * `pending` waits for its `dueAt`, `ready` has reached it and waits for its turn by rank, `running` is leased until `dueAt`;
 * `done` is kept only for its dedupeKey. Two states for what waits, because no index serves "due" and "by rank" at once.
 */
export type OutboxState = 'pending' | 'ready' | 'running' | 'done' | 'dead';

@Entity('outbox')
@Index('outbox_due', ['state', 'dueAt'])
@Index('outbox_rank', ['state', 'rank', 'place', 'dueAt', 'id'])
@Index('outbox_dedupe', ['dedupeKey'], { unique: true })
export class OutboxRow {
  @PrimaryIdColumn() id: string;
  @StringColumn(64) kind: string;
  @JsonColumn() payload: unknown;
  @StringColumn(16) state: OutboxState;
  @TimeColumn() dueAt: Date;
  /** Among due jobs the earliest goes first. */
  @TimeColumn() rank: Date;
  /** Among jobs of one rank the lowest goes first. */
  @IntColumn() place: number;
  @IntColumn() attempts: number;
  @StringColumn(500, { nullable: true }) lastError: string | null;
  @StringColumn(191, { nullable: true }) dedupeKey: string | null;
  @TimeColumn() createdAt: Date;
}
