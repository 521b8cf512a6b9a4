import { Injectable } from '@nestjs/common';
import type { WechatEvent } from '@sunshine/wechat';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { WechatEventListener } from '../../platform/wechat/callbacks/wechat-event-listener.js';
import { UsersService } from '../identity/users.service.js';
import { CreditsService } from './credits.service.js';
import { EndingsService } from './endings.service.js';
import { EventOutcomesService } from './event-outcomes.service.js';

/** What events mean for permissions and for messages under way. */
@Injectable()
export class DeliveryEventsListener extends WechatEventListener {
  readonly kinds = ['subscribe-popup', 'subscribe-change', 'subscribe-sent', 'template-finished', 'unsubscribe'] as const;

  constructor(
    private readonly credits: CreditsService,
    private readonly outcomes: EventOutcomesService,
    private readonly endings: EndingsService,
    private readonly users: UsersService,
  ) {
    super();
  }

  async apply(tx: Tx, event: WechatEvent, cause: string): Promise<void> {
    switch (event.kind) {
      case 'subscribe-popup':
        if (event.accepted) await this.credits.accept(tx, event, cause);
        return;
      case 'subscribe-change':
        if (event.accepted) return;
        if (await this.credits.rejected(tx, event, cause)) await this.endings.permissionGone(tx, event.openid, event.templateId);
        return;
      case 'subscribe-sent':
        return this.outcomes.subscribeSent(tx, event);
      case 'template-finished':
        return this.outcomes.templateFinished(tx, event);
      case 'unsubscribe':
        return this.left(tx, event.openid);
    }
  }

  /** Identity has heard it before us and asked WeChat: who came back meanwhile is still a follower. */
  private async left(tx: Tx, officialOpenid: string): Promise<void> {
    const user = await this.users.findByOfficialOpenid(officialOpenid, tx);
    if (!user?.officialFollowing) await this.endings.permissionGone(tx, officialOpenid, undefined);
  }
}
