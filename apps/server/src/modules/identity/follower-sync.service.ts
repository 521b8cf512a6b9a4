import { Injectable } from '@nestjs/common';
import type { FollowerStatus } from '@sunshine/contracts';
import { WechatError } from '@sunshine/wechat';
import { Alarms } from '../../platform/alarms/alarms.js';
import { addMs, Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { refusalWords } from '../../platform/wechat/refusal-words.js';
import { WechatGateway } from '../../platform/wechat/wechat-gateway.js';
import type { FollowerSyncRow } from './follower-sync.entity.js';
import { FollowerSyncRepository } from './follower-sync.repository.js';
import { FollowersService } from './followers.service.js';
import { UsersService } from './users.service.js';

/** As many as WeChat describes in one call, and as one transaction joins. */
const BATCH = 100;
/** 20 million followers; WeChat gives 10,000 a page. */
const MAX_PAGES = 2000;
/** A walk that broke off goes on where it was for so long; later it begins anew. */
const RESUME_WITHIN_MS = 20 * 3_600_000;
const ALARM = 'followers:right';

/** Walks through everybody who follows the official account, joins them with the phone's people, and finds out who left unheard. */
@Injectable()
export class FollowerSyncService {
  constructor(
    private readonly syncs: FollowerSyncRepository,
    private readonly followers: FollowersService,
    private readonly users: UsersService,
    private readonly gateway: WechatGateway,
    private readonly alarms: Alarms,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Where it stands, for staff. */
  async status(): Promise<FollowerStatus> {
    const sync = await this.syncs.find();
    return {
      ...(await this.users.countFollowers()),
      sync: sync && { startedAt: sync.startedAt.toISOString(), endedAt: sync.endedAt?.toISOString() ?? null, total: sync.total, done: sync.done, error: sync.error },
    };
  }

  /** One walk, or the rest of one. A missing right is an alarm and no failure; whatever else WeChat refuses is thrown, and the next run goes on there. */
  async run(signal: AbortSignal): Promise<void> {
    if (!this.gateway.hasOfficial) return;
    const sync = await this.beginOrResume();
    try {
      await this.walk(sync, signal);
      await this.findLost(sync.startedAt, signal);
      await this.unitOfWork.run((tx) => this.syncs.change(tx, { endedAt: this.clock.now(), error: null }));
      await this.alarms.clear(ALARM);
    } catch (error) {
      await this.unitOfWork.run((tx) => this.syncs.change(tx, { error: String(error instanceof Error ? error.message : error).slice(0, 500) }));
      if (!(error instanceof WechatError) || error.action !== 'config') throw error;
      await this.alarms.raise(ALARM, `服务号不能读取关注者名单：${refusalWords(error, '请核对服务号的认证与接口权限')}`);
    }
  }

  private async beginOrResume(): Promise<FollowerSyncRow> {
    const now = this.clock.now();
    const last = await this.syncs.find();
    if (!last || last.endedAt !== null || addMs(last.startedAt, RESUME_WITHIN_MS) < now) await this.unitOfWork.run((tx) => this.syncs.begin(tx, now));
    const sync = await this.syncs.find();
    if (!sync) throw new Error('the follower sync has no row');
    return sync;
  }

  /** WeChat names the last follower of a page as the way on, of the last page too: the end is an empty page, or as many as there are. */
  private async walk(sync: FollowerSyncRow, signal: AbortSignal): Promise<void> {
    let cursor = sync.cursor ?? undefined;
    let done = sync.doneAtCursor;
    for (let page = 0; page < MAX_PAGES; page += 1) {
      signal.throwIfAborted();
      const { total, openids, nextOpenid } = await this.gateway.official.listFollowers(cursor);
      for (let from = 0; from < openids.length; from += BATCH) {
        signal.throwIfAborted();
        const batch = openids.slice(from, from + BATCH);
        await this.join(batch, done + from + batch.length, total);
      }
      done += openids.length;
      if (nextOpenid === undefined || done >= total) return;
      cursor = nextOpenid;
      await this.unitOfWork.run((tx) => this.syncs.change(tx, { cursor: nextOpenid, doneAtCursor: done }));
    }
    throw new Error(`the list of followers has no end after ${MAX_PAGES} pages`);
  }

  private async join(openids: string[], done: number, total: number): Promise<void> {
    const found = await this.followers.askMany(openids, true);
    await this.unitOfWork.run(async (tx) => {
      await this.followers.applyMany(tx, found);
      await this.syncs.change(tx, { done, total });
    });
  }

  /** Who follows as far as we know and was not on the list. A list can be wrong, so WeChat is asked about each before anything is forgotten. */
  private async findLost(startedAt: Date, signal: AbortSignal): Promise<void> {
    for (let after = ''; ; ) {
      signal.throwIfAborted();
      const lost = await this.users.findUnseenFollowers(startedAt, after, BATCH);
      if (lost.length === 0) return;
      after = lost.at(-1)?.id ?? after;
      const found = await this.followers.askMany(lost.flatMap(({ officialOpenid }) => officialOpenid ?? []), false);
      await this.unitOfWork.run((tx) => this.followers.applyMany(tx, found));
    }
  }
}
