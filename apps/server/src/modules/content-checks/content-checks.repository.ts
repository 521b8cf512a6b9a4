import type { ContentState, ContentWait, ListContentChecksQuery } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, LessThan, Not } from 'typeorm';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { ContentCheckEntity } from './content-check.entity.js';

/** How a check ended. */
export interface Ending {
  state: Exclude<ContentState, 'pending'>;
  /** Null when WeChat's check decided. */
  decidedBy: string | null;
  decidedAt: Date;
  refusal: string | null;
}

@Injectable()
export class ContentChecksRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, row: ContentCheckEntity): Promise<void> {
    await managerFor(this.dataSource, tx).insert(ContentCheckEntity, row);
  }

  findById(id: string, tx?: Tx): Promise<ContentCheckEntity | null> {
    return managerFor(this.dataSource, tx).findOneBy(ContentCheckEntity, { id });
  }

  /** Newest first, at most `limit`. */
  findNewest({ state, kind }: Pick<ListContentChecksQuery, 'state' | 'kind'>, below: string | undefined, limit: number): Promise<ContentCheckEntity[]> {
    return this.dataSource.getRepository(ContentCheckEntity).find({
      where: { state, ...(kind === undefined ? {} : { kind }), ...(below === undefined ? {} : { id: LessThan(below) }) },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  /** Those that wait for a person: WeChat's check did not let them pass, or has not ended for those from before `late`. */
  countWaiting(late: Date): Promise<number> {
    return this.dataSource.getRepository(ContentCheckEntity).countBy([
      { state: 'pending', wait: Not('checking') },
      { state: 'pending', wait: 'checking', createdAt: LessThan(late) },
    ]);
  }

  /** Says why undecided words have to wait. */
  async leave(tx: Tx, id: string, change: { wait: ContentWait; label: number | null; asked: number; askedAt: Date | null }): Promise<void> {
    await managerFor(this.dataSource, tx).update(ContentCheckEntity, { id, state: 'pending' }, change);
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await managerFor(this.dataSource, tx).delete(ContentCheckEntity, { id });
  }

  /** Whether this call ended an undecided check: that of these words, and not of words that replaced them since. */
  async endPending(tx: Tx, { id, createdAt }: ContentCheckEntity, ending: Ending): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).update(ContentCheckEntity, { id, createdAt, state: 'pending' }, ending);
    return affected === 1;
  }

  async end(tx: Tx, id: string, ending: Ending): Promise<void> {
    await managerFor(this.dataSource, tx).update(ContentCheckEntity, { id }, ending);
  }

  async forgetUser(tx: Tx, userId: string): Promise<void> {
    await managerFor(this.dataSource, tx).update(ContentCheckEntity, { userId }, { userId: null });
  }
}
