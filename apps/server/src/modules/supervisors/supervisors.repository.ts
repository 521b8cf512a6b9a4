import { Injectable } from '@nestjs/common';
import { Between, DataSource, In, IsNull, LessThan, LessThanOrEqual, MoreThan, MoreThanOrEqual, Not } from 'typeorm';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { SupervisorEntity } from './supervisor.entity.js';

@Injectable()
export class SupervisorsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, row: SupervisorEntity): Promise<void> {
    await managerFor(this.dataSource, tx).insert(SupervisorEntity, row);
  }

  findById(id: string, tx?: Tx): Promise<SupervisorEntity | null> {
    return managerFor(this.dataSource, tx).findOneBy(SupervisorEntity, { id });
  }

  findMany(ids: readonly string[]): Promise<SupervisorEntity[]> {
    return managerFor(this.dataSource).findBy(SupervisorEntity, { id: In([...new Set(ids)]) });
  }

  /** The term of this person that runs on `day`. */
  findRunning(userId: string, day: string, tx?: Tx): Promise<SupervisorEntity | null> {
    const where = { userId, endedAt: IsNull(), startsOn: LessThanOrEqual(day), endsOn: MoreThanOrEqual(day) };
    return managerFor(this.dataSource, tx).findOne(SupervisorEntity, { where, order: { id: 'DESC' } });
  }

  /** A term of this person that runs on `day` or is still to come. */
  findUnended(userId: string, day: string, tx?: Tx): Promise<SupervisorEntity | null> {
    return managerFor(this.dataSource, tx).findOneBy(SupervisorEntity, { userId, endedAt: IsNull(), endsOn: MoreThanOrEqual(day) });
  }

  /** Every term of this person, newest first. */
  findOf(userId: string, limit: number): Promise<SupervisorEntity[]> {
    return managerFor(this.dataSource).find(SupervisorEntity, { where: { userId }, order: { id: 'DESC' }, take: limit });
  }

  findByCode(codeHash: string, now: Date, tx?: Tx): Promise<SupervisorEntity | null> {
    return managerFor(this.dataSource, tx).findOneBy(SupervisorEntity, { codeHash, codeUntil: MoreThan(now), endedAt: IsNull() });
  }

  /** Whether this call used the code; false when it was used, replaced or over. */
  async accept(tx: Tx, id: string, codeHash: string, userId: string, now: Date): Promise<boolean> {
    const open = { id, codeHash, codeUntil: MoreThan(now), endedAt: IsNull() };
    const { affected } = await managerFor(this.dataSource, tx).update(SupervisorEntity, open, { userId, acceptedAt: now, codeHash: null, codeUntil: null });
    return affected === 1;
  }

  /** Whether nobody had accepted, so that the code stands. */
  async setCode(tx: Tx, id: string, codeHash: string, codeUntil: Date): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).update(SupervisorEntity, { id, userId: IsNull(), endedAt: IsNull() }, { codeHash, codeUntil });
    return affected === 1;
  }

  /** Whether this call ended the term. */
  async end(tx: Tx, id: string, endedAt: Date, endReason: string): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).update(SupervisorEntity, { id, endedAt: IsNull() }, { endedAt, endReason, codeHash: null, codeUntil: null });
    return affected === 1;
  }

  /** Whether the term still ended on `before`, and now ends later. */
  async renew(tx: Tx, id: string, before: string, change: Pick<SupervisorEntity, 'endsOn' | 'appointmentNo' | 'appointmentText'>): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).update(SupervisorEntity, { id, endsOn: before, endedAt: IsNull() }, change);
    return affected === 1;
  }

  /** Newest first; `isPublic`: only who has accepted. */
  findNewest(isPublic: boolean, below: string | undefined, limit: number): Promise<SupervisorEntity[]> {
    const where = { ...(isPublic ? { acceptedAt: Not(IsNull()) } : {}), ...(below === undefined ? {} : { id: LessThan(below) }) };
    return managerFor(this.dataSource).find(SupervisorEntity, { where, order: { id: 'DESC' }, take: limit });
  }

  /** Terms that run on `day` and end on `until` at the latest; soonest first. */
  findEnding(day: string, until: string, limit: number): Promise<SupervisorEntity[]> {
    const where = { endedAt: IsNull(), startsOn: LessThanOrEqual(day), endsOn: Between(day, until) };
    return managerFor(this.dataSource).find(SupervisorEntity, { where, order: { endsOn: 'ASC' }, take: limit });
  }

  countServing(day: string): Promise<number> {
    return managerFor(this.dataSource).countBy(SupervisorEntity, { acceptedAt: Not(IsNull()), endedAt: IsNull(), startsOn: LessThanOrEqual(day), endsOn: MoreThanOrEqual(day) });
  }

  countOf(userId: string): Promise<number> {
    return managerFor(this.dataSource).countBy(SupervisorEntity, { userId });
  }

  /** Cuts the tie to a person; the published appointment stays. Returns how many. */
  async forgetUser(tx: Tx, userId: string): Promise<number> {
    const { affected } = await managerFor(this.dataSource, tx).update(SupervisorEntity, { userId }, { userId: null });
    return affected ?? 0;
  }
}
