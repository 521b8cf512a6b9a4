import type { Article, ArticleCard, ArticlePart, ArticlePartParams, ListArticlesQuery, OfficialAccount, Page } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { Config } from '../../platform/config/config.js';
import { idBelow, idPage } from '../../platform/database/id-page.js';
import { AppError } from '../../platform/http/app-error.js';
import { Storage } from '../../platform/storage/storage.js';
import type { ArticleEntity } from './article.entity.js';
import { ArticlesRepository } from './articles.repository.js';
import { withoutMissing } from './html/missing-pictures.js';
import { MirrorStatesRepository } from './mirror-states.repository.js';
import { PICTURE_PATH } from './picture-path.js';
import { PicturesRepository } from './pictures.repository.js';

export interface OpenedPicture {
  mime: string;
  size: number;
  stream: Readable;
}

const NONE: ReadonlySet<string> = new Set();

/** 资讯 as people read it. */
@Injectable()
export class ArticlesService {
  constructor(
    private readonly articles: ArticlesRepository,
    private readonly pictures: PicturesRepository,
    private readonly states: MirrorStatesRepository,
    private readonly storage: Storage,
    private readonly config: Config,
  ) {}

  async list(query: ListArticlesQuery): Promise<Page<ArticleCard>> {
    const rows = await this.articles.findNewest('shown', idBelow(query.cursor), query.limit + 1);
    const missing = await this.missingOf(rows);
    return idPage(rows, query.limit, (row) => this.toCard(row, missing.get(row.id) ?? NONE));
  }

  /** The newest, at most `limit`. */
  async newest(limit: number): Promise<ArticleCard[]> {
    return (await this.list({ limit })).items;
  }

  async get(id: string): Promise<Article> {
    const row = await this.require(id);
    const missing = (await this.missingOf([row])).get(id) ?? NONE;
    return { ...this.toCard(row, missing), author: row.author, updatedAt: row.updatedAt.toISOString(), bodyHtml: withoutMissing(row.parts[0] ?? '', missing), parts: row.parts.length };
  }

  async part({ id, part }: ArticlePartParams): Promise<ArticlePart> {
    const row = await this.require(id);
    const html = row.parts[part];
    if (html === undefined) throw new AppError('NOT_FOUND', '文章没有这一部分');
    return { bodyHtml: withoutMissing(html, (await this.missingOf([row])).get(id) ?? NONE) };
  }

  async account(): Promise<OfficialAccount> {
    const { name = '', description = '', username = null } = this.config.centre.officialAccount ?? {};
    const state = this.config.official && (await this.states.find(this.config.official.appid));
    return { name, description, username, menu: state?.menu ?? [] };
  }

  async openPicture(hash: string): Promise<OpenedPicture> {
    const picture = await this.pictures.findShown(hash);
    const stored = picture?.sha256 ? await this.storage.open(picture.sha256) : undefined;
    if (!picture?.mime || !stored) throw new AppError('NOT_FOUND', '没有找到这张图片');
    return { mime: picture.mime, ...stored };
  }

  private async require(id: string): Promise<ArticleEntity> {
    const row = await this.articles.findShown(id);
    if (!row) throw new AppError('NOT_FOUND', '没有找到这篇文章，它可能已被删除');
    return row;
  }

  private toCard(row: ArticleEntity, missing: ReadonlySet<string>): ArticleCard {
    const { id, title, digest, coverHash, url, parts } = row;
    const coverUrl = coverHash === null || missing.has(coverHash) ? null : `${PICTURE_PATH}${coverHash}`;
    const hasBody = parts.length > 0;
    const prefersWechat = this.config.centre.officialAccount?.readsInWechat ?? true;
    return { id, title, digest, coverUrl, publishedAt: row.publishedAt.toISOString(), wechatUrl: url, hasBody, readIn: url !== null && (prefersWechat || !hasBody) ? 'wechat' : 'here' };
  }

  private missingOf(rows: ArticleEntity[]): Promise<Map<string, Set<string>>> {
    return this.pictures.findMissing(rows.map(({ id }) => id));
  }
}
