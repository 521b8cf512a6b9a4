import type { ArticleMirror, ArticleState, AuditAction, HideArticle, ListStaffArticlesQuery, NameArticle, Page, StaffArticle } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { idBelow, idPage } from '../../platform/database/id-page.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { RecurringJobs } from '../../platform/schedule/recurring-jobs.js';
import type { ArticleEntity } from './article.entity.js';
import { ArticlesRepository } from './articles.repository.js';
import { MirrorStatesRepository } from './mirror-states.repository.js';
import { MIRROR_JOB } from './mirror.job.js';
import { PicturesRepository } from './pictures.repository.js';

/** A run that did not say that it ended for so long has died. */
const LONGEST_RUN_MS = 10 * 60_000;

const stateOf = ({ removedAt, hiddenAt }: ArticleEntity): ArticleState => (removedAt ? 'removed' : hiddenAt ? 'hidden' : 'shown');
const iso = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;

/** 资讯 at the desk. */
@Injectable()
export class StaffArticlesService {
  constructor(
    private readonly articles: ArticlesRepository,
    private readonly pictures: PicturesRepository,
    private readonly states: MirrorStatesRepository,
    private readonly jobs: RecurringJobs,
    private readonly audit: Audit,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async list(query: ListStaffArticlesQuery): Promise<Page<StaffArticle>> {
    const rows = await this.articles.findNewest(query.state, idBelow(query.cursor), query.limit + 1);
    const missing = await this.pictures.findMissing(rows.map(({ id }) => id));
    return idPage(rows, query.limit, (row) => toStaffArticle(row, missing.get(row.id)?.size ?? 0));
  }

  async mirror(): Promise<ArticleMirror> {
    const { official } = this.config;
    const state = official && (await this.states.find(official.appid));
    const [counts, picturesMissing] = await Promise.all([this.articles.countByState(), this.pictures.countMissing()]);
    const { startedAt = null, lastEndedAt, lastFullAt, lastError = null, pausedUntil = null } = state ?? {};
    const now = this.clock.now();
    return {
      configured: official !== undefined,
      running: startedAt !== null && now.getTime() - startedAt.getTime() < LONGEST_RUN_MS,
      lastEndedAt: iso(lastEndedAt),
      lastFullAt: iso(lastFullAt),
      lastError,
      pausedUntil: pausedUntil && pausedUntil > now ? pausedUntil.toISOString() : null,
      counts: { ...counts, picturesMissing },
    };
  }

  /** Compares everything as soon as a worker is free, also during a pause: somebody has looked into its cause. */
  async mirrorNow(staff: StaffCaller): Promise<ArticleMirror> {
    const { official } = this.config;
    if (!official) throw new AppError('WECHAT_NOT_CONFIGURED', '尚未配置公众号，无法同步');
    await this.unitOfWork.run(async (tx) => {
      await this.states.set(tx, official.appid, { lastFullAt: null, pausedUntil: null });
      await this.audit.record(tx, { actor: staff, action: 'article.mirror', objectKind: 'article-mirror', objectId: official.appid, summary: '立即同步公众号文章' });
    });
    await this.jobs.askFor(MIRROR_JOB);
    return this.mirror();
  }

  hide(staff: StaffCaller, id: string, { reason }: HideArticle): Promise<StaffArticle> {
    return this.change(staff, id, 'shown', 'article.hide', { hiddenAt: this.clock.now(), hiddenBy: staff.name, hiddenReason: reason }, (title) => `隐藏文章「${title}」：${reason}`);
  }

  show(staff: StaffCaller, id: string): Promise<StaffArticle> {
    return this.change(staff, id, 'hidden', 'article.show', { hiddenAt: null, hiddenBy: null, hiddenReason: null }, (title) => `恢复显示文章「${title}」`);
  }

  /** Only for an article whose title WeChat never told. */
  name(staff: StaffCaller, id: string, { title }: NameArticle): Promise<StaffArticle> {
    return this.change(staff, id, undefined, 'article.name', { title }, (before) => `填写文章标题「${before}」→「${title}」`);
  }

  private change(staff: StaffCaller, id: string, from: ArticleState | undefined, action: AuditAction, changes: Partial<ArticleEntity>, words: (title: string) => string): Promise<StaffArticle> {
    return this.unitOfWork.run(async (tx) => {
      const row = await this.require(id, tx);
      const isAllowed = from === undefined ? row.origin === 'mass-sent' : stateOf(row) === from;
      if (!isAllowed) throw new AppError('WRONG_STATE', from === undefined ? '标题以微信为准，不能修改' : undefined);
      await this.articles.update(tx, id, changes);
      await this.audit.record(tx, { actor: staff, action, objectKind: 'article', objectId: id, summary: words(row.title) });
      return toStaffArticle({ ...row, ...changes }, 0);
    });
  }

  private async require(id: string, tx: Tx): Promise<ArticleEntity> {
    const row = await this.articles.findById(id, tx);
    if (!row) throw new AppError('NOT_FOUND', '没有找到这篇文章');
    return row;
  }
}

function toStaffArticle(row: ArticleEntity, picturesMissing: number): StaffArticle {
  const { id, title, author, url, hiddenBy, hiddenReason } = row;
  return {
    ...{ id, title, author, wechatUrl: url, hiddenBy, hiddenReason, picturesMissing },
    publishedAt: row.publishedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    state: stateOf(row),
    hasBody: row.parts.length > 0,
    isUntitled: row.origin === 'mass-sent',
  };
}
