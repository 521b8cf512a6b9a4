import { Injectable } from '@nestjs/common';
import { DataSource, Like } from 'typeorm';
import { asColumns } from '../../platform/database/rows.js';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { AppraisalEntity } from './appraisal.entity.js';

@Injectable()
export class AppraisalsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, row: AppraisalEntity): Promise<void> {
    await managerFor(this.dataSource, tx).insert(AppraisalEntity, asColumns<AppraisalEntity>(row));
  }

  /** Whether there was one to change. */
  async change(tx: Tx, period: string, supervisorId: string, change: Pick<AppraisalEntity, 'formId' | 'answers' | 'changedAt'>): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).update(AppraisalEntity, { period, supervisorId }, asColumns<AppraisalEntity>(change));
    return affected === 1;
  }

  findOne(period: string, supervisorId: string): Promise<AppraisalEntity | null> {
    return managerFor(this.dataSource).findOneBy(AppraisalEntity, { period, supervisorId });
  }

  /** Those of one period, at most `limit`. */
  findOf(period: string, limit: number): Promise<AppraisalEntity[]> {
    return managerFor(this.dataSource).find(AppraisalEntity, { where: { period }, take: limit });
  }

  /** The newest periods in which anybody appraised. */
  async periods(limit: number): Promise<string[]> {
    const rows = await managerFor(this.dataSource).createQueryBuilder(AppraisalEntity, 'one').select('one.period', 'period').groupBy('one.period').orderBy('one.period', 'DESC').limit(limit).getRawMany<{ period: string }>();
    return rows.map(({ period }) => period);
  }

  countIn(supervisorId: string, year: number): Promise<number> {
    return managerFor(this.dataSource).countBy(AppraisalEntity, { supervisorId, period: Like(`${year}%`) });
  }
}
