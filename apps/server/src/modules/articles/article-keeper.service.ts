import { Injectable } from '@nestjs/common';
import type { ArticleItem } from '@sunshine/wechat';
import { sha256 } from '../../platform/crypto/sha256.js';
import { Clock } from '../../platform/clock/clock.js';
import { newIdAt } from '../../platform/database/ids.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { tidyText } from '../../platform/html/characters.js';
import { textOf } from '../../platform/html/text-of.js';
import { AppError } from '../../platform/http/app-error.js';
import { Log } from '../../platform/logging/logger.js';
import type { ArticleEntity, ArticleOrigin } from './article.entity.js';
import { ArticlesRepository, type Place } from './articles.repository.js';
import { articleHtml, type ArticleHtml, type Picture } from './html/article-html.js';
import { PicturesRepository } from './pictures.repository.js';
import { addressHash } from './wechat-address.js';
import { WechatSources } from './wechat-sources.js';

/** Raise it when cleaning changes, and every article is cleaned anew at the next full comparison. */
const FORM = 1;
const MAX_TITLE = 300;
const MAX_AUTHOR = 100;
const MAX_DIGEST = 500;
/** WeChat's own length for a digest that nobody wrote. */
const DIGEST_OF_BODY = 54;
/** An address's articles share its second; its thousandths keep their order. */
const LAST_MS = 999;

const short = (text: string, max: number): string => Array.from(tidyText(text).trim()).slice(0, max).join('');

type Content = Pick<ArticleEntity, 'title' | 'author' | 'digest' | 'url' | 'addressHash' | 'coverHash' | 'parts' | 'fingerprint'>;

/** Keeps our copies as WeChat has the originals. Idempotent: what did not change is only marked as seen. */
@Injectable()
export class ArticleKeeper {
  constructor(
    private readonly articles: ArticlesRepository,
    private readonly pictures: PicturesRepository,
    private readonly sources: WechatSources,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Takes the articles that were published together as they are now; what is not among them any more is removed. Answers whether anything changed. */
  async keepGroup(wechatId: string, items: ArticleItem[], updatedAt: Date | undefined): Promise<boolean> {
    const kept: number[] = [];
    let changed = false;
    for (const [position, item] of items.entries()) {
      if (item.deleted) continue;
      kept.push(position);
      changed = (await this.keep({ origin: 'published', wechatId, position }, item, updatedAt)) || changed;
    }
    return (await this.removeGroup('published', wechatId, kept)) || changed;
  }

  /** WeChat does not have them any more (but for the positions in `keep`): what is left is that they were there. */
  async removeGroup(origin: ArticleOrigin, wechatId: string, keep: number[] = []): Promise<boolean> {
    return this.unitOfWork.run((tx) => this.removeInside(tx, origin, wechatId, keep));
  }

  /** The same inside a transaction. */
  async removeInside(tx: Tx, origin: ArticleOrigin, wechatId: string, keep: number[] = []): Promise<boolean> {
    const removed = await this.articles.remove(tx, origin, wechatId, keep, this.clock.now());
    await this.pictures.removeOf(tx, removed);
    return removed.length > 0;
  }

  /** An article of which only the address is known, unless WeChat has listed it meanwhile. */
  async keepAddress(tx: Tx, place: Place, raw: string, publishedAt: Date, title: string): Promise<void> {
    const url = this.sources.articleAddress(raw);
    if (url === null || (await this.articles.findByPlace(place, tx))) return;
    const hash = addressHash(url);
    if ((await this.articles.findByAddress(hash, tx)).length > 0) return;
    const content: Content = { title, author: '', digest: '', url, addressHash: hash, coverHash: null, parts: [], fingerprint: null };
    await this.insert(tx, place, content, publishedAt);
  }

  private async keep(place: Place, item: ArticleItem, updatedAt: Date | undefined): Promise<boolean> {
    const now = this.clock.now();
    const fingerprint = sha256(JSON.stringify([FORM, item]));
    const before = await this.articles.findByPlace(place);
    if (before?.fingerprint === fingerprint) {
      await this.unitOfWork.run((tx) => this.articles.update(tx, before.id, { seenAt: now }));
      return false;
    }
    const url = this.sources.articleAddress(item.url);
    const { parts, pictures } = this.pageOf(place, item, url);
    const cover = this.coverOf(item);
    const content = contentOf(item, url, cover, parts, fingerprint);
    await this.unitOfWork.run(async (tx) => {
      // An event may have brought it while we cleaned.
      const known = await this.articles.findByPlace(place, tx);
      const id = known?.id ?? (await this.insert(tx, place, content, updatedAt ?? now));
      if (known) await this.articles.update(tx, id, { ...content, updatedAt: updatedAt ?? now, seenAt: now, removedAt: null });
      await this.pictures.replace(tx, id, cover ? [cover, ...pictures.filter(({ hash }) => hash !== cover.hash)] : pictures, now);
      if (content.addressHash !== null) await this.supersede(tx, content.addressHash);
    });
    return true;
  }

  private async insert(tx: Tx, place: Place, content: Content, publishedAt: Date): Promise<string> {
    const id = newIdAt(new Date(publishedAt.getTime() + LAST_MS - Math.min(LAST_MS, place.position)));
    await this.articles.insert(tx, { ...place, ...content, id, publishedAt, updatedAt: publishedAt, seenAt: this.clock.now(), removedAt: null, hiddenAt: null, hiddenBy: null, hiddenReason: null });
    return id;
  }

  /** A mass-sent article that is listed after all has its text now: the bare address goes. */
  private async supersede(tx: Tx, hash: string): Promise<void> {
    const bare = (await this.articles.findByAddress(hash, tx)).filter(({ origin, removedAt }) => origin === 'mass-sent' && removedAt === null);
    for (const { id } of bare) await this.articles.update(tx, id, { removedAt: this.clock.now() });
  }

  private coverOf({ coverUrl }: ArticleItem): Picture | null {
    const url = this.sources.pictureAddress(coverUrl);
    return url === null ? null : { hash: sha256(url), url };
  }

  /** An article that no page can be made of is still shown by WeChat's reader. */
  private pageOf({ wechatId, position }: Place, { content }: ArticleItem, address: string | null): ArticleHtml {
    try {
      return articleHtml(content, { address, pictureAddress: (raw) => this.sources.pictureAddress(raw) });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.log.warn('article without a page of ours', { wechatId, position, reason: error.message });
      return { parts: [], pictures: [] };
    }
  }
}

function contentOf(item: ArticleItem, url: string | null, cover: Picture | null, parts: string[], fingerprint: string): Content {
  return {
    title: short(item.title, MAX_TITLE) || '（无标题）',
    author: short(item.author, MAX_AUTHOR),
    digest: short(item.digest, MAX_DIGEST) || short(textOf(parts[0] ?? ''), DIGEST_OF_BODY),
    url,
    addressHash: url === null ? null : addressHash(url),
    coverHash: cover?.hash ?? null,
    parts,
    fingerprint,
  };
}
