import { tradeCategories, type Canary, type TradeCategory } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { addMs, Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { CanaryAlerts } from '../alerts/canary-alerts.service.js';
import { DeliveryFiguresService, type Pile } from '../deliveries/delivery-figures.service.js';
import { InboxService } from '../deliveries/inbox.service.js';
import { callPause, PausesService } from '../deliveries/pauses.service.js';
import { wayOf } from '../deliveries/ways.js';
import { CANARY_ID } from '../identity/canary.js';
import { AnnouncementsService, type Announcement } from '../notices/announcements.service.js';
import { NoticesService } from '../notices/notices.service.js';
import { judge, type Verdict } from './lateness.js';

/** Announcements that a look goes through; the oldest first, so what is late is never beyond it. */
const LOOKED_AT = 2000;

/** An announcement with what became of it. */
export interface Judged {
  announcement: Announcement;
  verdict: Verdict;
  /** From the acknowledgement to the canary's inbox. */
  seenMs: number | null;
}

/** What is late now. */
export interface Lateness {
  judged: Judged[];
  /** Pushes that could have gone and were not tried, with nothing that explains it. */
  pushes: Pile[];
  digests: { count: number; dueSince: Date | null };
}

/** Compares what was promised with what the canary got, and what is due with what was tried. Reads only, so any process may look. */
@Injectable()
export class WatchService {
  constructor(
    private readonly announcements: AnnouncementsService,
    private readonly inbox: InboxService,
    private readonly figures: DeliveryFiguresService,
    private readonly pauses: PausesService,
    private readonly notices: NoticesService,
    private readonly canary: CanaryAlerts,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Every category that the canary follows. */
  static readonly categories = Object.keys(tradeCategories) as TradeCategory[];

  get limitMs(): number {
    return this.config.env.SELF_WATCH_LIMIT_S * 1000;
  }

  async look(): Promise<Lateness> {
    const before = addMs(this.clock.now(), -this.limitMs);
    return { judged: await this.judgeOpen(), pushes: await this.untried(before), digests: await this.figures.lateForDigest(before) };
  }

  /** Each trade category with its newest announcement, by what a look found. Silence in a category is no lateness. */
  async categories(open: Judged[]): Promise<Canary[]> {
    return Promise.all(WatchService.categories.map((category) => this.categoryOf(category, open.filter(({ announcement }) => announcement.category === category))));
  }

  private async categoryOf(category: TradeCategory, open: Judged[]): Promise<Canary> {
    const newest = await this.announcements.newestOf(category);
    const seenMs = open.find(({ announcement }) => announcement.id === newest?.id)?.seenMs ?? newest?.seenMs ?? null;
    return { category, last: newest && { noticeId: newest.noticeId, title: newest.title, at: newest.at.toISOString() }, seenMs, late: open.some(({ verdict }) => verdict === 'late') };
  }

  private async judgeOpen(): Promise<Judged[]> {
    const open = await this.announcements.open(LOOKED_AT);
    if (open.length === 0) return [];
    const since = await this.canary.since();
    const told = await this.inbox.toldTo(CANARY_ID, [...new Set(open.map(({ noticeId }) => noticeId))]);
    return Promise.all(open.map((announcement) => this.judgeOne(announcement, told, since.get(announcement.category))));
  }

  private async judgeOne(announcement: Announcement, told: Awaited<ReturnType<InboxService['toldTo']>>, listeningSince: Date | undefined): Promise<Judged> {
    const { noticeId, versionNumber, kind, at } = announcement;
    const ofNotice = told.get(noticeId) ?? [];
    const toldAt = ofNotice.find((item) => item.versionNumber === versionNumber && item.kind === kind)?.createdAt;
    const isKnown = ofNotice.length > 0 || (kind === 'withdrawn' && (await this.inbox.isKnown(noticeId)));
    const isPublic = toldAt !== undefined || (await this.notices.isPublic(noticeId));
    const verdict = judge(announcement, { toldAt, isKnown, isPublic, listeningSince }, this.clock.now(), this.limitMs);
    return { announcement, verdict, seenMs: toldAt ? Math.max(0, toldAt.getTime() - at.getTime()) : null };
  }

  /** Quiet hours, quotas and back-off put a push off to a time of its own; a call that is paused now explains the rest. */
  private async untried(before: Date): Promise<Pile[]> {
    const late = await this.figures.waiting(before);
    if (late.length === 0) return [];
    const paused = new Set((await this.pauses.list()).map(({ name }) => name));
    return late.filter(({ channel }) => channel === 'none' || !paused.has(callPause(wayOf(channel).call)));
  }
}
