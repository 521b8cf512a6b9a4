import { Injectable } from '@nestjs/common';
import { DataSource, In, type SelectQueryBuilder } from 'typeorm';
import { NoticeVersionEntity } from './notice-version.entity.js';
import { NoticeEntity } from './notice.entity.js';

/** The newest public version of a notice without its texts but the title. */
export type RecentVersion = Pick<NoticeVersionEntity, 'id' | 'noticeId' | 'projectId' | 'title' | 'type' | 'category' | 'regionCode' | 'ownerId' | 'agencyId' | 'amountFen' | 'greenChannel'>;
const COLUMNS = ['id', 'noticeId', 'projectId', 'title', 'type', 'category', 'regionCode', 'ownerId', 'agencyId', 'amountFen', 'greenChannel'] as const satisfies (keyof RecentVersion)[];

/** The last notice that was read. */
export type RecentPlace = Pick<NoticeEntity, 'id' | 'publishedAt'>;

@Injectable()
export class RecentNoticesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** What lists show and was published at `since` or later, newest first, from below `after`. */
  findSince(since: Date, after: RecentPlace | undefined, limit: number): Promise<RecentPlace[]> {
    const query = this.dataSource
      .getRepository(NoticeEntity)
      .createQueryBuilder('notice')
      .select(['notice.id', 'notice.publishedAt'])
      .where("notice.state IN ('published', 'corrected')")
      .andWhere('notice.publishedAt >= :since', { since });
    if (after) query.andWhere('(notice.publishedAt < :at OR (notice.publishedAt = :at AND notice.id < :id))', { at: after.publishedAt, id: after.id });
    return query.orderBy('notice.publishedAt', 'DESC').addOrderBy('notice.id', 'DESC').limit(limit).getMany();
  }

  /** By the notice's id. */
  async findVersions(noticeIds: string[]): Promise<Map<string, RecentVersion>> {
    const rows = await this.current(noticeIds)
      .select(COLUMNS.map((name) => `version.${name}`))
      .getMany();
    return new Map(rows.map((row) => [row.noticeId, row]));
  }

  /** By the version's id. */
  async findBodies(versionIds: string[]): Promise<Map<string, string>> {
    const rows = await this.dataSource.getRepository(NoticeVersionEntity).find({ select: { id: true, body: true }, where: { id: In(versionIds) } });
    return new Map(rows.map(({ id, body }) => [id, body]));
  }

  findNotices(ids: string[]): Promise<NoticeEntity[]> {
    return this.dataSource.getRepository(NoticeEntity).findBy({ id: In(ids) });
  }

  private current(noticeIds: string[]): SelectQueryBuilder<NoticeVersionEntity> {
    return this.dataSource
      .getRepository(NoticeVersionEntity)
      .createQueryBuilder('version')
      .innerJoin(NoticeEntity, 'notice', 'notice.id = version.noticeId AND notice.currentNumber = version.number')
      .where('version.noticeId IN (:...noticeIds)', { noticeIds });
  }
}
