import type { FollowKind } from '@sunshine/contracts';
import { Entity, Index } from 'typeorm';
import { IdColumn, PrimaryIdColumn, StringColumn, TimeColumn } from '../../platform/database/columns.js';

@Entity('follow')
@Index('follow_user_target', ['userId', 'targetId'], { unique: true })
@Index('follow_target', ['targetId', 'userId'])
export class FollowEntity {
  @PrimaryIdColumn()
  id: string;

  @IdColumn()
  userId: string;

  @StringColumn(8)
  kind: FollowKind;

  /** Of the project, the owner or the agency: ids are unique across them. */
  @IdColumn()
  targetId: string;

  @TimeColumn()
  createdAt: Date;
}
