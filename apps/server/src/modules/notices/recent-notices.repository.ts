import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { NoticeVersionEntity } from './notice-version.entity.js';
import { NoticeEntity } from './notice.entity.js';

/** The newest public version of a notice without its texts but the title. */
type RecentVersion = Pick<NoticeVersionEntity, 'id' | 'noticeId' | 'number' | 'projectId' | 'title' | 'type' | 'category' | 'regionCode' | 'ownerId' | 'agencyId' | 'amountFen' | 'greenChannel'>;
const COLUMNS = ['id', 'noticeId', 'number', 'projectId', 'title', 'type', 'category', 'regionCode', 'ownerId', 'agencyId', 'amountFen', 'greenChannel'] as const satisfies (keyof RecentVersion)[];

/** A notice at its newest public version. */
export interface Standing {
  id: string;
  number: number;
}

@Injectable()
export class RecentNoticesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** What lists show and was published at `since` or later, newest first. */
  findSince(since: Date, limit: number): Promise<Standing[]> {
    return this.dataSource
      .getRepository(NoticeEntity)
      .createQueryBuilder('notice')
      .select('notice.id', 'id')
      .addSelect('notice.currentNumber', 'number')
      .where("notice.state IN ('published', 'corrected')")
      .andWhere('notice.publishedAt >= :since', { since })
      .orderBy('notice.publishedAt', 'DESC')
      .addOrderBy('notice.id', 'DESC')
      .limit(limit)
      .getRawMany<Standing>();
  }

  /** When the notice was published that stands behind `count` newer ones; null when there are not so many. */
  async findPlace(count: number): Promise<Date | null> {
    const [row] = await this.dataSource.getRepository(NoticeEntity).find({
      select: { id: true, publishedAt: true },
      where: { state: In(['published', 'corrected']) },
      order: { publishedAt: 'DESC', id: 'DESC' },
      skip: count,
      take: 1,
    });
    return row?.publishedAt ?? null;
  }

  /** The newest public versions of these notices. */
  findVersions(noticeIds: string[]): Promise<RecentVersion[]> {
    return this.dataSource
      .getRepository(NoticeVersionEntity)
      .createQueryBuilder('version')
      .select(COLUMNS.map((name) => `version.${name}`))
      .innerJoin(NoticeEntity, 'notice', 'notice.id = version.noticeId AND notice.currentNumber = version.number')
      .where('version.noticeId IN (:...noticeIds)', { noticeIds })
      .getMany();
  }

  /** By the version's id. */
  async findBodies(versionIds: string[]): Promise<Map<string, string>> {
    const rows = await this.dataSource
      .getRepository(NoticeVersionEntity)
      .createQueryBuilder('version')
      .select('version.id', 'id')
      .addSelect('version.body', 'body')
      .where('version.id IN (:...versionIds)', { versionIds })
      .getRawMany<{ id: string; body: string }>();
    return new Map(rows.map(({ id, body }) => [id, body]));
  }

  findNotices(ids: string[]): Promise<NoticeEntity[]> {
    return this.dataSource.getRepository(NoticeEntity).findBy({ id: In(ids) });
  }
}
