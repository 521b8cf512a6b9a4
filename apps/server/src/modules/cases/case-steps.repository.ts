import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { CaseStepEntity } from './case-step.entity.js';

const MOST_STEPS = 300;

@Injectable()
export class CaseStepsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, row: CaseStepEntity): Promise<void> {
    await managerFor(this.dataSource, tx).insert(CaseStepEntity, row);
  }

  /** Oldest first; of a very long history its beginning. */
  findOf(caseId: string): Promise<CaseStepEntity[]> {
    return this.dataSource.getRepository(CaseStepEntity).find({ where: { caseId }, order: { id: 'ASC' }, take: MOST_STEPS });
  }

  findLast(caseId: string): Promise<CaseStepEntity | null> {
    return this.dataSource.getRepository(CaseStepEntity).findOne({ where: { caseId }, order: { id: 'DESC' } });
  }

  countOf(tx: Tx, caseId: string): Promise<number> {
    return managerFor(this.dataSource, tx).countBy(CaseStepEntity, { caseId });
  }
}
