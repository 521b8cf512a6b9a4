import type { Home, NoticeCard, Overview } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { dayOf } from '../../platform/clock/clock.js';
import { NoticesRepository } from './notices.repository.js';
import { NoticesService } from './notices.service.js';
import { WorkingVersionsRepository } from './working-versions.repository.js';

/** A county publishes a few notices a day; a bulk import is counted up to here. */
const MAX_COUNTED = 20_000;

/** Enough to find a handful of projects: one rarely has more than a dozen notices in a month. */
const MAX_GREEN = 60;

/** Notices by time, for the first page and the desks' overview. */
@Injectable()
export class HomeNotices {
  constructor(
    private readonly notices: NoticesRepository,
    private readonly working: WorkingVersionsRepository,
    private readonly cards: NoticesService,
  ) {}

  /** Published in `[from, before)`: the newest `limit` cards and the count of all. */
  async published(from: Date, before: Date, limit: number): Promise<{ cards: NoticeCard[]; count: number }> {
    const [rows, count] = await this.notices.findPublished(from, before, limit);
    return { cards: await this.cards.cards(rows), count };
  }

  /** How many notices each day in Asia/Shanghai of `[from, before)` has. */
  async countByDay(from: Date, before: Date): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    for (const at of await this.notices.findPublicationTimes(from, before, MAX_COUNTED)) {
      const day = dayOf(at);
      counts.set(day, (counts.get(day) ?? 0) + 1);
    }
    return counts;
  }

  async latest(limit: number): Promise<NoticeCard[]> {
    return this.cards.cards(await this.notices.findLatest(limit));
  }

  /** The newest notice of each project in the green channel, newest first. */
  async greenChannelSince(from: Date, limit: number): Promise<NoticeCard[]> {
    const rows = await this.notices.findGreenChannel(from, MAX_GREEN);
    const newest = rows.filter(({ projectId }, at) => rows.findIndex((row) => row.projectId === projectId) === at);
    return this.cards.cards(newest.slice(0, limit));
  }

  /** How many projects have a deadline between the two instants. */
  countClosing(from: Date, to: Date): Promise<number> {
    return this.notices.countDeadlines(from, to);
  }

  /** What was published, corrected or withdrawn here after `since`; the newest `limit` by id. */
  async changesSince(since: Date, limit: number): Promise<NonNullable<Home['sinceLastVisit']>> {
    const [published, corrected, withdrawn, newest] = await Promise.all([
      this.notices.countChangedAfter(since, 'published'),
      this.notices.countChangedAfter(since, 'corrected'),
      this.notices.countChangedAfter(since, 'withdrawn'),
      this.notices.findChangedAfter(since, limit),
    ]);
    return { published, corrected, withdrawn, noticeIds: newest.map(({ id }) => id) };
  }

  /** What waits for editors and reviewers. */
  async desk(): Promise<Pick<Overview, 'drafts' | 'inReview' | 'oldestInReviewAt'>> {
    const [drafts, inReview, oldest] = await Promise.all([this.working.countByState('draft'), this.working.countByState('in-review'), this.working.findOldestInReview()]);
    return { drafts, inReview, oldestInReviewAt: oldest?.toISOString() ?? null };
  }
}
