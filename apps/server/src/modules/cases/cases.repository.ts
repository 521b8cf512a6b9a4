import type { ContentState, ListCasesQuery } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, LessThan, Not, Raw, type FindOptionsWhere } from 'typeorm';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { CaseEntity } from './case.entity.js';

type Filter = Pick<ListCasesQuery, 'kind' | 'state' | 'q'> & { /** Looks only in texts that passed the check. */ isTextGuarded: boolean };

@Injectable()
export class CasesRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, row: CaseEntity): Promise<void> {
    await managerFor(this.dataSource, tx).insert(CaseEntity, row);
  }

  findById(id: string, tx?: Tx): Promise<CaseEntity | null> {
    return managerFor(this.dataSource, tx).findOneBy(CaseEntity, { id });
  }

  findByReceipt(receipt: string): Promise<CaseEntity | null> {
    return this.dataSource.getRepository(CaseEntity).findOneBy({ receipt });
  }

  findMany(ids: string[]): Promise<CaseEntity[]> {
    return this.dataSource.getRepository(CaseEntity).findBy({ id: In(ids) });
  }

  async setTextState(tx: Tx, id: string, textState: ContentState, textRefusal: string | null): Promise<void> {
    await managerFor(this.dataSource, tx).update(CaseEntity, { id }, { textState, textRefusal });
  }

  /** Newest first, at most `limit`; `q` looks in the text and the receipt. */
  findNewest(filter: Filter, below: string | undefined, limit: number): Promise<CaseEntity[]> {
    const common: FindOptionsWhere<CaseEntity> = {
      ...(filter.kind === undefined ? {} : { kind: filter.kind }),
      ...(filter.state === undefined ? {} : { answer: filter.state === 'answered' ? Not(IsNull()) : IsNull() }),
      ...(below === undefined ? {} : { id: LessThan(below) }),
    };
    const holds = filter.q ? Raw((column) => `INSTR(${column}, :q) > 0`, { q: filter.q }) : undefined;
    const where = holds ? [{ ...common, text: holds, ...(filter.isTextGuarded ? { textState: 'passed' as const } : {}) }, { ...common, receipt: holds }] : common;
    return this.dataSource.getRepository(CaseEntity).find({ where, order: { id: 'DESC' }, take: limit });
  }

  /** Whether this call wrote the answer; false when somebody answered before. */
  async answerOnce(tx: Tx, id: string, answer: string, at: Date, by: string): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).update(CaseEntity, { id, answer: IsNull() }, { answer, answeredAt: at, answeredBy: by });
    return affected === 1;
  }

  countOpen(): Promise<number> {
    return this.dataSource.getRepository(CaseEntity).countBy({ answer: IsNull() });
  }

  async findOldestOpen(): Promise<CaseEntity | null> {
    return this.dataSource.getRepository(CaseEntity).findOne({ where: { answer: IsNull() }, order: { id: 'ASC' } });
  }

  countOf(userId: string): Promise<number> {
    return this.dataSource.getRepository(CaseEntity).countBy({ userId });
  }

  /** Cuts the tie to a person and forgets the contact; question and answer stay. Returns how many. */
  async anonymise(tx: Tx, userId: string): Promise<number> {
    const { affected } = await managerFor(this.dataSource, tx).update(CaseEntity, { userId }, { userId: null, contact: '', callBack: false });
    return affected ?? 0;
  }
}
