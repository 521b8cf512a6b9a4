import type { TradeCategory } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { newId } from '../../platform/database/ids.js';
import type { TimePlace } from '../../platform/database/time-place.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { AnnouncementEntity } from './announcement.entity.js';
import { AnnouncementsRepository } from './announcements.repository.js';

/** A notice event that people were to be told of. */
export type Announcement = Readonly<AnnouncementEntity>;

/** What was promised to be announced; for self-watch. */
@Injectable()
export class AnnouncementsService {
  constructor(
    private readonly announcements: AnnouncementsRepository,
    private readonly config: Config,
  ) {}

  /** In the transaction of the event; nothing when self-watch is switched off. */
  async promise(tx: Tx, event: Omit<Announcement, 'id' | 'settledAt' | 'seenMs'>): Promise<void> {
    if (this.config.env.SELF_WATCH) await this.announcements.insert(tx, { id: newId(), ...event, settledAt: null, seenMs: null });
  }

  /** Acknowledged at or after this instant, newest first. */
  since(since: Date, limit: number): Promise<Announcement[]> {
    return this.announcements.findSince(since, limit);
  }

  /** Not settled yet, oldest first. */
  open(limit: number): Promise<Announcement[]> {
    return this.announcements.findOpen(limit);
  }

  /** Found in the canary's inbox after `after`, up to and including `until`, in that order. */
  seen(after: TimePlace, until: Date, limit: number): Promise<Announcement[]> {
    return this.announcements.findSeen(after, until, limit);
  }

  ofNotices(noticeIds: string[], limit: number): Promise<Announcement[]> {
    return noticeIds.length === 0 ? Promise.resolve([]) : this.announcements.findOfNotices(noticeIds, limit);
  }

  newestOf(category: TradeCategory): Promise<Announcement | null> {
    return this.announcements.findNewestOf(category);
  }

  /** `seenMs` null: nobody has to be told any more. */
  settle(tx: Tx, id: string, at: Date, seenMs: number | null): Promise<void> {
    return this.announcements.settle(tx, id, at, seenMs);
  }

  forgetSettledBefore(tx: Tx, before: Date): Promise<void> {
    return this.announcements.forgetSettledBefore(tx, before);
  }
}
