import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../clock.js';
import { Missing } from '../control/problem.js';
import type { Messages } from '../messages.js';
import type { Pushes } from '../pushes/pushes.js';
import type { State } from '../state.js';

/** One article of a publication. `content` is HTML as WeChat's editor leaves it; `/mmbiz/…` in it is served by the sandbox. */
export interface ArticleItem {
  title: string;
  author: string;
  digest: string;
  content: string;
  sourceUrl: string;
  coverUrl: string;
  isDeleted: boolean;
}

/** What a person writes; the rest has defaults. */
export type NewArticleItem = Pick<ArticleItem, 'title' | 'content'> & Partial<ArticleItem>;

/** A publication of the official account: one to eight articles. */
export interface Article {
  id: string;
  publishId: string;
  /** Seconds since the epoch. */
  createTime: number;
  updateTime: number;
  /** In the list of published articles; those that were only mass-sent are not. */
  isListed: boolean;
  /** Taken down by the platform. */
  isBanned: boolean;
  /** Why it never came out: 2 originality, 3 other, 4 refused by the platform. */
  failure?: 2 | 3 | 4 | undefined;
  items: ArticleItem[];
}

const MAX_ARTICLES = 500;
const FIRST_PUBLISH_ID = 2_247_483_650;

/** What the official account has published (发布) or mass-sent (群发). Both are told to its server; deletions are not. */
export class Articles {
  constructor(
    private readonly world: { state: State; clock: Clock; messages: Messages; pushes: Pushes; urlOf: (article: Article, index: number) => string },
  ) {}

  /** Newest first. */
  list(): Article[] {
    return [...this.all].reverse();
  }

  /** @throws Missing */
  get(id: string): Article {
    const article = this.find(id);
    if (!article) throw new Missing(`没有这篇文章：${id}`);
    return article;
  }

  find(id: string): Article | undefined {
    return this.all.find((one) => one.id === id);
  }

  findPublished(publishId: string): Article | undefined {
    return this.all.find((one) => one.publishId === publishId);
  }

  /**
   * Publishes, which tells the server also when it fails; `isListed: false` for one that is only going to be mass-sent.
   * @throws Missing when there are too many
   */
  publish(items: readonly NewArticleItem[], { isListed = true, failure }: { isListed?: boolean; failure?: Article['failure'] } = {}): Article {
    if (this.all.length >= MAX_ARTICLES) throw new Missing(`最多 ${MAX_ARTICLES} 篇文章`);
    const now = Math.floor(this.world.clock.now() / 1000);
    const article: Article = {
      id: randomBytes(32).toString('base64url'),
      publishId: String(FIRST_PUBLISH_ID + this.all.length),
      createTime: now,
      updateTime: now,
      isListed: isListed && failure === undefined,
      isBanned: false,
      failure,
      items: items.map(complete),
    };
    this.all.push(article);
    if (isListed || failure !== undefined) this.tellPublished(article);
    this.changed();
    return article;
  }

  /** Other articles under the same id. WeChat tells nobody. @throws Missing */
  change(id: string, items: readonly NewArticleItem[]): Article {
    const article = this.get(id);
    article.items = items.map(complete);
    article.updateTime = Math.floor(this.world.clock.now() / 1000);
    this.changed();
    return article;
  }

  /** Marks one article, or all, as deleted. WeChat tells nobody. @throws Missing */
  remove(id: string, index?: number): Article {
    const article = this.get(id);
    article.items.forEach((item, at) => {
      if (index === undefined || index === at) item.isDeleted = true;
    });
    this.changed();
    return article;
  }

  /** Deleted and no longer listed at all: its id is unknown from now on. @throws Missing */
  forget(id: string): void {
    const article = this.get(id);
    this.world.state.data.articles = this.all.filter((one) => one !== article);
    this.changed();
  }

  /** Taken down by the platform, or put back. @throws Missing */
  ban(id: string, isBanned: boolean): Article {
    const article = Object.assign(this.get(id), { isBanned });
    this.changed();
    return article;
  }

  /** Sends it to all followers, which tells the server. @throws Missing */
  massSend(id: string): Article {
    const article = this.get(id);
    const urls = article.items.map((_item, index) => ({ ArticleIdx: index + 1, ArticleUrl: this.world.urlOf(article, index) }));
    this.world.pushes.toOfficial(OPERATOR, 'MASSSENDJOBFINISH', {
      MsgID: BigInt(this.world.messages.nextId()),
      Status: 'send success',
      TotalCount: 100,
      FilterCount: 80,
      SentCount: 75,
      ErrorCount: 5,
      CopyrightCheckResult: { Count: 0, ResultList: '', CheckState: 0 },
      ArticleUrlResult: { Count: urls.length, ResultList: { item: urls } },
    });
    return article;
  }

  private get all(): Article[] {
    return this.world.state.data.articles;
  }

  private tellPublished(article: Article): void {
    const item = article.items.map((_item, index) => ({ idx: index + 1, article_url: this.world.urlOf(article, index) }));
    const outcome =
      article.failure === undefined
        ? { publish_status: 0, article_id: article.id, article_detail: { count: item.length, item } }
        : { publish_status: article.failure, fail_idx: 1 };
    this.world.pushes.toOfficial(OPERATOR, 'PUBLISHJOBFINISH', { PublishEventInfo: { publish_id: BigInt(article.publishId), ...outcome } });
  }

  private changed(): void {
    this.world.state.changed({ topic: 'articles' });
  }
}

/** Whoever pressed the button in the account's console: WeChat names an openid that is nobody's. */
const OPERATOR = 'oSandboxOperator000000000000';

const complete = (item: NewArticleItem): ArticleItem => ({ author: '', digest: '', sourceUrl: '', coverUrl: '', isDeleted: false, ...item });

/** 0 published, 2 to 4 failed, 5 all deleted by their author, 6 taken down by the platform. */
export function publishStatusOf({ failure, isBanned, items }: Article): 0 | 2 | 3 | 4 | 5 | 6 {
  if (failure !== undefined) return failure;
  if (isBanned) return 6;
  return items.every((item) => item.isDeleted) ? 5 : 0;
}

/** Path and query of an article's page, in WeChat's long form. */
export function articlePath(article: Article, index: number): string {
  const sn = createHash('md5').update(`${article.id} ${index}`).digest('hex');
  return `/s?__biz=U2FuZGJveA==&mid=${article.publishId}&idx=${index + 1}&sn=${sn}`;
}
