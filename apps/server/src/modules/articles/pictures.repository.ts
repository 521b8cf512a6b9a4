import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, LessThanOrEqual, Not } from 'typeorm';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { ArticlePictureEntity } from './article-picture.entity.js';
import { ArticleEntity } from './article.entity.js';
import type { Picture } from './html/article-html.js';

@Injectable()
export class PicturesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Makes the article's pictures these; what is known of one stays known. New ones are due at `now`. */
  async replace(tx: Tx, articleId: string, pictures: Picture[], now: Date): Promise<void> {
    const manager = managerFor(this.dataSource, tx);
    const known = new Set((await manager.find(ArticlePictureEntity, { select: { hash: true }, where: { articleId } })).map(({ hash }) => hash));
    const wanted = new Set(pictures.map(({ hash }) => hash));
    const gone = [...known].filter((hash) => !wanted.has(hash));
    if (gone.length > 0) await manager.delete(ArticlePictureEntity, { articleId, hash: In(gone) });
    const fresh = pictures.filter(({ hash }) => !known.has(hash));
    if (fresh.length > 0) await manager.insert(ArticlePictureEntity, fresh.map(({ hash, url }) => ({ articleId, hash, url, sha256: null, mime: null, attempts: 0, nextAttemptAt: now, lastError: null })));
  }

  async removeOf(tx: Tx, articleIds: string[]): Promise<void> {
    if (articleIds.length > 0) await managerFor(this.dataSource, tx).delete(ArticlePictureEntity, { articleId: In(articleIds) });
  }

  findDue(now: Date, limit: number): Promise<ArticlePictureEntity[]> {
    return managerFor(this.dataSource).find(ArticlePictureEntity, { where: { nextAttemptAt: LessThanOrEqual(now) }, order: { nextAttemptAt: 'ASC', hash: 'ASC' }, take: limit });
  }

  /** Our copy of a picture, whichever article it was fetched for. */
  findFetched(hash: string): Promise<ArticlePictureEntity | null> {
    return managerFor(this.dataSource).findOneBy(ArticlePictureEntity, { hash, sha256: Not(IsNull()) });
  }

  /** Our copy of a picture of an article that people may see. */
  findShown(hash: string): Promise<ArticlePictureEntity | null> {
    return managerFor(this.dataSource)
      .createQueryBuilder(ArticlePictureEntity, 'picture')
      .innerJoin(ArticleEntity, 'article', 'article.id = picture.articleId')
      .where('picture.hash = :hash AND picture.sha256 IS NOT NULL AND article.removedAt IS NULL AND article.hiddenAt IS NULL', { hash })
      .getOne();
  }

  /** Which of the articles' pictures we do not hold, by article. */
  async findMissing(articleIds: string[]): Promise<Map<string, Set<string>>> {
    const missing = new Map<string, Set<string>>();
    if (articleIds.length === 0) return missing;
    const rows = await managerFor(this.dataSource).find(ArticlePictureEntity, { select: { articleId: true, hash: true }, where: { articleId: In(articleIds), sha256: IsNull() } });
    for (const { articleId, hash } of rows) missing.set(articleId, (missing.get(articleId) ?? new Set()).add(hash));
    return missing;
  }

  async update(tx: Tx, { articleId, hash }: ArticlePictureEntity, changes: Partial<ArticlePictureEntity>): Promise<void> {
    await managerFor(this.dataSource, tx).update(ArticlePictureEntity, { articleId, hash }, changes);
  }

  countMissing(): Promise<number> {
    return managerFor(this.dataSource).countBy(ArticlePictureEntity, { sha256: IsNull() });
  }
}
