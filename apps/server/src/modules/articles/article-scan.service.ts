import { Injectable } from '@nestjs/common';
import { WechatError } from '@sunshine/wechat';
import { Clock } from '../../platform/clock/clock.js';
import { WechatGateway } from '../../platform/wechat/wechat-gateway.js';
import { ArticleKeeper } from './article-keeper.service.js';
import { ArticlesRepository } from './articles.repository.js';

/** WeChat allows 20; an article may have 1 MB. */
const PAGE = 10;
const MAX_PAGES = 1000;
const MAX_UNSEEN = 50;
const NO_SUCH_ARTICLE = 53600;

/** Compares our articles with what the official account has published. Outside calls: never inside a transaction. */
@Injectable()
export class ArticleScan {
  constructor(
    private readonly gateway: WechatGateway,
    private readonly keeper: ArticleKeeper,
    private readonly articles: ArticlesRepository,
    private readonly clock: Clock,
  ) {}

  /** Newest first. A short run ends with the first page on which nothing is new; one that saw the whole list also finds what is gone. */
  async compare(isFull: boolean, signal: AbortSignal): Promise<void> {
    const startedAt = this.clock.now();
    for (let page = 0; page < MAX_PAGES; page += 1) {
      signal.throwIfAborted();
      const { total, items } = await this.gateway.official.listArticles(page * PAGE, PAGE, false);
      let changed = false;
      for (const { articleId, updateTime, items: group } of items) {
        changed = (await this.keeper.keepGroup(articleId, group, updateTime > 0 ? new Date(updateTime * 1000) : undefined)) || changed;
      }
      if (items.length === 0 || (page + 1) * PAGE >= total) return this.lookForUnseen(startedAt, signal);
      if (!isFull && !changed) return;
    }
  }

  /** One group of articles as WeChat has it now, or has it no more. */
  async look(wechatId: string, updatedAt: Date | undefined): Promise<void> {
    try {
      await this.keeper.keepGroup(wechatId, await this.gateway.official.getArticle(wechatId), updatedAt);
    } catch (error) {
      if (!(error instanceof WechatError) || error.errcode !== NO_SUCH_ARTICLE) throw error;
      await this.keeper.removeGroup('published', wechatId);
    }
  }

  /** WeChat tells of no deletion: what the whole list does not name is asked for once more, by name. */
  private async lookForUnseen(before: Date, signal: AbortSignal): Promise<void> {
    for (const wechatId of await this.articles.findUnseen(before, MAX_UNSEEN)) {
      signal.throwIfAborted();
      await this.look(wechatId, undefined);
    }
  }
}
