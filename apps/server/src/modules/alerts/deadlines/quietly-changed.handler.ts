import { Injectable } from '@nestjs/common';
import { OutboxHandler } from '../../../platform/outbox/outbox-handler.js';
import { QUIETLY_CHANGED, quietlyChangedSchema, type QuietlyChanged } from '../../notices/quietly-changed.js';
import { DeadlineRemindersService } from './deadline-reminders.service.js';

/** The same: an old date is expired once. */
@Injectable()
export class QuietlyChangedHandler extends OutboxHandler<QuietlyChanged> {
  readonly kind = QUIETLY_CHANGED;
  readonly schema = quietlyChangedSchema;

  constructor(private readonly reminders: DeadlineRemindersService) {
    super();
  }

  handle({ noticeId }: QuietlyChanged): Promise<void> {
    return this.reminders.expireMoved(noticeId);
  }
}
