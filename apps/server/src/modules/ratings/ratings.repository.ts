import { badLevels, type ContentState, type ListRatingsQuery, type RatingLevel } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Between, DataSource, In, IsNull, LessThan, LessThanOrEqual, MoreThan, MoreThanOrEqual, Not, type FindOptionsWhere } from 'typeorm';
import { asColumns } from '../../platform/database/rows.js';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import type { RatingGroup } from './rating-counts.js';
import { RatingEntity } from './rating.entity.js';

type Filter = Pick<ListRatingsQuery, 'matterId' | 'level' | 'answered' | 'channel' | 'from' | 'to'>;

@Injectable()
export class RatingsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, rating: RatingEntity): Promise<void> {
    await managerFor(this.dataSource, tx).insert(RatingEntity, asColumns<RatingEntity>(rating));
  }

  findById(id: string, tx?: Tx): Promise<RatingEntity | null> {
    return managerFor(this.dataSource, tx).findOneBy(RatingEntity, { id });
  }

  findByReceipt(receipt: string, tx?: Tx): Promise<RatingEntity | null> {
    return managerFor(this.dataSource, tx).findOneBy(RatingEntity, { receipt });
  }

  findByClient(clientMark: string): Promise<RatingEntity | null> {
    return this.dataSource.getRepository(RatingEntity).findOneBy({ clientMark });
  }

  findMany(ids: string[]): Promise<RatingEntity[]> {
    return this.dataSource.getRepository(RatingEntity).findBy({ id: In(ids) });
  }

  /** A person's own, newest first, at most `limit`. */
  findOf(userId: string, limit: number): Promise<RatingEntity[]> {
    return this.dataSource.getRepository(RatingEntity).find({ where: { userId }, order: { createdAt: 'DESC' }, take: limit });
  }

  async setCommentState(tx: Tx, id: string, commentState: ContentState): Promise<void> {
    await managerFor(this.dataSource, tx).update(RatingEntity, { id }, { commentState });
  }

  /** Newest day first, at most `limit`. */
  findNewest(filter: Filter, below: string | undefined, limit: number): Promise<RatingEntity[]> {
    return this.dataSource.getRepository(RatingEntity).find({ where: whereOf(filter, below), order: { id: 'DESC' }, take: limit });
  }

  /** Of a day, in id order after `afterId`, at most `limit`. */
  findOfDay(day: string, afterId: string, limit: number): Promise<RatingEntity[]> {
    return this.dataSource.getRepository(RatingEntity).find({ where: { day, id: MoreThan(afterId) }, order: { id: 'ASC' }, take: limit });
  }

  /** Bad ones, in id order after `afterId`, at most `limit`. */
  findBad(afterId: string, limit: number): Promise<RatingEntity[]> {
    return this.dataSource.getRepository(RatingEntity).find({ where: { level: In(badLevels), id: MoreThan(afterId) }, order: { id: 'ASC' }, take: limit });
  }

  /** Whether this call wrote the answer; false when somebody answered before. */
  async answerOnce(tx: Tx, id: string, answer: string, at: Date, by: string): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).update(RatingEntity, { id, answer: IsNull() }, { answer, answeredAt: at, answeredBy: by });
    return affected === 1;
  }

  /** Whether this call changed the rating; false when it was changed before. */
  async changeOnce(tx: Tx, id: string, to: Pick<RatingEntity, 'formId' | 'level' | 'answers' | 'reasons' | 'comment' | 'commentState' | 'changedAt'>): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).update(RatingEntity, { id, changedAt: IsNull() }, asColumns<RatingEntity>(to));
    return affected === 1;
  }

  async markExcluded(tx: Tx, id: string, at: Date): Promise<void> {
    await managerFor(this.dataSource, tx).update(RatingEntity, { id }, { excludedAt: at });
  }

  /** Of the days from `from` to `to`, counted by what figures ask. */
  async countGroups(from: string, to: string): Promise<RatingGroup[]> {
    const columns = {
      matterId: 'rating.matterId',
      sectionId: 'rating.sectionId',
      month: 'SUBSTR(rating.day, 1, 7)',
      level: 'rating.level',
      isExcluded: 'CASE WHEN rating.excludedAt IS NULL THEN 0 ELSE 1 END',
      isOpen: 'CASE WHEN rating.serviceId IS NULL THEN 1 ELSE 0 END',
    };
    const query = this.dataSource.getRepository(RatingEntity).createQueryBuilder('rating').select('COUNT(*)', 'count').where('rating.day BETWEEN :from AND :to', { from, to });
    for (const [name, sql] of Object.entries(columns)) query.addSelect(sql, name).addGroupBy(sql);
    const rows = await query.getRawMany<{ matterId: string; sectionId: string | null; month: string } & Record<'level' | 'isExcluded' | 'isOpen' | 'count', string | number>>();
    return rows.map(({ matterId, sectionId, month, level, isExcluded, isOpen, count }) => ({ matterId, sectionId, month, level: Number(level) as RatingLevel, isExcluded: Number(isExcluded) === 1, isOpen: Number(isOpen) === 1, count: Number(count) }));
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
    return this.dataSource.getRepository(RatingEntity).countBy({ level: In(badLevels), answer: IsNull() });
  }

  countOf(userId: string): Promise<number> {
    return this.dataSource.getRepository(RatingEntity).countBy({ userId });
  }

  /** Cuts every tie to a person; the rating itself stays counted. Returns how many. */
  async anonymise(tx: Tx, userId: string): Promise<number> {
    const { affected } = await managerFor(this.dataSource, tx).update(RatingEntity, { userId }, { userId: null, contactSealed: null, deviceHash: null, networkHash: null });
    return affected ?? 0;
  }

  /** Of the oldest `limit` at most. Returns how many. */
  forgetContacts(tx: Tx, before: Date, limit: number): Promise<number> {
    return this.forget(tx, [{ createdAt: LessThan(before), contactSealed: Not(IsNull()) }], { contactSealed: null }, limit);
  }

  /** Removes what recognises a device or network, from the oldest `limit` at most. Returns of how many. */
  forgetTraces(tx: Tx, before: Date, limit: number): Promise<number> {
    const old = { createdAt: LessThan(before) };
    return this.forget(tx, [{ ...old, deviceHash: Not(IsNull()) }, { ...old, networkHash: Not(IsNull()) }], { deviceHash: null, networkHash: null }, limit);
  }

  private async forget(tx: Tx, where: FindOptionsWhere<RatingEntity>[], nothing: Partial<RatingEntity>, limit: number): Promise<number> {
    const manager = managerFor(this.dataSource, tx);
    const rows = await manager.find(RatingEntity, { select: { id: true }, where, take: limit });
    if (rows.length > 0) await manager.update(RatingEntity, { id: In(rows.map(({ id }) => id)) }, nothing);
    return rows.length;
  }
}

const whereOf = ({ matterId, level, answered, channel, from, to }: Filter, below: string | undefined): FindOptionsWhere<RatingEntity> => ({
  ...(matterId === undefined ? {} : { matterId }),
  ...(level === undefined ? {} : { level: level as RatingLevel }),
  ...(channel === undefined ? {} : { channel }),
  ...(answered === undefined ? {} : { answer: answered === 'true' ? Not(IsNull()) : IsNull() }),
  ...(below === undefined ? {} : { id: LessThan(below) }),
  ...daysOf(from, to),
});

function daysOf(from: string | undefined, to: string | undefined): FindOptionsWhere<RatingEntity> {
  if (from !== undefined && to !== undefined) return { day: Between(from, to) };
  if (from !== undefined) return { day: MoreThanOrEqual(from) };
  return to === undefined ? {} : { day: LessThanOrEqual(to) };
}
