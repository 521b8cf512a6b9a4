import { Injectable } from '@nestjs/common';
import { Alarms } from '../../../platform/alarms/alarms.js';
import { addMs, Clock } from '../../../platform/clock/clock.js';
import { Config } from '../../../platform/config/config.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { RecurringJob } from '../../../platform/schedule/recurring-job.js';
import { NoticeDeadlinesService, type DeadlineAhead, type DeadlinePlace } from '../../notices/notice-deadlines.service.js';
import { DEADLINE_REMINDER } from './deadline-reminder.handler.js';
import { DeadlineRemindersService, reminderKey, type DeadlineReminder } from './deadline-reminders.service.js';
import { dueReminder, horizonDays } from './reminder-times.js';

export const DEADLINE_REMINDERS = 'alerts.deadlines';
const CALENDAR_ALARM = 'reminders:calendar';
const EVERY_MINUTES = 5;
const PAGE = 500;
const DAY_MS = 86_400_000;
/** So far ahead a reminder is handed to the outbox, which rings on the minute. */
const LOOK_AHEAD_MS = 2 * EVERY_MINUTES * 60_000;

/**
 * Finds the deadlines whose reminder is due and hands each to the outbox, once. It keeps no memory of its own: after any
 * pause it finds what was missed, and what is still of use comes late.
 */
@Injectable()
export class DeadlineRemindersJob extends RecurringJob {
  readonly name = DEADLINE_REMINDERS;
  readonly every = { minutes: EVERY_MINUTES };

  constructor(
    private readonly deadlines: NoticeDeadlinesService,
    private readonly reminders: DeadlineRemindersService,
    private readonly outbox: Outbox,
    private readonly alarms: Alarms,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {
    super();
  }

  async run(signal: AbortSignal): Promise<void> {
    const now = this.clock.now();
    const until = addMs(now, LOOK_AHEAD_MS + horizonDays(this.config.centre.reminders.rules) * DAY_MS);
    const uncounted = new Set<string>();
    for (let place: DeadlinePlace | undefined, isLast = false; !isLast; ) {
      signal.throwIfAborted();
      const page = await this.deadlines.ahead(now, until, place, PAGE);
      await this.handOut(page, now, uncounted);
      place = page.at(-1);
      isLast = page.length < PAGE;
    }
    await this.sayUncounted([...uncounted]);
  }

  private async handOut(page: DeadlineAhead[], now: Date, uncounted: Set<string>): Promise<void> {
    const due: { payload: DeadlineReminder; dueAt: Date; dedupeKey: string }[] = [];
    for (const deadline of page) {
      const times = await this.reminders.timesOf(deadline);
      for (const { uncounted: why } of times) if (why !== null) uncounted.add(why);
      const reminder = dueReminder(times, deadline.at, addMs(now, LOOK_AHEAD_MS));
      if (!reminder) continue;
      const { noticeId, versionNumber, projectId, name, at } = deadline;
      const payload = { noticeId, projectId, name, at: at.toISOString(), days: reminder.days };
      due.push({ payload, dueAt: reminder.dueAt > now ? reminder.dueAt : now, dedupeKey: reminderKey(payload, versionNumber) });
    }
    if (due.length === 0) return;
    await this.unitOfWork.run(async (tx) => {
      for (const job of due) await this.outbox.add(tx, { kind: DEADLINE_REMINDER, ...job });
    });
  }

  private async sayUncounted(reasons: string[]): Promise<void> {
    if (reasons.length === 0) return this.alarms.clear(CALENDAR_ALARM);
    await this.alarms.raise(CALENDAR_ALARM, `截止提醒应按工作日推算，暂按自然日：${reasons.join('；')}。请装入该年的放假安排。`);
  }
}
