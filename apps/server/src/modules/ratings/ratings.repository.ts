import type { ContentState, ListRatingsQuery, RatingLevel } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, LessThan, Not } from 'typeorm';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { RatingEntity } from './rating.entity.js';

type Filter = Pick<ListRatingsQuery, 'matterId' | 'level' | 'answered'>;

@Injectable()
export class RatingsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, rating: RatingEntity): Promise<void> {
    await managerFor(this.dataSource, tx).insert(RatingEntity, rating);
  }

  findById(id: string, tx?: Tx): Promise<RatingEntity | null> {
    return managerFor(this.dataSource, tx).findOneBy(RatingEntity, { id });
  }

  findMany(ids: string[]): Promise<RatingEntity[]> {
    return this.dataSource.getRepository(RatingEntity).findBy({ id: In(ids) });
  }

  async setCommentState(tx: Tx, id: string, commentState: ContentState): Promise<void> {
    await managerFor(this.dataSource, tx).update(RatingEntity, { id }, { commentState });
  }

  /** Newest first, at most `limit`. */
  findNewest(filter: Filter, below: string | undefined, limit: number): Promise<RatingEntity[]> {
    const { matterId, level, answered } = filter;
    return this.dataSource.getRepository(RatingEntity).find({
      where: {
        ...(matterId === undefined ? {} : { matterId }),
        ...(level === undefined ? {} : { level: level as RatingLevel }),
        ...(answered === undefined ? {} : { answer: answered === 'true' ? Not(IsNull()) : IsNull() }),
        ...(below === undefined ? {} : { id: LessThan(below) }),
      },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  /** Whether this call wrote the answer; false when somebody answered before. */
  async answerOnce(tx: Tx, id: string, answer: string, at: Date, by: string): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).update(RatingEntity, { id, answer: IsNull() }, { answer, answeredAt: at, answeredBy: by });
    return affected === 1;
  }

  async countByLevel(): Promise<{ level: number; count: number }[]> {
    const rows = await this.dataSource
      .getRepository(RatingEntity)
      .createQueryBuilder('rating')
      .select('rating.level', 'level')
      .addSelect('COUNT(*)', 'count')
      .groupBy('rating.level')
      .getRawMany<{ level: number; count: number | string }>();
    return rows.map(({ level, count }) => ({ level: Number(level), count: Number(count) }));
  }

  countUnansweredBad(): Promise<number> {
    return this.dataSource.getRepository(RatingEntity).countBy([
      { level: 1, answer: IsNull() },
      { level: 2, answer: IsNull() },
    ]);
  }

  countOf(userId: string): Promise<number> {
    return this.dataSource.getRepository(RatingEntity).countBy({ userId });
  }

  /** Cuts the tie to a person; the rating itself stays counted. Returns how many. */
  async anonymise(tx: Tx, userId: string): Promise<number> {
    const { affected } = await managerFor(this.dataSource, tx).update(RatingEntity, { userId }, { userId: null });
    return affected ?? 0;
  }
}
