import { Injectable, type OnModuleInit } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { addMs, Clock } from '../../../platform/clock/clock.js';
import type { TimePlace } from '../../../platform/database/time-place.js';
import { chunksOf } from '../../../platform/groups.js';
import { OutboxBacklog } from '../../../platform/outbox/outbox-backlog.repository.js';
import { delayOf, DeliveryFiguresService, type Timing } from '../../deliveries/delivery-figures.service.js';
import { AnnouncementsService } from '../../notices/announcements.service.js';
import { WatchService } from '../watch.service.js';
import { WechatAnswersService } from '../wechat-answers.service.js';

const SECONDS = [0.1, 0.25, 0.5, 1, 2, 4, 10, 30, 60, 120, 300, 900, 3600];
const CALL_SECONDS = [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];
/** Transactions that took their time before now may still commit. */
const SETTLED_MS = 5_000;
const PAGE = 5_000;
const NOTICES_A_QUERY = 900;
/** Far more events than so many notices have. */
const MAX_EVENTS = 20_000;

/**
 * What Prometheus reads. Gauges and the two publish histograms come from the database and are the whole system's in every
 * process; calls to WeChat and `process_*` are this process's own. No label names a person.
 */
@Injectable()
export class MetricsService implements OnModuleInit {
  private readonly registry = new Registry();
  private readonly calls: Counter<'call' | 'errcode'>;
  private readonly callSeconds: Histogram<'call'>;
  private readonly toPhone: Histogram<'delay'>;
  private readonly toInbox: Histogram;
  private readonly deliveries: Gauge<'channel' | 'state' | 'reason'>;
  private readonly jobs: Gauge<'kind'>;
  private readonly jobAge: Gauge<'kind'>;
  private readonly deadJobs: Gauge<'kind'>;
  private readonly credits: Gauge;
  private readonly canary: Gauge<'category'>;
  private readonly latePushes: Gauge;
  private seenUntil: TimePlace;
  private sentUntil: TimePlace;
  private reading: Promise<string> | undefined;

  constructor(
    private readonly figures: DeliveryFiguresService,
    private readonly announcements: AnnouncementsService,
    private readonly watch: WatchService,
    private readonly answers: WechatAnswersService,
    private readonly outbox: OutboxBacklog,
    private readonly clock: Clock,
  ) {
    const registers = [this.registry];
    this.seenUntil = this.sentUntil = { at: clock.now() };
    this.calls = new Counter({ name: 'sunshine_wechat_answers_total', help: 'Answers of WeChat by call and errcode; none: no usable answer', labelNames: ['call', 'errcode'], registers });
    this.callSeconds = new Histogram({ name: 'sunshine_wechat_call_seconds', help: 'Duration of calls to WeChat', labelNames: ['call'], buckets: CALL_SECONDS, registers });
    this.toPhone = new Histogram({ name: 'sunshine_publish_to_phone_seconds', help: "Publish to WeChat's acceptance since this process started; delay none: first call, retried: called again", labelNames: ['delay'], buckets: SECONDS, registers });
    this.toInbox = new Histogram({ name: 'sunshine_publish_to_inbox_seconds', help: 'Publish until everybody concerned has it in the inbox, as the canary sees it, since this process started', buckets: SECONDS, registers });
    this.deliveries = new Gauge({ name: 'sunshine_deliveries', help: 'Deliveries by channel, state and reason', labelNames: ['channel', 'state', 'reason'], registers });
    this.jobs = new Gauge({ name: 'sunshine_outbox_due', help: 'Jobs that could run now', labelNames: ['kind'], registers });
    this.jobAge = new Gauge({ name: 'sunshine_outbox_oldest_due_seconds', help: 'For how long the oldest due job waits', labelNames: ['kind'], registers });
    this.deadJobs = new Gauge({ name: 'sunshine_outbox_dead', help: 'Jobs that were given up', labelNames: ['kind'], registers });
    this.credits = new Gauge({ name: 'sunshine_credits_left', help: 'One-time messages that people still allow, in all', registers });
    this.canary = new Gauge({ name: 'sunshine_canary_late_seconds', help: 'Age of the oldest announcement that should be in the inbox and is not; 0: nothing is late', labelNames: ['category'], registers });
    this.latePushes = new Gauge({ name: 'sunshine_pushes_late', help: 'Due pushes that were not tried, with nothing that explains it', registers });
  }

  onModuleInit(): void {
    collectDefaultMetrics({ register: this.registry });
    this.answers.onAnswer(({ call, errcode, ms }) => {
      this.calls.inc({ call, errcode: errcode === null ? 'none' : String(errcode) });
      this.callSeconds.observe({ call }, ms / 1000);
    });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** In Prometheus' text format; who asks meanwhile gets the same answer. */
  read(): Promise<string> {
    this.reading ??= this.collect().finally(() => (this.reading = undefined));
    return this.reading;
  }

  private async collect(): Promise<string> {
    await this.readNewTimes();
    await Promise.all([this.readDeliveries(), this.readOutbox(), this.readLateness()]);
    this.credits.set(await this.figures.creditsLeft());
    return this.registry.metrics();
  }

  private async readDeliveries(): Promise<void> {
    this.deliveries.reset();
    for (const { channel, state, reason, count } of await this.figures.states()) this.deliveries.set({ channel, state, reason: reason ?? 'none' }, count);
  }

  private async readOutbox(): Promise<void> {
    for (const gauge of [this.jobs, this.jobAge, this.deadJobs]) gauge.reset();
    const now = this.clock.now().getTime();
    for (const { kind, due, oldestAt, dead } of await this.outbox.read()) {
      this.jobs.set({ kind }, due);
      this.jobAge.set({ kind }, oldestAt ? Math.max(0, now - oldestAt.getTime()) / 1000 : 0);
      this.deadJobs.set({ kind }, dead);
    }
  }

  private async readLateness(): Promise<void> {
    const now = this.clock.now().getTime();
    const { judged, pushes } = await this.watch.look();
    const late = judged.filter(({ verdict }) => verdict === 'late').map(({ announcement }) => announcement);
    for (const category of WatchService.categories) {
      const ages = late.filter((one) => one.category === category).map(({ at }) => (now - at.getTime()) / 1000);
      this.canary.set({ category }, Math.max(0, ...ages));
    }
    this.latePushes.set(pushes.reduce((sum, { count }) => sum + count, 0));
  }

  /** What went, and what the canary saw, since the last reading. Each page counts once, also when the next cannot be read. */
  private async readNewTimes(): Promise<void> {
    const until = addMs(this.clock.now(), -SETTLED_MS);
    while (this.seenUntil.at < until) {
      const page = await this.announcements.seen(this.seenUntil, until, PAGE);
      for (const { seenMs } of page) if (seenMs !== null) this.toInbox.observe(seenMs / 1000);
      const last = page.at(-1);
      this.seenUntil = page.length === PAGE && last?.settledAt ? { at: last.settledAt, id: last.id } : { at: until };
    }
    while (this.sentUntil.at < until) {
      const page = await this.figures.sent(this.sentUntil, until, PAGE);
      await this.observe(page);
      const last = page.at(-1);
      this.sentUntil = page.length === PAGE && last?.sentAt ? { at: last.sentAt, id: last.id } : { at: until };
    }
  }

  private async observe(page: Timing[]): Promise<void> {
    const instants = await this.instantsOf([...new Set(page.flatMap(({ noticeId }) => noticeId ?? []))]);
    for (const timing of page) {
      const at = instants.get(`${timing.noticeId} ${timing.versionNumber} ${timing.kind}`);
      const delay = delayOf(timing);
      if (at && timing.sentAt && timing.kind !== 'withdrawn' && delay !== 'chosen') this.toPhone.observe({ delay }, Math.max(0, timing.sentAt.getTime() - at.getTime()) / 1000);
    }
  }

  /** When each event of these notices was acknowledged. */
  private async instantsOf(noticeIds: string[]): Promise<Map<string, Date>> {
    const instants = new Map<string, Date>();
    for (const some of chunksOf(noticeIds, NOTICES_A_QUERY)) {
      const events = await this.announcements.ofNotices(some, MAX_EVENTS);
      for (const { noticeId, versionNumber, kind, at } of events) instants.set(`${noticeId} ${versionNumber} ${kind}`, at);
    }
    return instants;
  }
}
