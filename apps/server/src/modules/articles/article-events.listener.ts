import { Injectable } from '@nestjs/common';
import type { WechatEvent } from '@sunshine/wechat';
import { DateTime } from 'luxon';
import { Clock, ZONE } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { WechatEventListener } from '../../platform/wechat/callbacks/wechat-event-listener.js';
import { ArticleKeeper } from './article-keeper.service.js';
import { ARTICLES_FETCH } from './articles-fetch.handler.js';

type Published = Extract<WechatEvent, { kind: 'published' }>;
type MassSent = Extract<WechatEvent, { kind: 'mass-sent' }>;

const DONE = 0;
/** 5: deleted by the account, 6: taken down by WeChat. The others never were public. */
const GONE = new Set([5, 6]);
const MAX_ID = 128;

/** Publishing and mass-sending, as WeChat reports them. */
@Injectable()
export class ArticleEventsListener extends WechatEventListener {
  readonly kinds = ['published', 'mass-sent'] as const;

  constructor(
    private readonly keeper: ArticleKeeper,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {
    super();
  }

  async apply(tx: Tx, event: WechatEvent, cause: string): Promise<void> {
    if (event.kind === 'published') await this.published(tx, event, cause);
    else if (event.kind === 'mass-sent') await this.massSent(tx, event);
  }

  private async published(tx: Tx, event: Published, cause: string): Promise<void> {
    const { articleId: wechatId, status } = event;
    if (wechatId === '' || wechatId.length > MAX_ID) return;
    if (GONE.has(status)) await this.keeper.removeInside(tx, 'published', wechatId);
    else if (status === DONE) {
      await this.outbox.add(tx, { kind: ARTICLES_FETCH, payload: { wechatId, publishedAt: this.timeOf(event).toISOString() }, dedupeKey: `articles:${cause}` });
    }
  }

  /** WeChat's list leaves mass-sent articles out and the event tells addresses only: staff may give them a title. */
  private async massSent(tx: Tx, event: MassSent): Promise<void> {
    if (!/^send ?success$/i.test(event.status) || event.msgid === '') return;
    const at = this.timeOf(event);
    const day = DateTime.fromJSDate(at, { zone: ZONE }).toFormat('M月d日');
    for (const [position, url] of event.urls.entries()) {
      const title = event.urls.length > 1 ? `公众号文章（${day}，第 ${position + 1} 篇）` : `公众号文章（${day}）`;
      await this.keeper.keepAddress(tx, { origin: 'mass-sent', wechatId: event.msgid, position }, url, at, title);
    }
  }

  private timeOf({ createTime }: WechatEvent): Date {
    return createTime > 0 ? new Date(createTime * 1000) : this.clock.now();
  }
}
