import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { TenderSuspensionEntity } from './tender-suspension.entity.js';

const MOST_SHOWN = 50;

@Injectable()
export class SuspensionsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, row: TenderSuspensionEntity): Promise<void> {
    await managerFor(this.dataSource, tx).insert(TenderSuspensionEntity, row);
  }

  /** Whether there was one to lift. */
  async lift(tx: Tx, caseId: string, until: Date): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).update(TenderSuspensionEntity, { caseId, until: IsNull() }, { until });
    return affected === 1;
  }

  /** Newest first. */
  findOfProject(projectId: string): Promise<TenderSuspensionEntity[]> {
    return this.dataSource.getRepository(TenderSuspensionEntity).find({ where: { projectId }, order: { id: 'DESC' }, take: MOST_SHOWN });
  }

  findOfCase(caseId: string): Promise<TenderSuspensionEntity | null> {
    return this.dataSource.getRepository(TenderSuspensionEntity).findOneBy({ caseId });
  }
}
