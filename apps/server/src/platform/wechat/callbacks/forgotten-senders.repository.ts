import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThan } from 'typeorm';
import { sha256 } from '../../crypto/sha256.js';
import { managerFor, type Tx } from '../../database/unit-of-work.js';
import { ForgottenSenderEntity } from './forgotten-sender.entity.js';

@Injectable()
export class ForgottenSendersRepository {
  constructor(private readonly dataSource: DataSource) {}

  async add(tx: Tx, openid: string, forgottenAt: Date, follows: boolean): Promise<void> {
    await managerFor(this.dataSource, tx).upsert(ForgottenSenderEntity, { openidHash: sha256(openid), forgottenAt, follows }, ['openidHash']);
  }

  /** When those of `openids` that were forgotten were forgotten. */
  async findAmong(tx: Tx, openids: string[]): Promise<Map<string, Date>> {
    const hashes = new Map(openids.map((openid) => [sha256(openid), openid]));
    const rows = await managerFor(this.dataSource, tx).findBy(ForgottenSenderEntity, { openidHash: In([...hashes.keys()]) });
    return new Map(rows.map((row) => [hashes.get(row.openidHash) ?? '', row.forgottenAt]));
  }

  isFollower(tx: Tx, openid: string): Promise<boolean> {
    return managerFor(this.dataSource, tx).existsBy(ForgottenSenderEntity, { openidHash: sha256(openid), follows: true });
  }

  async release(tx: Tx, openid: string): Promise<void> {
    await managerFor(this.dataSource, tx).update(ForgottenSenderEntity, { openidHash: sha256(openid) }, { follows: false });
  }

  /** Leaves followers: they are listed by WeChat however long ago they were forgotten. */
  async prune(tx: Tx, before: Date): Promise<void> {
    await managerFor(this.dataSource, tx).delete(ForgottenSenderEntity, { forgottenAt: LessThan(before), follows: false });
  }
}
