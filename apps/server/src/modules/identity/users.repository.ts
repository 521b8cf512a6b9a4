import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, LessThan, MoreThan, Not } from 'typeorm';
import { findRows } from '../../platform/database/rows.js';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { chunksOf } from '../../platform/groups.js';
import { UserRow } from './user.entity.js';

const CHUNK = 900;
type WechatId = 'miniOpenid' | 'officialOpenid' | 'unionid';

@Injectable()
export class UsersRepository {
  constructor(private readonly dataSource: DataSource) {}

  findById(id: string, tx?: Tx): Promise<UserRow | null> {
    return managerFor(this.dataSource, tx).findOneBy(UserRow, { id });
  }

  findBy(idKind: WechatId, value: string, tx?: Tx): Promise<UserRow | null> {
    return managerFor(this.dataSource, tx).findOneBy(UserRow, { [idKind]: value });
  }

  async findMany(ids: string[], tx?: Tx): Promise<UserRow[]> {
    const found: UserRow[] = [];
    for (const some of chunksOf(ids, CHUNK)) found.push(...(await findRows(managerFor(this.dataSource, tx), UserRow, { id: some })));
    return found;
  }

  /** Those of these people who want no reminders. */
  async findRefusing(tx: Tx, ids: string[]): Promise<string[]> {
    const rows = await managerFor(this.dataSource, tx).find(UserRow, { select: { id: true }, where: { id: In(ids), remindersOffAt: Not(IsNull()) } });
    return rows.map(({ id }) => id);
  }

  async findByOfficialOpenids(openids: string[], tx?: Tx): Promise<UserRow[]> {
    return openids.length === 0 ? [] : managerFor(this.dataSource, tx).findBy(UserRow, { officialOpenid: In(openids) });
  }

  findByOpenids(tx: Tx, openids: string[]): Promise<UserRow[]> {
    return managerFor(this.dataSource, tx).findBy(UserRow, [{ miniOpenid: In(openids) }, { officialOpenid: In(openids) }]);
  }

  async markOfficialSeen(tx: Tx, ids: string[], at: Date): Promise<void> {
    if (ids.length > 0) await managerFor(this.dataSource, tx).update(UserRow, { id: In(ids) }, { officialSeenAt: at });
  }

  findOfficialUnseen(since: Date, afterId: string, limit: number): Promise<UserRow[]> {
    const unseen = { officialFollowing: true, officialOpenid: Not(IsNull()), id: MoreThan(afterId) };
    const where = [
      { ...unseen, officialSeenAt: IsNull() },
      { ...unseen, officialSeenAt: LessThan(since) },
    ];
    return managerFor(this.dataSource).find(UserRow, { where, order: { id: 'ASC' }, take: limit });
  }

  countFollowing(onPhoneOnly: boolean): Promise<number> {
    return managerFor(this.dataSource).countBy(UserRow, { officialFollowing: true, ...(onPhoneOnly ? { miniOpenid: Not(IsNull()) } : {}) });
  }

  /** Locks the row until the commit; false when there is none. An update does it on both dialects. */
  async lock(tx: Tx, id: string): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).update(UserRow, { id }, { lastSeenAt: () => 'lastSeenAt' });
    return affected === 1;
  }

  /** Locks those of the rows that exist until the commit; answers their ids. */
  async lockMany(tx: Tx, ids: string[]): Promise<string[]> {
    const { affected } = await managerFor(this.dataSource, tx).update(UserRow, { id: In(ids) }, { lastSeenAt: () => 'lastSeenAt' });
    if (affected === ids.length) return ids;
    // Somebody is gone. A read of this transaction may still show them; only a write says who.
    const locked: string[] = [];
    for (const id of ids) if (await this.lock(tx, id)) locked.push(id);
    return locked;
  }

  async add(tx: Tx, row: UserRow): Promise<void> {
    await managerFor(this.dataSource, tx).insert(UserRow, row);
  }

  async change(tx: Tx, id: string, change: Partial<Omit<UserRow, 'id' | 'createdAt'>>): Promise<void> {
    await managerFor(this.dataSource, tx).update(UserRow, { id }, change);
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await managerFor(this.dataSource, tx).delete(UserRow, { id });
  }
}
