import { tradeCategories } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Alarms } from '../../platform/alarms/alarms.js';
import { addMs, Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { RecurringJob } from '../../platform/schedule/recurring-job.js';
import { AnnouncementsService } from '../notices/announcements.service.js';
import { CanaryService } from './canary.service.js';
import { ClockGuard } from './clock-guard.js';
import { durationWords } from './lateness.js';
import { WatchService, type Judged, type Lateness } from './watch.service.js';
import { WechatAnswersService } from './wechat-answers.service.js';

export const SELF_WATCH = 'self-watch.look';
export const LATE_INBOX = 'watch:inbox';
export const LATE_PUSH = 'watch:push';
const LATE_DIGEST = 'watch:digest';
export const NO_WORKER = 'watch:worker';

const KEEP_MS = 30 * 24 * 3_600_000;

/** Looks every minute: an alarm stands as long as something is really late, and goes by itself. */
@Injectable()
export class WatchJob extends RecurringJob {
  readonly name = SELF_WATCH;
  readonly every = { minutes: 1 };
  override readonly timeoutMs = 50_000;
  private readonly guard: ClockGuard;

  constructor(
    private readonly watch: WatchService,
    private readonly canary: CanaryService,
    private readonly announcements: AnnouncementsService,
    private readonly answers: WechatAnswersService,
    private readonly alarms: Alarms,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {
    super();
    this.guard = new ClockGuard(clock);
  }

  async run(): Promise<void> {
    if (!this.config.env.SELF_WATCH) return this.rest();
    await this.canary.keepRight();
    const wasSet = this.guard.wasSet();
    const lateness = await this.watch.look();
    // After a jump nobody knows how long anything has waited; the next look, in a minute, does.
    await this.sound(lateness, !wasSet);
    await this.settle(lateness.judged);
    await this.alarms.clear(NO_WORKER);
  }

  /** Says what no longer is late, and if it may what is. */
  async sound({ judged, pushes, digests }: Lateness, mayRaise: boolean): Promise<void> {
    const now = this.clock.now();
    const say = (key: string, words: string | undefined): Promise<void> => {
      if (words === undefined) return this.alarms.clear(key);
      return mayRaise ? this.alarms.raise(key, words) : Promise.resolve();
    };
    await say(LATE_INBOX, inboxWords(judged.filter(({ verdict }) => verdict === 'late'), now));
    const [oldest] = pushes.toSorted((a, b) => a.dueSince.getTime() - b.dueSince.getTime());
    const count = pushes.reduce((sum, pile) => sum + pile.count, 0);
    await say(LATE_PUSH, oldest && `${count} 条推送到了时间仍没有发送，最久的已等 ${durationWords(now.getTime() - oldest.dueSince.getTime())}，且没有暂停、限额或免打扰可以解释。请检查后台进程与数据库。`);
    const { dueSince } = digests;
    await say(LATE_DIGEST, dueSince ? `${digests.count} 条消息等待汇总，汇总时间已过 ${durationWords(now.getTime() - dueSince.getTime())}。请检查后台进程与数据库。` : undefined);
  }

  /** What was seen, or is owed to nobody, is not looked at again. */
  private async settle(judged: Judged[]): Promise<void> {
    const settled = judged.filter(({ verdict }) => verdict === 'seen' || verdict === 'moot');
    const now = this.clock.now();
    await this.unitOfWork.run(async (tx) => {
      for (const { announcement, seenMs } of settled) await this.announcements.settle(tx, announcement.id, now, seenMs);
      await this.announcements.forgetSettledBefore(tx, addMs(now, -KEEP_MS));
      await this.answers.forgetBefore(tx, addMs(now, -KEEP_MS));
    });
  }

  private async rest(): Promise<void> {
    await this.canary.rest();
    for (const key of [LATE_INBOX, LATE_PUSH, LATE_DIGEST, NO_WORKER]) await this.alarms.clear(key);
  }
}

function inboxWords(late: Judged[], now: Date): string | undefined {
  const [oldest] = late;
  if (!oldest) return undefined;
  const { title, category, at } = oldest.announcement;
  const more = late.length > 1 ? `，另有 ${late.length - 1} 条` : '';
  return `「${title.slice(0, 60)}」（${tradeCategories[category].label}）发布 ${durationWords(now.getTime() - at.getTime())} 后仍未写进站内信${more}。请检查后台进程与数据库；处理好后自动补发。`;
}
