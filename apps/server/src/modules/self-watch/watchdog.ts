import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Alarms } from '../../platform/alarms/alarms.js';
import { addMs, Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Log } from '../../platform/logging/logger.js';
import { RecurringJobs } from '../../platform/schedule/recurring-jobs.js';
import { ClockGuard } from './clock-guard.js';
import { durationWords } from './lateness.js';
import { NO_WORKER, SELF_WATCH, WatchJob } from './watch.job.js';
import { WatchService } from './watch.service.js';

const LOOK_EVERY_MS = 30_000;
/** The workers' own look comes every minute and may take one. */
const SILENT_AFTER_MS = 180_000;

/** Looks from a process that serves and does not work, because where no worker is left none raises an alarm. */
@Injectable()
export class Watchdog implements BeforeApplicationShutdown {
  private readonly guard: ClockGuard;
  private patientFrom: Date;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly jobs: RecurringJobs,
    private readonly watch: WatchService,
    private readonly job: WatchJob,
    private readonly alarms: Alarms,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly log: Log,
  ) {
    this.guard = new ClockGuard(clock);
    this.patientFrom = clock.now();
  }

  /** Looks every half a minute until the application stops. */
  start(): void {
    if (!this.config.env.SELF_WATCH) return;
    this.timer ??= setInterval(() => void this.look().catch((error: unknown) => this.log.error('watchdog cannot look', { reason: String(error) })), LOOK_EVERY_MS);
  }

  /** Raises the workers' alarms in their place when they have been silent for too long. They clear them. */
  async look(): Promise<void> {
    const now = this.clock.now();
    if (this.guard.wasSet()) this.patientFrom = now;
    const last = (await this.jobs.lastRun(SELF_WATCH))?.endedAt ?? this.patientFrom;
    const since = last > this.patientFrom ? last : this.patientFrom;
    if (now <= addMs(since, SILENT_AFTER_MS)) return;
    await this.alarms.raise(NO_WORKER, `后台进程已 ${durationWords(now.getTime() - last.getTime())} 没有运行：公告照常发布，但没有人会被通知。请启动 ROLE=worker 的进程，积压会自动补发。`);
    await this.job.sound(await this.watch.look(), true);
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}
