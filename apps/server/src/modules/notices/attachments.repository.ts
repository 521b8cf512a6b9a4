import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { chunksOf } from '../../platform/groups.js';
import { AttachmentEntity } from './attachment.entity.js';

@Injectable()
export class AttachmentsRepository {
  constructor(private readonly dataSource: DataSource) {}

  findById(id: string): Promise<AttachmentEntity | null> {
    return this.dataSource.getRepository(AttachmentEntity).findOneBy({ id });
  }

  async findByIds(ids: string[], tx?: Tx): Promise<Map<string, AttachmentEntity>> {
    const rows: AttachmentEntity[] = [];
    for (const some of chunksOf(ids, 900)) rows.push(...(await managerFor(this.dataSource, tx).findBy(AttachmentEntity, { id: In(some) })));
    return new Map(rows.map((row) => [row.id, row]));
  }

  async insert(tx: Tx, attachment: AttachmentEntity): Promise<void> {
    await managerFor(this.dataSource, tx).insert(AttachmentEntity, attachment);
  }

  async update(tx: Tx, id: string, changes: Partial<AttachmentEntity>): Promise<void> {
    await managerFor(this.dataSource, tx).update(AttachmentEntity, { id }, changes);
  }
}
