import { idSchema } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import { OutboxHandler } from '../../../platform/outbox/outbox-handler.js';
import { deadlineNames } from '../../notices/deadlines.js';
import { DeadlineRemindersService, type DeadlineReminder } from './deadline-reminders.service.js';

export const DEADLINE_REMINDER = 'deadline.reminder';

/** The same: one person is reminded of one deadline, so many days before, once. */
@Injectable()
export class DeadlineReminderHandler extends OutboxHandler<DeadlineReminder> {
  readonly kind = DEADLINE_REMINDER;
  readonly schema = z.object({ noticeId: idSchema, projectId: idSchema, name: z.enum(deadlineNames), at: z.iso.datetime(), days: z.int().min(1) });
  override readonly timeoutMs = 10 * 60_000;

  constructor(private readonly reminders: DeadlineRemindersService) {
    super();
  }

  handle(reminder: DeadlineReminder, signal: AbortSignal): Promise<void> {
    return this.reminders.tellFollowers(reminder, signal);
  }
}
