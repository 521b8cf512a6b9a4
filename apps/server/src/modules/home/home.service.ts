import { Injectable } from '@nestjs/common';
import type { Home, HomeQuery, NoticeCard } from '@sunshine/contracts';
import { addMs, Clock, dayOf, endOfDay, startOfDay } from '../../platform/clock/clock.js';
import { ArticlesService } from '../articles/articles.service.js';
import { HomeNotices } from '../notices/home-notices.service.js';
import { CentreService } from './centre.service.js';

const DAY_MS = 86_400_000;
const CLOSING_SOON_MS = 3 * DAY_MS;
const GREEN_CHANNEL_DAYS = 30;
/** Together they keep the first page's answer far below 100 KB. */
const limits = { today: 20, week: 30, greenChannel: 5, latest: 5, changed: 20, articles: 3 };

const greenFirst = (a: NoticeCard, b: NoticeCard): number => Number(b.greenChannel) - Number(a.greenChannel);

@Injectable()
export class HomeService {
  constructor(
    private readonly centre: CentreService,
    private readonly notices: HomeNotices,
    private readonly articles: ArticlesService,
    private readonly clock: Clock,
  ) {}

  async home({ since }: HomeQuery): Promise<Home> {
    const now = this.clock.now();
    const day = this.clock.today();
    const [today, week, greenChannel, latest, closingSoon, articles] = await Promise.all([
      this.notices.published(startOfDay(day), endOfDay(day), limits.today),
      this.week(day),
      this.notices.greenChannelSince(addMs(now, -GREEN_CHANNEL_DAYS * DAY_MS), limits.greenChannel),
      this.notices.latest(limits.latest),
      this.notices.countClosing(now, addMs(now, CLOSING_SOON_MS)),
      this.articles.newest(limits.articles),
    ]);
    return {
      centre: await this.centre.get(),
      now: now.toISOString(),
      today: { day, workingDay: await this.centre.isWorkingDay(day), notices: today.cards.sort(greenFirst), count: today.count, closingSoon },
      greenChannel,
      week,
      latest,
      articles,
      sinceLastVisit: since === undefined ? null : await this.notices.changesSince(new Date(since), limits.changed),
    };
  }

  /** The six days before today that had news, newest first. */
  private async week(today: string): Promise<Home['week']> {
    const start = startOfDay(today);
    const { cards } = await this.notices.published(addMs(start, -6 * DAY_MS), start, limits.week);
    const counts = await this.notices.countByDay(addMs(start, -6 * DAY_MS), start);
    const byDay = new Map<string, NoticeCard[]>();
    for (const card of cards) {
      const day = dayOf(new Date(card.publishedAt));
      byDay.set(day, [...(byDay.get(day) ?? []), card]);
    }
    return [...byDay].map(([day, notices]) => ({ day, count: counts.get(day) ?? notices.length, notices: notices.sort(greenFirst) }));
  }
}
