import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { MiniCodeEntity, MiniLinkEntity } from './mini-code.entity.js';

@Injectable()
export class CodesRepository {
  constructor(private readonly dataSource: DataSource) {}

  findCode(name: string): Promise<MiniCodeEntity | null> {
    return this.dataSource.getRepository(MiniCodeEntity).findOneBy({ name });
  }

  async keepCode(tx: Tx, row: MiniCodeEntity): Promise<void> {
    await managerFor(this.dataSource, tx).upsert(MiniCodeEntity, row, ['name']);
  }

  findLink(name: string): Promise<MiniLinkEntity | null> {
    return this.dataSource.getRepository(MiniLinkEntity).findOneBy({ name });
  }

  async keepLink(tx: Tx, row: MiniLinkEntity): Promise<void> {
    await managerFor(this.dataSource, tx).upsert(MiniLinkEntity, row, ['name']);
  }
}
