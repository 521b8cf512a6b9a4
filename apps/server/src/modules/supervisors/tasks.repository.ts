import type { TaskState } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Between, DataSource, In, LessThan, LessThanOrEqual, MoreThan, Not, type FindOptionsWhere } from 'typeorm';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { TaskEntity } from './task.entity.js';

/** What the supervisor still has to do. */
export const unreported = ['assigned', 'accepted', 'returned'] as const satisfies TaskState[];

@Injectable()
export class TasksRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, row: TaskEntity): Promise<void> {
    await managerFor(this.dataSource, tx).insert(TaskEntity, row);
  }

  findById(id: string, tx?: Tx): Promise<TaskEntity | null> {
    return managerFor(this.dataSource, tx).findOneBy(TaskEntity, { id });
  }

  /** Whether the task was still at this revision in one of these states. */
  async move(tx: Tx, { id, revision }: Pick<TaskEntity, 'id' | 'revision'>, from: readonly TaskState[], change: Partial<TaskEntity>): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).update(TaskEntity, { id, revision, state: In(from) }, { ...change, revision: revision + 1 });
    return affected === 1;
  }

  /** Open ones by their day, the first due first, at most `limit`. */
  findOpen(supervisorId: string | undefined, limit: number): Promise<TaskEntity[]> {
    const where = { state: Not('checked' as const), ...(supervisorId === undefined ? {} : { supervisorId }) };
    return managerFor(this.dataSource).find(TaskEntity, { where, order: { dueOn: 'ASC', id: 'ASC' }, take: limit });
  }

  /** What waits to be checked. */
  countReported(): Promise<number> {
    return this.dataSource.getRepository(TaskEntity).countBy({ state: 'reported' });
  }

  findNewest(supervisorId: string | undefined, below: string | undefined, limit: number): Promise<TaskEntity[]> {
    const where: FindOptionsWhere<TaskEntity> = { ...(supervisorId === undefined ? {} : { supervisorId }), ...(below === undefined ? {} : { id: LessThan(below) }) };
    return managerFor(this.dataSource).find(TaskEntity, { where, order: { id: 'DESC' }, take: limit });
  }

  /** Of those that nobody has reported and that are due on `until` or before, a page in id order. */
  findDue(until: string, afterId: string, limit: number): Promise<TaskEntity[]> {
    return managerFor(this.dataSource).find(TaskEntity, { where: { state: In([...unreported]), dueOn: LessThanOrEqual(until), id: MoreThan(afterId) }, order: { id: 'ASC' }, take: limit });
  }

  /** Those of one supervisor that were due in a span of days; at most `limit`. */
  findDueIn(supervisorId: string, from: string, to: string, limit: number): Promise<TaskEntity[]> {
    return managerFor(this.dataSource).find(TaskEntity, { where: { supervisorId, dueOn: Between(from, to) }, order: { id: 'ASC' }, take: limit });
  }
}
