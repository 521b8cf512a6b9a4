import type { NoticeState, NoticeType, TradeCategory } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Brackets, DataSource, In, type SelectQueryBuilder } from 'typeorm';
import { asColumns } from '../../platform/database/rows.js';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { NoticeEntity } from './notice.entity.js';
import { WorkingVersionEntity } from './working-version.entity.js';

export interface StaffFilter {
  q?: string | undefined;
  state?: NoticeState | undefined;
  category?: TradeCategory | undefined;
  type?: NoticeType | undefined;
}

/** Where a page of the review queue ended. */
export interface QueuePlace {
  greenChannel: boolean;
  submittedAt: Date;
  id: string;
}

@Injectable()
export class WorkingVersionsRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(noticeId: string, tx?: Tx): Promise<WorkingVersionEntity | null> {
    return managerFor(this.dataSource, tx).findOneBy(WorkingVersionEntity, { noticeId });
  }

  async findMany(noticeIds: string[]): Promise<Map<string, WorkingVersionEntity>> {
    const rows = noticeIds.length === 0 ? [] : await this.dataSource.getRepository(WorkingVersionEntity).findBy({ noticeId: In(noticeIds) });
    return new Map(rows.map((row) => [row.noticeId, row]));
  }

  async insert(tx: Tx, working: WorkingVersionEntity): Promise<void> {
    await managerFor(this.dataSource, tx).insert(WorkingVersionEntity, asColumns<WorkingVersionEntity>(working));
  }

  async update(tx: Tx, noticeId: string, changes: Partial<WorkingVersionEntity>): Promise<void> {
    await managerFor(this.dataSource, tx).update(WorkingVersionEntity, { noticeId }, asColumns<WorkingVersionEntity>(changes));
  }

  async remove(tx: Tx, noticeId: string): Promise<void> {
    await managerFor(this.dataSource, tx).delete(WorkingVersionEntity, { noticeId });
  }

  /** Waiting for review: green channel first, then whoever waits longest. */
  findQueue(filter: StaffFilter, after: QueuePlace | undefined, limit: number): Promise<NoticeEntity[]> {
    const query = this.filtered(filter).innerJoin(WorkingVersionEntity, 'working', 'working.noticeId = notice.id');
    if (after) {
      query.andWhere('(working.greenChannel < :green OR (working.greenChannel = :green AND (working.submittedAt > :at OR (working.submittedAt = :at AND notice.id > :id))))', {
        green: after.greenChannel ? 1 : 0,
        at: after.submittedAt,
        id: after.id,
      });
    }
    return query.orderBy('working.greenChannel', 'DESC').addOrderBy('working.submittedAt', 'ASC').addOrderBy('notice.id', 'ASC').limit(limit).getMany();
  }

  /** Last touched first. */
  findTouched(filter: StaffFilter, after: { updatedAt: Date; id: string } | undefined, limit: number): Promise<NoticeEntity[]> {
    const query = this.filtered(filter);
    if (after) query.andWhere('(notice.updatedAt < :at OR (notice.updatedAt = :at AND notice.id < :id))', { at: after.updatedAt, id: after.id });
    return query.orderBy('notice.updatedAt', 'DESC').addOrderBy('notice.id', 'DESC').limit(limit).getMany();
  }

  countByState(state: 'draft' | 'in-review'): Promise<number> {
    return this.dataSource.getRepository(WorkingVersionEntity).countBy({ state });
  }

  async findOldestInReview(): Promise<Date | null> {
    const oldest = await this.dataSource.getRepository(WorkingVersionEntity).findOne({ where: { state: 'in-review' }, order: { submittedAt: 'ASC' } });
    return oldest?.submittedAt ?? null;
  }

  private filtered({ q, state, category, type }: StaffFilter): SelectQueryBuilder<NoticeEntity> {
    const query = this.dataSource.getRepository(NoticeEntity).createQueryBuilder('notice').where('1 = 1');
    if (state === 'draft' || state === 'in-review') query.andWhere('notice.workingState = :state', { state });
    else if (state) query.andWhere('notice.state = :state', { state });
    if (category) query.andWhere('notice.category = :category', { category });
    if (type) query.andWhere('notice.type = :type', { type });
    if (q) query.andWhere(new Brackets((any) => any.where('INSTR(notice.title, :q) > 0').orWhere('notice.id = :q')), { q });
    return query;
  }
}
