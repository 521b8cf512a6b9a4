import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { asColumns } from '../../platform/database/rows.js';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { ErasureReceiptEntity } from './erasure-receipt.entity.js';

@Injectable()
export class ErasureReceiptsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async add(tx: Tx, row: ErasureReceiptEntity): Promise<void> {
    await managerFor(this.dataSource, tx).insert(ErasureReceiptEntity, asColumns<ErasureReceiptEntity>(row));
  }

  find(receipt: string): Promise<ErasureReceiptEntity | null> {
    return managerFor(this.dataSource).findOneBy(ErasureReceiptEntity, { receipt });
  }
}
