import { Injectable } from '@nestjs/common';
import { DataSource, LessThan, MoreThan } from 'typeorm';
import { asColumns } from '../../platform/database/rows.js';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { ImportRejectionEntity, ImportRunEntity } from './import-run.entity.js';

@Injectable()
export class ImportRunsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, run: ImportRunEntity): Promise<void> {
    await managerFor(this.dataSource, tx).insert(ImportRunEntity, asColumns<ImportRunEntity>(run));
  }

  async update(tx: Tx, id: string, columns: Partial<ImportRunEntity>): Promise<void> {
    await managerFor(this.dataSource, tx).update(ImportRunEntity, { id }, asColumns<ImportRunEntity>(columns));
  }

  find(id: string): Promise<ImportRunEntity | null> {
    return managerFor(this.dataSource).findOneBy(ImportRunEntity, { id });
  }

  /** Newest first, older than the run `below`. */
  findNewest(below: string | undefined, limit: number): Promise<ImportRunEntity[]> {
    return managerFor(this.dataSource).find(ImportRunEntity, { where: below === undefined ? {} : { id: LessThan(below) }, order: { id: 'DESC' }, take: limit });
  }

  findRunning(): Promise<ImportRunEntity[]> {
    return managerFor(this.dataSource).find(ImportRunEntity, { where: { state: 'running' }, order: { id: 'ASC' }, take: 100 });
  }

  async addRejections(tx: Tx, rows: ImportRejectionEntity[]): Promise<void> {
    if (rows.length > 0) await managerFor(this.dataSource, tx).insert(ImportRejectionEntity, rows.map((row) => asColumns<ImportRejectionEntity>(row)));
  }

  /** In the order of the file, after the rejection `above`. */
  findRejections(runId: string, above: string | undefined, limit: number): Promise<ImportRejectionEntity[]> {
    return managerFor(this.dataSource).find(ImportRejectionEntity, { where: { runId, ...(above === undefined ? {} : { id: MoreThan(above) }) }, order: { id: 'ASC' }, take: limit });
  }
}
