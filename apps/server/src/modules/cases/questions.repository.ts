import type { ListQuestionsQuery } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, LessThan, Raw, type FindOptionsWhere } from 'typeorm';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { PublicQuestionEntity } from './public-question.entity.js';

@Injectable()
export class QuestionsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, row: PublicQuestionEntity): Promise<void> {
    await managerFor(this.dataSource, tx).insert(PublicQuestionEntity, row);
  }

  /** How many there were: one or none. */
  async removeOf(tx: Tx, caseId: string): Promise<number> {
    return (await managerFor(this.dataSource, tx).delete(PublicQuestionEntity, { caseId })).affected ?? 0;
  }

  findById(id: string): Promise<PublicQuestionEntity | null> {
    return this.dataSource.getRepository(PublicQuestionEntity).findOneBy({ id });
  }

  findOfCase(caseId: string): Promise<PublicQuestionEntity | null> {
    return this.dataSource.getRepository(PublicQuestionEntity).findOneBy({ caseId });
  }

  /** Newest first, at most `limit`. */
  findNewest({ kind, q }: Pick<ListQuestionsQuery, 'kind' | 'q'>, below: string | undefined, limit: number): Promise<PublicQuestionEntity[]> {
    const common: FindOptionsWhere<PublicQuestionEntity> = { ...(kind === undefined ? {} : { kind }), ...(below === undefined ? {} : { id: LessThan(below) }) };
    const holds = q ? Raw((column) => `INSTR(${column}, :q) > 0`, { q }) : undefined;
    const where = holds ? [{ ...common, title: holds }, { ...common, question: holds }, { ...common, answer: holds }] : [common];
    return this.dataSource.getRepository(PublicQuestionEntity).find({ where, order: { id: 'DESC' }, take: limit });
  }
}
