import { Injectable } from '@nestjs/common';
import type { WechatEvent } from '@sunshine/wechat';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { WechatEventListener } from '../../platform/wechat/callbacks/wechat-event-listener.js';
import { FollowersService, type Follower } from './followers.service.js';

/** People who come to the official account, who leave it, and whose coming was missed until they scanned one of its codes. */
@Injectable()
export class FollowerEventsListener extends WechatEventListener<Follower> {
  readonly kinds = ['subscribe', 'unsubscribe', 'scan'] as const;

  constructor(private readonly followers: FollowersService) {
    super();
  }

  override prepare(event: WechatEvent): Promise<Follower> {
    return this.followers.ask(event.openid, event.kind !== 'unsubscribe');
  }

  async apply(tx: Tx, event: WechatEvent, _cause: string, follower: Follower | undefined): Promise<void> {
    if (follower) await (event.kind === 'subscribe' ? this.followers.come(tx, follower) : this.followers.apply(tx, follower));
  }
}
