import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, LessThanOrEqual, MoreThan } from 'typeorm';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { UploadEntity, type UploadOwnerKind } from './upload.entity.js';

export interface UploadOwner {
  kind: UploadOwnerKind;
  id: string;
}

@Injectable()
export class UploadsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, row: UploadEntity): Promise<void> {
    await managerFor(this.dataSource, tx).insert(UploadEntity, row);
  }

  findById(id: string): Promise<UploadEntity | null> {
    return this.dataSource.getRepository(UploadEntity).findOneBy({ id });
  }

  /** Of the files that nothing owns, what is over included as long as it is there. */
  async unclaimedBytes(): Promise<number> {
    return Number((await this.dataSource.getRepository(UploadEntity).sum('size', { ownerId: IsNull() })) ?? 0);
  }

  countOf(tx: Tx, { kind, id }: UploadOwner): Promise<number> {
    return managerFor(this.dataSource, tx).countBy(UploadEntity, { ownerKind: kind, ownerId: id });
  }

  /** Files of these owners, each owner's in its own order. */
  findOf(kind: UploadOwnerKind, ids: string[]): Promise<UploadEntity[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.dataSource.getRepository(UploadEntity).find({ where: { ownerKind: kind, ownerId: In(ids) }, order: { position: 'ASC' } });
  }

  /** Whether the file was free and is the owner's now. */
  async claim(tx: Tx, id: string, { kind, id: ownerId }: UploadOwner, position: number, now: Date): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).update(UploadEntity, { id, ownerId: IsNull(), expiresAt: MoreThan(now) }, { ownerKind: kind, ownerId, position, expiresAt: null });
    return affected === 1;
  }

  /** Leaves the owner's files to nobody, over at `at`. Returns how many. */
  async release(tx: Tx, { kind, id }: UploadOwner, at: Date): Promise<number> {
    const { affected } = await managerFor(this.dataSource, tx).update(UploadEntity, { ownerKind: kind, ownerId: id }, { ownerKind: null, ownerId: null, expiresAt: at });
    return affected ?? 0;
  }

  findExpired(now: Date, limit: number): Promise<UploadEntity[]> {
    return this.dataSource.getRepository(UploadEntity).find({ where: { expiresAt: LessThanOrEqual(now) }, order: { expiresAt: 'ASC' }, take: limit });
  }

  async delete(tx: Tx, id: string): Promise<void> {
    await managerFor(this.dataSource, tx).delete(UploadEntity, { id });
  }
}
