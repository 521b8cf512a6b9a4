import { Entity } from 'typeorm';
import { IntColumn, PrimaryTextColumn, StringColumn, TimeColumn } from '../../platform/database/columns.js';

/** Where the walk through the account's followers stands. `endedAt` is null until it has seen all of them. */
@Entity('follower_sync')
export class FollowerSyncRow {
  /** `official`: there is one account. */
  @PrimaryTextColumn(16) name: string;
  /** Who was not seen since is not on the list. */
  @TimeColumn() startedAt: Date;
  @TimeColumn({ nullable: true }) endedAt: Date | null;
  /** The last follower of the last whole page; null before the first. */
  @StringColumn(64, { nullable: true }) cursor: string | null;
  @IntColumn() total: number;
  @IntColumn() done: number;
  /** `done` as it was at `cursor`: a walk that goes on there counts from it. */
  @IntColumn() doneAtCursor: number;
  @StringColumn(500, { nullable: true }) error: string | null;
}
