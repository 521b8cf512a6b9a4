import type { TaskState } from '@sunshine/contracts';
import { Entity, Index } from 'typeorm';
import { IdColumn, IntColumn, PrimaryIdColumn, StringColumn, TextColumn, TimeColumn } from '../../platform/database/columns.js';

/** 监督任务: what, who of the supervisors, who of the staff, how, until when. */
@Entity('supervision_task')
@Index('supervision_task_number', ['number'], { unique: true })
@Index('supervision_task_supervisor', ['supervisorId', 'id'])
@Index('supervision_task_due', ['state', 'dueOn'])
export class TaskEntity {
  @PrimaryIdColumn() id: string;
  @StringColumn(24) number: string;
  @StringColumn(100) title: string;
  @TextColumn() duty: string;
  @TextColumn() measures: string;
  @IdColumn({ nullable: true }) projectId: string | null;
  @IdColumn() supervisorId: string;
  @IdColumn() staffId: string;
  /** As it was when the task was given. */
  @StringColumn(60) staffName: string;
  @StringColumn(10) dueOn: string;
  @StringColumn(16) state: TaskState;
  /** Counts the steps; a step names the one that it was decided on. */
  @IntColumn() revision: number;
  @TimeColumn({ nullable: true }) acceptedAt: Date | null;
  @TextColumn({ nullable: true }) report: string | null;
  /** Of the report that stands: one that was sent back does not make a task on time. */
  @TimeColumn({ nullable: true }) reportedAt: Date | null;
  @StringColumn(500, { nullable: true }) checkNote: string | null;
  @TimeColumn({ nullable: true }) checkedAt: Date | null;
  @StringColumn(60, { nullable: true }) checkedBy: string | null;
  @StringColumn(60) createdBy: string;
  @TimeColumn() createdAt: Date;
}
