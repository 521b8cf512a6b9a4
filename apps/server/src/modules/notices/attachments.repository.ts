import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { AttachmentEntity } from './attachment.entity.js';

@Injectable()
export class AttachmentsRepository {
  constructor(private readonly dataSource: DataSource) {}

  findById(id: string): Promise<AttachmentEntity | null> {
    return this.dataSource.getRepository(AttachmentEntity).findOneBy({ id });
  }

  async findByIds(ids: string[], tx?: Tx): Promise<Map<string, AttachmentEntity>> {
    const rows: AttachmentEntity[] = [];
    for (let start = 0; start < ids.length; start += 900) rows.push(...(await managerFor(this.dataSource, tx).findBy(AttachmentEntity, { id: In(ids.slice(start, start + 900)) })));
    return new Map(rows.map((row) => [row.id, row]));
  }

  async insert(tx: Tx, attachment: AttachmentEntity): Promise<void> {
    await managerFor(this.dataSource, tx).insert(AttachmentEntity, attachment);
  }

  async update(tx: Tx, id: string, changes: Partial<AttachmentEntity>): Promise<void> {
    await managerFor(this.dataSource, tx).update(AttachmentEntity, { id }, changes);
  }
}
