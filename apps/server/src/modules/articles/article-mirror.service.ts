import { Injectable } from '@nestjs/common';
import { WechatError } from '@sunshine/wechat';
import { Alarms } from '../../platform/alarms/alarms.js';
import { addMs, Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { nextQuotaDay } from '../../platform/wechat/quota-day.js';
import { refusalWords } from '../../platform/wechat/refusal-words.js';
import { WechatGateway } from '../../platform/wechat/wechat-gateway.js';
import { ArticleScan } from './article-scan.service.js';
import type { MirrorStateEntity } from './mirror-state.entity.js';
import { MirrorStatesRepository } from './mirror-states.repository.js';
import { toOfficialMenu } from './official-menu.js';
import { PictureFetcher } from './picture-fetcher.service.js';
import { WechatSources } from './wechat-sources.js';

const MAX_ERROR = 500;
const DAY_MS = 24 * 3600_000;
const NO_RIGHT = 48001;
const RIGHT_ALARM = 'articles:right';
const MINUTE_MS = 60_000;

/** Keeps 资讯 like the official account, and writes down how that goes. */
@Injectable()
export class ArticleMirror {
  constructor(
    private readonly gateway: WechatGateway,
    private readonly scan: ArticleScan,
    private readonly pictures: PictureFetcher,
    private readonly sources: WechatSources,
    private readonly states: MirrorStatesRepository,
    private readonly alarms: Alarms,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /**
   * One run: the newest articles (once a day all of them), the menu, the pictures that are due. A step that fails stops no
   * other; the first failure is kept for the desk and thrown. Does nothing without an official account and during a pause.
   */
  async run(signal: AbortSignal): Promise<void> {
    const { official } = this.config;
    if (!official) return;
    const state = await this.states.find(official.appid);
    const startedAt = this.clock.now();
    if (state?.pausedUntil && state.pausedUntil > startedAt) return;
    const isFull = !state?.lastFullAt || startedAt.getTime() - state.lastFullAt.getTime() >= DAY_MS;
    await this.write(official.appid, { startedAt });
    const ofArticles = await failureOf(this.scan.compare(isFull, signal));
    const failure = [ofArticles, await failureOf(this.mirrorMenu(official.appid)), await failureOf(this.pictures.fetchDue(signal))].find(Boolean);
    await this.write(official.appid, {
      ...{ startedAt: null, lastEndedAt: this.clock.now(), lastError: failure?.message.slice(0, MAX_ERROR) ?? null, pausedUntil: this.pauseAfter(ofArticles) },
      ...(isFull && !ofArticles ? { lastFullAt: startedAt } : {}),
    });
    await this.tell(ofArticles);
    if (failure) throw failure;
  }

  /** One group of articles that an event named, with its pictures. */
  async fetchGroup(wechatId: string, updatedAt: Date, signal: AbortSignal): Promise<void> {
    await this.scan.look(wechatId, updatedAt);
    await this.pictures.fetchDue(signal);
  }

  private async mirrorMenu(appid: string): Promise<void> {
    const menu = toOfficialMenu(await this.gateway.official.getMenu(), { ownAppid: this.config.mini?.appid, sources: this.sources });
    await this.write(appid, { menu });
  }

  private pauseAfter(failure: Error | undefined): Date | null {
    if (!(failure instanceof WechatError)) return null;
    const now = this.clock.now();
    if (failure.action === 'stop-minute') return addMs(now, MINUTE_MS);
    const waitsForTomorrow = failure.action === 'stop-day' || failure.errcode === NO_RIGHT;
    return waitsForTomorrow ? nextQuotaDay(now) : null;
  }

  private async tell(failure: Error | undefined): Promise<void> {
    if (!failure) await this.alarms.clear(RIGHT_ALARM);
    else if (failure instanceof WechatError && failure.action === 'config') await this.alarms.raise(RIGHT_ALARM, alarmWords(failure));
  }

  private write(appid: string, facts: Partial<MirrorStateEntity>): Promise<void> {
    return this.unitOfWork.run((tx) => this.states.set(tx, appid, facts));
  }
}

/** What an operator can do about a refusal. */
function alarmWords(error: WechatError): string {
  if (error.errcode === NO_RIGHT) {
    return '公众号没有读取已发布文章的权限（48001）：需要已认证的企业或机关主体账号，请在公众平台「接口权限」中确认「发布能力」。今天不再尝试，处理后可在「资讯」中立即同步';
  }
  return `公众号文章没有同步：${refusalWords(error, '请核对公众号的 AppID、AppSecret 与接口权限')}`;
}

/** How a step failed; undefined when it did not. */
function failureOf(step: Promise<void>): Promise<Error | undefined> {
  return step.then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  );
}
