import type { NoticeType, TradeCategory } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DeadlineName } from './deadlines.js';
import { NoticeDeadlineEntity } from './notice-deadline.entity.js';
import { NoticeEntity } from './notice.entity.js';

/** A deadline that lies ahead, of a notice that stands. */
export interface DeadlineAhead {
  noticeId: string;
  versionNumber: number;
  projectId: string;
  type: NoticeType;
  category: TradeCategory;
  name: DeadlineName;
  at: Date;
}

/** Where the next page begins. */
export type DeadlinePlace = Pick<DeadlineAhead, 'at' | 'noticeId' | 'name'>;

@Injectable()
export class NoticeDeadlinesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** After one instant and up to another, the nearest first; `place` is the last of the page before. */
  async findAhead(after: Date, until: Date, place: DeadlinePlace | undefined, limit: number): Promise<DeadlineAhead[]> {
    const rows = this.dataSource
      .getRepository(NoticeDeadlineEntity)
      .createQueryBuilder('deadline')
      .innerJoin(NoticeEntity, 'notice', 'notice.id = deadline.noticeId')
      .where('deadline.at > :after AND deadline.at <= :until', { after, until })
      .andWhere("notice.state IN ('published', 'corrected')")
      .orderBy('deadline.at')
      .addOrderBy('deadline.noticeId')
      .addOrderBy('deadline.name')
      .limit(limit);
    if (place) rows.andWhere('(deadline.at > :at OR (deadline.at = :at AND (deadline.noticeId > :noticeId OR (deadline.noticeId = :noticeId AND deadline.name > :name))))', place);
    const deadlines = await rows.getMany();
    const notices = await this.noticesOf(deadlines);
    return deadlines.flatMap(({ noticeId, name, at }) => {
      const notice = notices.get(noticeId);
      return notice?.projectId ? [{ noticeId, versionNumber: notice.currentNumber, projectId: notice.projectId, type: notice.type, category: notice.category, name, at }] : [];
    });
  }

  private async noticesOf(deadlines: NoticeDeadlineEntity[]): Promise<Map<string, NoticeEntity>> {
    if (deadlines.length === 0) return new Map();
    const ids = [...new Set(deadlines.map(({ noticeId }) => noticeId))];
    const rows = await this.dataSource.getRepository(NoticeEntity).createQueryBuilder('notice').where('notice.id IN (:...ids)', { ids }).getMany();
    return new Map(rows.map((row) => [row.id, row]));
  }
}
