import { Entity, Index } from 'typeorm';
import { IdColumn, PrimaryIdColumn, TimeColumn } from '../../platform/database/columns.js';

@Entity('follow')
@Index('follow_user_project', ['userId', 'projectId'], { unique: true })
@Index('follow_project', ['projectId', 'userId'])
export class FollowEntity {
  @PrimaryIdColumn()
  id: string;

  @IdColumn()
  userId: string;

  @IdColumn()
  projectId: string;

  @TimeColumn()
  createdAt: Date;
}
