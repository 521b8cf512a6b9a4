import type { ContentState } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { And, DataSource, In, IsNull, LessThan, MoreThan, MoreThanOrEqual, Not, type FindOptionsWhere } from 'typeorm';
import { endOfDay, startOfDay } from '../../platform/clock/clock.js';
import { asColumns } from '../../platform/database/rows.js';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { OpinionEntity } from './opinion.entity.js';

/** Absent means no condition. */
export interface OpinionFilter {
  supervisorIds?: readonly string[] | undefined;
  projectId?: string | undefined;
  /** Only what has passed the check. */
  isPublic: boolean;
  /** Only what nobody has answered. */
  isOpen?: boolean;
}

@Injectable()
export class OpinionsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, row: OpinionEntity): Promise<void> {
    await managerFor(this.dataSource, tx).insert(OpinionEntity, asColumns<OpinionEntity>(row));
  }

  findById(id: string, tx?: Tx): Promise<OpinionEntity | null> {
    return managerFor(this.dataSource, tx).findOneBy(OpinionEntity, { id });
  }

  findMany(ids: string[]): Promise<OpinionEntity[]> {
    return managerFor(this.dataSource).findBy(OpinionEntity, { id: In(ids) });
  }

  /** Newest first. */
  findNewest({ supervisorIds, projectId, isPublic, isOpen = false }: OpinionFilter, below: string | undefined, limit: number): Promise<OpinionEntity[]> {
    const where: FindOptionsWhere<OpinionEntity> = {
      ...(supervisorIds === undefined ? {} : { supervisorId: In([...supervisorIds]) }),
      ...(projectId === undefined ? {} : { projectId }),
      ...(isPublic ? { textState: 'passed' as const } : {}),
      ...(isOpen ? { answer: IsNull() } : {}),
      ...(below === undefined ? {} : { id: LessThan(below) }),
    };
    return managerFor(this.dataSource).find(OpinionEntity, { where, order: { id: 'DESC' }, take: limit });
  }

  /** Unanswered ones, and how many of them were due before `today`. */
  async countOpen(today: string): Promise<{ open: number; overdue: number }> {
    const rows = this.dataSource.getRepository(OpinionEntity);
    return { open: await rows.countBy({ answer: IsNull() }), overdue: await rows.countBy({ answer: IsNull(), dueOn: LessThan(today) }) };
  }

  async setTextState(tx: Tx, id: string, textState: ContentState, textRefusal: string | null): Promise<void> {
    await managerFor(this.dataSource, tx).update(OpinionEntity, { id }, { textState, textRefusal });
  }

  /** Whether nobody had answered or drafted since it was read. */
  async setDraft(tx: Tx, { id, draftedById }: Pick<OpinionEntity, 'id' | 'draftedById'>, change: Pick<OpinionEntity, 'draft' | 'draftedById' | 'draftedBy' | 'returned'>): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).update(OpinionEntity, { id, answer: IsNull(), draftedById: draftedById ?? IsNull() }, change);
    return affected === 1;
  }

  /** Whether this call published this draft of that member, unchanged since it was read. */
  async answerOnce(tx: Tx, { id, draftedById, draft }: Pick<OpinionEntity, 'id'> & { draftedById: string; draft: string }, change: Pick<OpinionEntity, 'answer' | 'answeredAt' | 'answeredBy' | 'lateReason'>): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).update(OpinionEntity, { id, answer: IsNull(), draftedById, draft }, change);
    return affected === 1;
  }

  /** Those whose day could not be counted when they came, oldest first. */
  findUndated(afterId: string, limit: number): Promise<OpinionEntity[]> {
    return managerFor(this.dataSource).find(OpinionEntity, { where: { dueOn: IsNull(), id: MoreThan(afterId) }, order: { id: 'ASC' }, take: limit });
  }

  /** Those without an answer that have a day, oldest first. */
  findDated(afterId: string, limit: number): Promise<OpinionEntity[]> {
    return managerFor(this.dataSource).find(OpinionEntity, { where: { dueOn: Not(IsNull()), answer: IsNull(), id: MoreThan(afterId) }, order: { id: 'ASC' }, take: limit });
  }

  /** False when it was answered since it was read. */
  async setClock(tx: Tx, { id, answer }: OpinionEntity, change: Pick<OpinionEntity, 'dueOn' | 'clock'>): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).update(OpinionEntity, { id, answer: answer === null ? IsNull() : Not(IsNull()) }, change);
    return affected === 1;
  }

  /** Those that one supervisor signed on these days. */
  async countIn(supervisorId: string, from: string, to: string): Promise<{ all: number; answered: number }> {
    const signed = { supervisorId, signedAt: And(MoreThanOrEqual(startOfDay(from)), LessThan(endOfDay(to))) };
    const manager = managerFor(this.dataSource);
    return { all: await manager.countBy(OpinionEntity, signed), answered: await manager.countBy(OpinionEntity, { ...signed, answer: Not(IsNull()) }) };
  }

  countOf(userId: string): Promise<number> {
    return managerFor(this.dataSource).countBy(OpinionEntity, { userId });
  }

  /** What is published under a name stays so; the tie to the account goes. */
  async forgetUser(tx: Tx, userId: string): Promise<number> {
    const { affected } = await managerFor(this.dataSource, tx).update(OpinionEntity, { userId }, { userId: null });
    return affected ?? 0;
  }
}
