import { Injectable } from '@nestjs/common';
import type { TimePlace } from '../../platform/database/time-place.js';
import { DeliveryFiguresRepository, type Pile, type Timing } from './delivery-figures.repository.js';
import { ringsAt } from './quiet-hours.js';

/** How pushes fare, in numbers, for self-watch; the canary counts nowhere. */
@Injectable()
export class DeliveryFiguresService {
  constructor(private readonly figures: DeliveryFiguresRepository) {}

  /** A page, in id order, of how long the tellings of these notices took. */
  timings(noticeIds: string[], afterId: string, limit: number): Promise<Timing[]> {
    return this.figures.findTimings(noticeIds, afterId, limit);
  }

  /** Accepted by WeChat after `after`, up to and including `until`, in that order. */
  sent(after: TimePlace, until: Date, limit: number): Promise<Timing[]> {
    return this.figures.findSent(after, until, limit);
  }

  /** What waits, by channel and reason; with `dueBefore` only what could have gone before then. */
  waiting(dueBefore?: Date): Promise<Pile[]> {
    return this.figures.findWaiting(dueBefore);
  }

  lateForDigest(before: Date): ReturnType<DeliveryFiguresRepository['findLateForDigest']> {
    return this.figures.findLateForDigest(before);
  }

  states(): ReturnType<DeliveryFiguresRepository['countStates']> {
    return this.figures.countStates();
  }

  /** Messages that people still allow, in all. */
  creditsLeft(): Promise<number> {
    return this.figures.sumCredits();
  }
}

export type { Pile, Timing };

/** How a push that went was held up: by what the person chose, by having to be called again, or not at all. */
export function delayOf({ quiet, createdAt, attempts, renewals }: Timing): 'chosen' | 'retried' | 'none' {
  if (ringsAt(quiet, createdAt) > createdAt) return 'chosen';
  return attempts > 1 || renewals > 0 ? 'retried' : 'none';
}
