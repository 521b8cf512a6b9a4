import type { ArticleState } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, LessThan, Not, type FindOptionsWhere } from 'typeorm';
import { asColumns } from '../../platform/database/rows.js';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { ArticleEntity, type ArticleOrigin } from './article.entity.js';

/** What names an article for good. */
export type Place = Pick<ArticleEntity, 'origin' | 'wechatId' | 'position'>;

const inState: Readonly<Record<ArticleState, FindOptionsWhere<ArticleEntity>>> = {
  shown: { removedAt: IsNull(), hiddenAt: IsNull() },
  hidden: { removedAt: IsNull(), hiddenAt: Not(IsNull()) },
  removed: { removedAt: Not(IsNull()) },
};

@Injectable()
export class ArticlesRepository {
  constructor(private readonly dataSource: DataSource) {}

  findShown(id: string): Promise<ArticleEntity | null> {
    return managerFor(this.dataSource).findOneBy(ArticleEntity, { id, ...inState.shown });
  }

  findById(id: string, tx?: Tx): Promise<ArticleEntity | null> {
    return managerFor(this.dataSource, tx).findOneBy(ArticleEntity, { id });
  }

  findByPlace(place: Place, tx?: Tx): Promise<ArticleEntity | null> {
    const { origin, wechatId, position } = place;
    return managerFor(this.dataSource, tx).findOneBy(ArticleEntity, { origin, wechatId, position });
  }

  findByAddress(addressHash: string, tx: Tx): Promise<ArticleEntity[]> {
    return managerFor(this.dataSource, tx).find(ArticleEntity, { where: { addressHash }, take: 20 });
  }

  /** Newest first, at most `limit`, older than `below`; of every state when none is named. */
  findNewest(state: ArticleState | undefined, below: string | undefined, limit: number): Promise<ArticleEntity[]> {
    const where = { ...(state === undefined ? {} : inState[state]), ...(below === undefined ? {} : { id: LessThan(below) }) };
    return managerFor(this.dataSource).find(ArticleEntity, { where, order: { id: 'DESC' }, take: limit });
  }

  /** The groups that WeChat listed before `before` and not since: perhaps gone. */
  async findUnseen(before: Date, limit: number): Promise<string[]> {
    const rows = await managerFor(this.dataSource).find(ArticleEntity, {
      select: { wechatId: true },
      where: { origin: 'published', removedAt: IsNull(), seenAt: LessThan(before) },
      order: { seenAt: 'ASC' },
      take: limit,
    });
    return [...new Set(rows.map(({ wechatId }) => wechatId))];
  }

  async insert(tx: Tx, article: ArticleEntity): Promise<void> {
    await managerFor(this.dataSource, tx).insert(ArticleEntity, asColumns(article));
  }

  async update(tx: Tx, id: string, changes: Partial<ArticleEntity>): Promise<void> {
    await managerFor(this.dataSource, tx).update(ArticleEntity, { id }, asColumns(changes));
  }

  /** The ids of what was removed: the group's articles that are still there, but for the positions in `keep`. */
  async remove(tx: Tx, origin: ArticleOrigin, wechatId: string, keep: number[], at: Date): Promise<string[]> {
    const manager = managerFor(this.dataSource, tx);
    const where = { origin, wechatId, removedAt: IsNull(), ...(keep.length > 0 ? { position: Not(In(keep)) } : {}) };
    const gone = await manager.find(ArticleEntity, { select: { id: true }, where });
    const ids = gone.map(({ id }) => id);
    if (ids.length > 0) await manager.update(ArticleEntity, { id: In(ids) }, asColumns<ArticleEntity>({ removedAt: at, digest: '', parts: [], coverHash: null, fingerprint: null }));
    return ids;
  }

  async countByState(): Promise<Record<ArticleState, number>> {
    const count = (state: ArticleState): Promise<number> => managerFor(this.dataSource).countBy(ArticleEntity, inState[state]);
    const [shown, hidden, removed] = await Promise.all([count('shown'), count('hidden'), count('removed')]);
    return { shown, hidden, removed };
  }
}
