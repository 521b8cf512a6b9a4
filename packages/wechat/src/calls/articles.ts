import type { Account } from '../account.js';
import { childOf, integerOf, optional, recordsOf, textOf, type Answer } from '../answers.js';
import { brokenAnswer, type Exchange } from '../transport.js';

/** One article of a published group, as WeChat has it now. Texts that WeChat leaves out are empty. */
export interface ArticleItem {
  title: string;
  author: string;
  digest: string;
  /** WeChat's HTML: lazy images (`data-src`), styles, no scripts. Empty when it was not asked for. */
  content: string;
  /** "Read the original": a page elsewhere. */
  sourceUrl: string;
  coverUrl: string;
  url: string;
  deleted: boolean;
}

/** Articles that were published together. Article id and place in `items` name one article for good; its url does not. */
export interface PublishedArticles {
  articleId: string;
  /** Seconds since the epoch; 0 when WeChat does not say. */
  updateTime: number;
  items: ArticleItem[];
}

/** What an official account has published (发布). Mass-sent articles are not among them; their events name them. */
export interface ArticleCalls {
  /**
   * POST /cgi-bin/freepublish/batchget (获取成功发布列表), newest first.
   * @throws RangeError unless `count` is 1 to 20
   */
  listArticles(offset: number, count: number, noContent: boolean): Promise<{ total: number; items: PublishedArticles[] }>;
  /** POST /cgi-bin/freepublish/getarticle (通过 article_id 获取已发布文章); 53600 (`drop`) when there is none. */
  getArticle(articleId: string): Promise<ArticleItem[]>;
  /**
   * POST /cgi-bin/freepublish/get (发布状态查询). `status`: 0 done, 1 under way, 2 to 4 refused, 5 deleted by the account, 6 taken down by WeChat.
   */
  getPublishState(publishId: string): Promise<{ status: number; articleId?: string; urls: string[] }>;
}

const MAX_PAGE = 20;
const MAX_ARTICLE_BYTES = 16 * 1024 * 1024;

export function articleCalls(account: Account): ArticleCalls {
  const reading = { query: {}, changesNothing: true, maxBytes: MAX_ARTICLE_BYTES };
  return {
    async listArticles(offset, count, noContent) {
      if (!(count >= 1 && count <= MAX_PAGE)) throw new RangeError(`一次只能取 1 到 ${MAX_PAGE} 组文章`);
      const body = { offset, count, no_content: noContent ? 1 : 0 };
      const exchange: Exchange = { call: 'listArticles', path: '/cgi-bin/freepublish/batchget', body, ...reading };
      const answer = await account.call(exchange);
      const total = integerOf(answer.total_count);
      if (total === undefined) throw brokenAnswer(exchange, '答复缺少 total_count');
      return { total, items: recordsOf(answer.item).map((one) => readPublished(exchange, one)) };
    },

    async getArticle(articleId) {
      const exchange: Exchange = { call: 'getArticle', path: '/cgi-bin/freepublish/getarticle', body: { article_id: articleId }, ...reading };
      const answer = await account.call(exchange);
      if (!Array.isArray(answer.news_item)) throw brokenAnswer(exchange, '答复缺少 news_item');
      return recordsOf(answer.news_item).map(readItem);
    },

    async getPublishState(publishId) {
      const exchange: Exchange = { call: 'getPublishState', path: '/cgi-bin/freepublish/get', body: { publish_id: publishId }, ...reading };
      const answer = await account.call(exchange);
      const status = integerOf(answer.publish_status);
      if (status === undefined) throw brokenAnswer(exchange, '答复缺少 publish_status');
      const urls = recordsOf(childOf(answer, 'article_detail').item).flatMap((one) => textOf(one.article_url) ?? []);
      return { status, ...optional('articleId', textOf(answer.article_id)), urls };
    },
  };
}

function readPublished(exchange: Exchange, one: Answer): PublishedArticles {
  const articleId = textOf(one.article_id);
  if (articleId === undefined) throw brokenAnswer(exchange, '文章缺少 article_id');
  const content = childOf(one, 'content');
  // The page puts it beside the content, recorded answers put it inside.
  const updateTime = integerOf(one.update_time) ?? integerOf(content.update_time) ?? 0;
  return { articleId, updateTime, items: recordsOf(content.news_item).map(readItem) };
}

const readItem = (one: Answer): ArticleItem => ({
  title: textOf(one.title) ?? '',
  author: textOf(one.author) ?? '',
  digest: textOf(one.digest) ?? '',
  content: textOf(one.content) ?? '',
  sourceUrl: textOf(one.content_source_url) ?? '',
  coverUrl: textOf(one.thumb_url) ?? '',
  url: textOf(one.url) ?? '',
  deleted: one.is_deleted === true,
});
