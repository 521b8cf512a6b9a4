import { Injectable } from '@nestjs/common';
import { OutboxHandler } from '../../platform/outbox/outbox-handler.js';
import { NOTICE_PUBLISHED, noticePublishedSchema, type NoticePublished } from '../notices/notice-published.js';
import { AnnouncerService } from './announcer.service.js';
import { DeadlineRemindersService } from './deadlines/deadline-reminders.service.js';

/** The same: one person hears of one notice, version and kind once, so a repeat after a crash goes on where it stopped. */
@Injectable()
export class NoticePublishedHandler extends OutboxHandler<NoticePublished> {
  readonly kind = NOTICE_PUBLISHED;
  readonly schema = noticePublishedSchema;
  /** A hundred thousand recipients on a slow disk. */
  override readonly timeoutMs = 30 * 60_000;

  constructor(
    private readonly announcer: AnnouncerService,
    private readonly reminders: DeadlineRemindersService,
  ) {
    super();
  }

  async handle(event: NoticePublished, signal: AbortSignal): Promise<void> {
    await this.reminders.expireMoved(event.noticeId);
    await this.announcer.announce(event, signal);
  }
}
