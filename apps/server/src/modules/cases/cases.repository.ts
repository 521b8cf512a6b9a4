import { openCaseStates, type CaseKind, type CaseState, type ContentState } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { And, DataSource, Equal, In, IsNull, LessThan, LessThanOrEqual, MoreThan, MoreThanOrEqual, Not, Raw, type FindOperator, type FindOptionsOrder, type FindOptionsWhere } from 'typeorm';
import { asColumns } from '../../platform/database/rows.js';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { CaseEntity, NO_DAY } from './case.entity.js';

/** Which cases; `today` is the day that clocks are read on. */
export interface CaseFilter {
  kind?: CaseKind | undefined;
  state?: CaseState | 'open' | undefined;
  clock?: 'overdue' | 'soon' | undefined;
  /** A list: one of these sections. */
  sectionIds?: string[] | undefined;
  draftBy?: string | undefined;
  callBackDue?: boolean | undefined;
  q?: string | undefined;
  today: string;
}

/** Where a page of the most urgent ended. */
export interface UrgentPlace {
  dueOn: string;
  id: string;
}

type Where = FindOptionsWhere<CaseEntity>;

const OPEN = { state: In([...openCaseStates]) };

@Injectable()
export class CasesRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, row: CaseEntity): Promise<void> {
    await managerFor(this.dataSource, tx).insert(CaseEntity, asColumns(row));
  }

  findById(id: string, tx?: Tx): Promise<CaseEntity | null> {
    return managerFor(this.dataSource, tx).findOneBy(CaseEntity, { id });
  }

  findByReceipt(receipt: string): Promise<CaseEntity | null> {
    return this.dataSource.getRepository(CaseEntity).findOneBy({ receipt });
  }

  findByClient(clientMark: string): Promise<CaseEntity | null> {
    return this.dataSource.getRepository(CaseEntity).findOneBy({ clientMark });
  }

  findMany(ids: string[]): Promise<CaseEntity[]> {
    return this.dataSource.getRepository(CaseEntity).findBy({ id: In(ids) });
  }

  /** Changes a row that nobody changed since it was read; false when somebody did. */
  async change(tx: Tx, { id, revision }: Pick<CaseEntity, 'id' | 'revision'>, changes: Partial<CaseEntity>): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).update(CaseEntity, { id, revision }, asColumns<CaseEntity>({ ...changes, revision: revision + 1 }));
    return affected === 1;
  }

  /** What is no decision of somebody who has read the case: its revision stays. */
  async set(tx: Tx, id: string, changes: Partial<Pick<CaseEntity, 'ratedAt' | 'filerSealed' | 'contact'>>): Promise<void> {
    await managerFor(this.dataSource, tx).update(CaseEntity, { id }, changes);
  }

  async setTextState(tx: Tx, id: string, textState: ContentState, textRefusal: string | null): Promise<void> {
    await managerFor(this.dataSource, tx).update(CaseEntity, { id }, { textState, textRefusal });
  }

  /** Newest first, at most `limit`. */
  findNewest(filter: CaseFilter, below: string | undefined, limit: number): Promise<CaseEntity[]> {
    return this.find(filter, below === undefined ? [{}] : [{ id: LessThan(below) }], { id: 'DESC' }, limit);
  }

  /** The earliest date first, at most `limit`. */
  findUrgent(filter: CaseFilter, after: UrgentPlace | undefined, limit: number): Promise<CaseEntity[]> {
    const places: Where[] = after ? [{ dueOn: MoreThan(after.dueOn) }, { dueOn: Equal(after.dueOn), id: MoreThan(after.id) }] : [{}];
    return this.find(filter, places, { dueOn: 'ASC', id: 'ASC' }, limit);
  }

  count(filter: CaseFilter): Promise<number> {
    return this.dataSource.getRepository(CaseEntity).countBy(wheresOf(filter));
  }

  findOfUser(userId: string, below: string | undefined, limit: number): Promise<CaseEntity[]> {
    return this.dataSource.getRepository(CaseEntity).find({ where: { userId, ...(below === undefined ? {} : { id: LessThan(below) }) }, order: { id: 'DESC' }, take: limit });
  }

  findOldest(filter: CaseFilter): Promise<CaseEntity | null> {
    return this.dataSource.getRepository(CaseEntity).findOne({ where: wheresOf(filter), order: { id: 'ASC' } });
  }

  /** Open cases whose dates could not be counted, in id order. */
  findUndated(after: string, limit: number): Promise<CaseEntity[]> {
    return this.dataSource.getRepository(CaseEntity).find({ where: { ...OPEN, dueOn: NO_DAY, pausedAt: IsNull(), id: MoreThan(after) }, order: { id: 'ASC' }, take: limit });
  }

  /** Open cases that have a date, in id order. */
  findDated(after: string, limit: number): Promise<CaseEntity[]> {
    return this.dataSource.getRepository(CaseEntity).find({ where: { ...OPEN, dueOn: Not(NO_DAY), id: MoreThan(after) }, order: { id: 'ASC' }, take: limit });
  }

  /** Sets dates that were counted from this row; false when somebody changed it since, who counted anew. */
  async setDates(tx: Tx, { id, revision }: Pick<CaseEntity, 'id' | 'revision'>, dates: Partial<Pick<CaseEntity, 'acceptBy' | 'answerBy' | 'callBackBy' | 'dueOn' | 'soonOn'>>): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).update(CaseEntity, { id, revision }, dates);
    return affected === 1;
  }

  /** Cases whose contact lies there as it was written. */
  findUnsealed(limit: number): Promise<CaseEntity[]> {
    return this.dataSource.getRepository(CaseEntity).find({ where: { contact: Not('') }, take: limit });
  }

  countOf(userId: string): Promise<number> {
    return this.dataSource.getRepository(CaseEntity).countBy({ userId });
  }

  /** Cuts the tie to a person and forgets who it was; question and answer stay. Returns how many. */
  async anonymise(tx: Tx, userId: string): Promise<number> {
    const { affected } = await managerFor(this.dataSource, tx).update(CaseEntity, { userId }, { userId: null, filerSealed: null, contact: '', callBack: false, ratingTokenSealed: null });
    return affected ?? 0;
  }

  /** Forgets who filed the cases that were closed before, `limit` of them at most. Returns how many. */
  async forgetContacts(tx: Tx, closedBefore: Date, limit: number): Promise<number> {
    const manager = managerFor(this.dataSource, tx);
    const rows = await manager.find(CaseEntity, { select: { id: true }, where: { closedAt: LessThan(closedBefore), filerSealed: Not(IsNull()) }, take: limit });
    await manager.update(CaseEntity, { id: In(rows.map(({ id }) => id)) }, { filerSealed: null, callBack: false, ratingTokenSealed: null });
    return rows.length;
  }

  /** The cases with files that were closed before, or are this person's; from here on they count as having none. */
  async takeFiles(tx: Tx, of: { closedBefore: Date } | { userId: string }, limit: number): Promise<string[]> {
    const manager = managerFor(this.dataSource, tx);
    const whose = 'userId' in of ? { userId: of.userId } : { closedAt: LessThan(of.closedBefore) };
    const ids = (await manager.find(CaseEntity, { select: { id: true }, where: { ...whose, hasFiles: true }, take: limit })).map(({ id }) => id);
    await manager.update(CaseEntity, { id: In(ids) }, { hasFiles: false });
    return ids;
  }

  private find(filter: CaseFilter, places: Where[], order: FindOptionsOrder<CaseEntity>, limit: number): Promise<CaseEntity[]> {
    const where = wheresOf(filter).flatMap((one) => places.map((place) => both(one, place)));
    return this.dataSource.getRepository(CaseEntity).find({ where, order, take: limit });
  }
}

/** Two conditions on one column hold together. */
function both(one: Where, place: Where): Where {
  const dueOn = one.dueOn && place.dueOn ? { dueOn: And(one.dueOn as FindOperator<string>, place.dueOn as FindOperator<string>) } : {};
  return { ...one, ...place, ...dueOn };
}

const clockOf = (clock: CaseFilter['clock'], today: string): Where => {
  if (clock === 'overdue') return { ...OPEN, dueOn: LessThan(today) };
  return clock === 'soon' ? { ...OPEN, dueOn: MoreThanOrEqual(today), soonOn: LessThanOrEqual(today) } : {};
};

/** One condition, or with words to look for one a column. */
function wheresOf({ kind, state, clock, sectionIds, draftBy, callBackDue, q, today }: CaseFilter): Where[] {
  const common: Where = {
    ...(kind === undefined ? {} : { kind }),
    ...(state === undefined ? {} : state === 'open' ? OPEN : { state }),
    ...(sectionIds === undefined ? {} : { sectionId: In(sectionIds) }),
    ...(draftBy === undefined ? {} : { draftBy }),
    ...(callBackDue ? { ...OPEN, callBackBy: Not(IsNull()), calledAt: IsNull() } : {}),
    ...clockOf(clock, today),
  };
  if (!q) return [common];
  const holds = Raw((column) => `INSTR(${column}, :q) > 0`, { q });
  return [{ ...common, text: holds }, { ...common, items: holds }, { ...common, receipt: holds }];
}
