import type { RatingLevel, RectificationState } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, LessThan, MoreThan, Not } from 'typeorm';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import type { RectificationGroup } from './rectification-group.js';
import { RectificationRow } from './rectification.entity.js';
import { RectificationStepRow } from './rectification-step.entity.js';

const RUNNING: RectificationState[] = ['open', 'proposed'];
/** Sorts after every day: those whose day is not known come last. */
const NO_DAY = '9999-12-31';

/** What a list of running ones is narrowed to. */
interface Filter {
  states?: readonly RectificationState[];
  dueBy?: string;
  responsibleId?: string;
  /** Only those that this member answers for, or whose section handles them. */
  within?: { id: string; sectionId: string | null } | undefined;
}
const CALL_LATE = '(r.calledBackAt IS NULL AND r.callBackDueOn IS NOT NULL AND r.callBackDueOn < :today)';
/** Who oversees all sees late calls too; among the others may be the person rated, who must not learn that there is a contact. */
const callLate = ({ within }: Pick<Filter, 'within'>): string => (within ? '1 = 0' : CALL_LATE);
const WITHIN = '(r.responsibleId = :withinId OR r.sectionId = :withinSection)';
const withinOf = ({ id, sectionId }: NonNullable<Filter['within']>) => ({ withinId: id, withinSection: sectionId });

/** Where a list of running ones stopped. */
export interface DuePlace {
  dueOn: string;
  id: string;
}

export const placeOf = ({ dueOn, id }: Pick<RectificationRow, 'dueOn' | 'id'>): DuePlace => ({ dueOn: dueOn ?? NO_DAY, id });

@Injectable()
export class RectificationsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, row: RectificationRow): Promise<void> {
    await managerFor(this.dataSource, tx).insert(RectificationRow, row);
  }

  async addStep(tx: Tx, step: RectificationStepRow): Promise<void> {
    await managerFor(this.dataSource, tx).insert(RectificationStepRow, step);
  }

  findById(id: string, tx?: Tx): Promise<RectificationRow | null> {
    return managerFor(this.dataSource, tx).findOneBy(RectificationRow, { id });
  }

  findByRating(ratingId: string, tx?: Tx): Promise<RectificationRow | null> {
    return managerFor(this.dataSource, tx).findOneBy(RectificationRow, { ratingId });
  }

  async findRatingIds(ratingIds: string[]): Promise<string[]> {
    const rows = await this.dataSource.getRepository(RectificationRow).find({ select: { ratingId: true }, where: { ratingId: In(ratingIds) } });
    return rows.map(({ ratingId }) => ratingId);
  }

  /** Oldest first, at most `limit`. */
  findSteps(rectificationId: string, limit: number): Promise<RectificationStepRow[]> {
    return this.dataSource.getRepository(RectificationStepRow).find({ where: { rectificationId }, order: { at: 'ASC', id: 'ASC' }, take: limit });
  }

  hasStep(tx: Tx, rectificationId: string, kind: RectificationStepRow['kind']): Promise<boolean> {
    return managerFor(this.dataSource, tx).existsBy(RectificationStepRow, { rectificationId, kind });
  }

  /** Changes it while it is in one of these states; false when somebody was faster. */
  async changeIn(tx: Tx, id: string, states: readonly RectificationState[], change: Partial<RectificationRow>): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).update(RectificationRow, { id, state: In([...states]) }, change);
    return affected === 1;
  }

  /** False when somebody has moved on since the row was read. */
  async setDates(tx: Tx, { id, state, reopenings }: RectificationRow, dates: Partial<Pick<RectificationRow, 'dueOn' | 'limitSentence' | 'callBackDueOn'>>): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).update(RectificationRow, { id, state, reopenings }, dates);
    return affected === 1;
  }

  /** The rater's word, once a proposal and once after a supervisor's end; false when it was given before. */
  async answerOnce(tx: Tx, { id, state }: RectificationRow, change: Partial<RectificationRow>): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).update(RectificationRow, { id, state, ...(state === 'closed' ? { secondLevel: IsNull() } : {}) }, change);
    return affected === 1;
  }

  /** The first time that the rater was spoken to stands. */
  async callBackOnce(tx: Tx, id: string, at: Date): Promise<void> {
    await managerFor(this.dataSource, tx).update(RectificationRow, { id, calledBackAt: IsNull() }, { calledBackAt: at });
  }

  /** Not closed, the first due first, at most `limit` after `place`. */
  findRunning({ states = RUNNING, dueBy, responsibleId, within }: Filter, today: string, place: DuePlace | undefined, limit: number): Promise<RectificationRow[]> {
    const query = this.dataSource
      .getRepository(RectificationRow)
      .createQueryBuilder('r')
      .addSelect(`COALESCE(r.dueOn, '${NO_DAY}')`, 'due_key')
      .where('r.state IN (:...states)', { states });
    if (dueBy !== undefined) query.andWhere(`(r.dueOn <= :dueBy OR ${callLate({ within })})`, { dueBy, today });
    if (responsibleId !== undefined) query.andWhere('r.responsibleId = :responsibleId', { responsibleId });
    if (within) query.andWhere(WITHIN, withinOf(within));
    if (place) query.andWhere(`(COALESCE(r.dueOn, '${NO_DAY}') > :dueOn OR (COALESCE(r.dueOn, '${NO_DAY}') = :dueOn AND r.id > :id))`, place);
    return query.orderBy('due_key', 'ASC').addOrderBy('r.id', 'ASC').limit(limit).getMany();
  }

  /** The newest first, closed ones only or all, at most `limit`. */
  findNewest({ isClosed, responsibleId, within }: Pick<Filter, 'responsibleId' | 'within'> & { isClosed: boolean }, below: string | undefined, limit: number): Promise<RectificationRow[]> {
    const query = this.dataSource.getRepository(RectificationRow).createQueryBuilder('r').where(isClosed ? { state: 'closed' as const } : {});
    if (responsibleId !== undefined) query.andWhere({ responsibleId });
    if (within) query.andWhere(WITHIN, withinOf(within));
    if (below !== undefined) query.andWhere({ id: LessThan(below) });
    return query.orderBy('r.id', 'DESC').limit(limit).getMany();
  }

  /** Running ones that this member sees: all, those that are late, with the work or with calling back, or those that will be by `nearUntil`. */
  countRunning(which: 'all' | 'late' | 'near', { within, today, nearUntil }: Pick<Filter, 'within'> & { today: string; nearUntil: string }): Promise<number> {
    const query = this.dataSource.getRepository(RectificationRow).createQueryBuilder('r').where({ state: In(RUNNING) });
    if (which === 'late') query.andWhere(`(r.dueOn < :today OR ${callLate({ within })})`, { today });
    if (which === 'near') query.andWhere(`r.dueOn BETWEEN :today AND :nearUntil AND NOT ${callLate({ within })}`, { today, nearUntil });
    if (within) query.andWhere(WITHIN, withinOf(within));
    return query.getCount();
  }

  /** Running ones whose day could not be counted, in id order after `afterId`. */
  findUncounted(afterId: string, limit: number): Promise<RectificationRow[]> {
    const running = { state: In(RUNNING), id: MoreThan(afterId) };
    return this.dataSource.getRepository(RectificationRow).find({ where: [{ ...running, dueOn: IsNull() }, { ...running, hasContact: true, callBackDueOn: IsNull() }], order: { id: 'ASC' }, take: limit });
  }

  /** Running ones that have a day, in id order. */
  findCounted(afterId: string, limit: number): Promise<RectificationRow[]> {
    return this.dataSource.getRepository(RectificationRow).find({ where: { state: In(RUNNING), id: MoreThan(afterId), dueOn: Not(IsNull()) }, order: { id: 'ASC' }, take: limit });
  }

  /** Running ones of somebody who is not among `staffIds` any more. */
  findOrphans(staffIds: string[], limit: number): Promise<RectificationRow[]> {
    return this.dataSource.getRepository(RectificationRow).find({ where: { state: In(RUNNING), responsibleId: Not(In(staffIds)) }, order: { id: 'ASC' }, take: limit });
  }

  /** Those opened on the days from `from` to `to`, counted by what figures ask; due is what `today` is past. */
  async countGroups(from: string, to: string, today: string): Promise<RectificationGroup[]> {
    const columns = {
      matterId: 'r.matterId',
      sectionId: 'r.sectionId',
      month: 'SUBSTR(r.openedOn, 1, 7)',
      isExcluded: 'r.excluded',
      hasContact: 'r.hasContact',
      isCalledBack: 'CASE WHEN r.calledBackAt IS NULL THEN 0 ELSE 1 END',
      isClosed: "CASE WHEN r.state = 'closed' THEN 1 ELSE 0 END",
      isDue: "CASE WHEN r.dueOn IS NOT NULL AND (r.state = 'closed' OR r.dueOn < :today) THEN 1 ELSE 0 END",
      isOnTime: "CASE WHEN r.state = 'closed' AND NOT r.wasLate AND r.closedOn <= r.dueOn THEN 1 ELSE 0 END",
      secondLevel: 'r.secondLevel',
    };
    const query = this.dataSource.getRepository(RectificationRow).createQueryBuilder('r').select('COUNT(*)', 'count').where('r.openedOn BETWEEN :from AND :to', { from, to }).setParameter('today', today);
    for (const [name, sql] of Object.entries(columns)) query.addSelect(sql, name).addGroupBy(sql);
    const rows = await query.getRawMany<Record<keyof RectificationGroup, string | number | boolean | null>>();
    return rows.map((row) => {
      const flag = (name: keyof RectificationGroup): boolean => Number(row[name]) === 1;
      const flags = { isExcluded: flag('isExcluded'), hasContact: flag('hasContact'), isCalledBack: flag('isCalledBack'), isClosed: flag('isClosed'), isDue: flag('isDue'), isOnTime: flag('isOnTime') };
      const level = row.secondLevel === null ? null : (Number(row.secondLevel) as RatingLevel);
      return { matterId: String(row.matterId), sectionId: row.sectionId === null ? null : String(row.sectionId), month: String(row.month), ...flags, secondLevel: level, count: Number(row.count) };
    });
  }
}
