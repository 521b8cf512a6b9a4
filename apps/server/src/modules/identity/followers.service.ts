import { Injectable } from '@nestjs/common';
import { WechatError } from '@sunshine/wechat';
import { Erasure } from '../../platform/erasure/erasure.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { Log } from '../../platform/logging/logger.js';
import { WechatEventsService } from '../../platform/wechat/callbacks/wechat-events.service.js';
import { WechatGateway } from '../../platform/wechat/wechat-gateway.js';
import { UsersService, type User } from './users.service.js';

/** What WeChat says now about somebody who came or went. */
export interface Follower {
  openid: string;
  subscribed: boolean;
  unionid?: string | undefined;
}

const isNotNow = (error: unknown): boolean => !(error instanceof WechatError) || ['retry', 'stop-minute', 'stop-day', 'config'].includes(error.action);

/** Followers of the official account, joined with the phone's people by unionid. */
@Injectable()
export class FollowersService {
  constructor(
    private readonly users: UsersService,
    private readonly erasure: Erasure,
    private readonly events: WechatEventsService,
    private readonly gateway: WechatGateway,
    private readonly log: Log,
  ) {}

  /** Asks WeChat about somebody who came or went, because events may arrive late and out of order. */
  async ask(openid: string, saysSubscribed: boolean): Promise<Follower> {
    if (!this.gateway.hasOfficial) return { openid, subscribed: saysSubscribed };
    try {
      const { subscribed, unionid } = await this.gateway.official.getUserInfo(openid);
      return { openid, subscribed, unionid };
    } catch (error) {
      // WeChat will not say: what we heard is the best we know. Anything else (WeChat away) is tried again.
      if (!(error instanceof WechatError) || error.action === 'retry' || error.action === 'stop-minute') throw error;
      this.log.warn('follower not looked up', { errcode: error.errcode });
      return { openid, subscribed: saysSubscribed };
    }
  }

  /** Asks about up to 100 at once. One stranger among them makes WeChat refuse them all: then one by one. */
  async askMany(openids: string[], saysSubscribed: boolean): Promise<Follower[]> {
    try {
      return await this.gateway.official.getUserInfos(openids);
    } catch (error) {
      if (isNotNow(error)) throw error;
      const found: Follower[] = [];
      for (const openid of openids) found.push(await this.ask(openid, saysSubscribed));
      return found;
    }
  }

  async apply(tx: Tx, { openid, subscribed, unionid }: Follower): Promise<void> {
    if (!subscribed) return this.leave(tx, openid);
    if (await this.events.isForgottenFollower(tx, openid)) {
      // Erased, and WeChat lists them still. Only who has logged in anew wants to be known again.
      if (unionid === undefined || !(await this.users.findByUnionid(unionid, tx))) return;
      await this.events.release(tx, openid);
    }
    await this.users.setOfficial(tx, { openid, unionid, following: true });
  }

  /** Somebody follows who did not: what they wanted to be forgotten before that is past. */
  async come(tx: Tx, follower: Follower): Promise<void> {
    await this.events.release(tx, follower.openid);
    await this.apply(tx, follower);
  }

  /** Most of a list is known and as it was: those are only marked as seen. */
  async applyMany(tx: Tx, followers: Follower[]): Promise<void> {
    const known = await this.users.findFollowers(followers.map(({ openid }) => openid), tx);
    const same: string[] = [];
    for (const follower of followers) {
      const user = known.get(follower.openid);
      if (user && isAsKnown(user, follower)) same.push(user.id);
      else await this.apply(tx, follower);
    }
    await this.users.markFollowersSeen(tx, same);
  }

  private async leave(tx: Tx, openid: string): Promise<void> {
    const user = await this.users.findByOfficialOpenid(openid, tx);
    if (user) await this.forgetFollower(tx, user, openid);
    await this.events.release(tx, openid);
  }

  private async forgetFollower(tx: Tx, user: User, openid: string): Promise<void> {
    // Who leaves the account and never used the phone page has nothing here to come back to.
    if (user.miniOpenid !== null) {
      await this.users.forgetOfficial(tx, user.id);
      return this.erasure.forgetOpenid(tx, openid);
    }
    await this.erasure.erase(tx, user.id);
    await this.users.remove(tx, user.id);
  }
}

const isAsKnown = (user: User, { subscribed, unionid }: Follower): boolean => subscribed && user.officialFollowing && (unionid === undefined || unionid === user.unionid);
