import type { ListWechatEventsQuery, Page, ReceivedWechatEvent, WechatAccountHealth, WechatAccountList, WechatAccountWord, WechatBacklog, WechatQuota, WechatQuotaList } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { WechatError, WechatUnknownOutcome, WechatUnreachable } from '@sunshine/wechat';
import { CloudHosting } from '../../platform/cloud/cloud-hosting.js';
import { Config } from '../../platform/config/config.js';
import { idBelow, idPage } from '../../platform/database/id-page.js';
import { WechatEventsService } from '../../platform/wechat/callbacks/wechat-events.service.js';
import { WechatGateway } from '../../platform/wechat/wechat-gateway.js';
import { DeadLettersService } from '../deliveries/dead-letters.service.js';
import { DeliveriesService } from '../deliveries/deliveries.service.js';

interface Path {
  account: WechatAccountWord;
  label: string;
  path: string;
}

const PATHS: Path[] = [
  { account: 'mini', label: '小程序订阅消息', path: '/cgi-bin/message/subscribe/send' },
  { account: 'official', label: '服务号模板消息', path: '/cgi-bin/message/template/send' },
  { account: 'official', label: '服务号订阅通知', path: '/cgi-bin/message/subscribe/bizsend' },
];

/** Whether the link to WeChat works, and what is under way on it. */
@Injectable()
export class LinkHealthService {
  constructor(
    private readonly gateway: WechatGateway,
    private readonly events: WechatEventsService,
    private readonly deliveries: DeliveriesService,
    private readonly deadLetters: DeadLettersService,
    private readonly cloud: CloudHosting,
    private readonly config: Config,
  ) {}

  async accounts(): Promise<WechatAccountList> {
    return { items: [await this.account('mini'), await this.account('official')] };
  }

  async backlog(): Promise<WechatBacklog> {
    const [waiting, unknown, deadLetters, events] = await Promise.all([this.deliveries.countByState('waiting'), this.deliveries.countByState('unknown'), this.deadLetters.countOpen(), this.events.countWaiting()]);
    return { waiting, unknown, deadLetters, events };
  }

  /** Asks WeChat, so it may take as long as its time-out; a path that fails says why and does not hide the others. */
  async quotas(): Promise<WechatQuotaList> {
    const noticed = this.config.centre.templates.some(({ channel }) => channel === 'official-notice');
    const paths = PATHS.filter(({ account, path }) => this.has(account) && (noticed || !path.endsWith('bizsend')));
    return { items: await Promise.all(paths.map((path) => this.quota(path))) };
  }

  async lastEvents({ cursor, limit }: ListWechatEventsQuery): Promise<Page<ReceivedWechatEvent>> {
    const rows = await this.events.newest(idBelow(cursor), limit + 1);
    return idPage(rows, limit, ({ id, account, event, receivedAt, processedAt }) => ({ id, account, event, receivedAt: receivedAt.toISOString(), processedAt: processedAt?.toISOString() ?? null }));
  }

  private has(account: WechatAccountWord): boolean {
    return account === 'mini' ? this.gateway.hasMini : this.gateway.hasOfficial;
  }

  private async account(account: WechatAccountWord): Promise<WechatAccountHealth> {
    const tokenless = account === 'mini' && this.cloud.isOn;
    if (!this.has(account)) return { account, configured: false, tokenless, tokenHeldUntil: null, tokenError: null, tokenForced: 0, lastEventAt: null };
    const lastEventAt = (await this.events.newestArrival(undefined, account))?.toISOString() ?? null;
    const { heldUntil, lastError, forcedToday } = this.gateway[account].tokenState();
    return { account, configured: true, tokenless, tokenHeldUntil: heldUntil === undefined ? null : new Date(heldUntil).toISOString(), tokenError: lastError ?? null, tokenForced: forcedToday, lastEventAt };
  }

  private async quota({ account, label, path }: Path): Promise<WechatQuota> {
    const place = { account, label, path };
    try {
      return { ...place, ...(await this.gateway[account].getQuota(path)), error: null };
    } catch (error) {
      if (!isFromWechat(error)) throw error;
      return { ...place, dailyLimit: null, used: null, remain: null, error: error.message };
    }
  }
}

/** WeChat said no or nothing: news for the operator, no fault of ours. */
export const isFromWechat = (error: unknown): error is Error => error instanceof WechatError || error instanceof WechatUnreachable || error instanceof WechatUnknownOutcome;
