import type { AlertTiming, InboxReason } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { DeliveriesService, noticeOnceKey } from '../deliveries/deliveries.service.js';
import type { NoticePublished } from '../notices/notice-published.js';
import { AlertMatcherService, type AlertMatch } from './alert-matcher.service.js';
import { gatherAudience, type Audience, type Earlier } from './audience.js';
import { FollowsService } from './follows.service.js';
import { timingOf } from './timing/timing.js';

const PAGE = 900;

type Told = Pick<Earlier, 'userId' | 'reasons'>;

/** Whom one notice event concerns. */
@Injectable()
export class AudienceService {
  constructor(
    private readonly matcher: AlertMatcherService,
    private readonly follows: FollowsService,
    private readonly deliveries: DeliveriesService,
  ) {}

  async of(event: NoticePublished, matches: AlertMatch[], at: Date): Promise<Audience> {
    const followers = await this.follows.followersOfNotice(event.noticeId);
    return gatherAudience({ matches, followers, earlier: await this.toldBefore(event, at), at });
  }

  /**
   * Whoever heard of the notice hears that it changed, as long as the alert stands or the project is followed (a follower is
   * in the audience anyway); that it is gone they all hear.
   */
  private async toldBefore(event: NoticePublished, at: Date): Promise<Earlier[]> {
    if (event.kind === 'published') return [];
    const own = noticeOnceKey(event);
    const told: Told[] = [];
    for (let after: string | undefined = ''; after !== undefined; ) {
      const rows = await this.deliveries.earlier(event.noticeId, after, PAGE);
      for (const { userId, reasons, onceKey } of rows) if (onceKey !== own) told.push({ userId, reasons });
      after = rows.length < PAGE ? undefined : rows.at(-1)?.id;
    }
    const standing = await this.matcher.standing(told.flatMap(({ reasons }) => reasons.flatMap((reason) => reason.alertId ?? [])));
    const isStanding = ({ alertId }: InboxReason): boolean => alertId !== null && standing.has(alertId);
    const wanted = event.kind === 'withdrawn' ? told : told.map(({ userId, reasons }) => ({ userId, reasons: reasons.filter(isStanding) }));
    return wanted.filter(({ reasons }) => reasons.length > 0).map((each) => withTimings(each, standing, at));
  }
}

/** What it rang for may be gone by now; without any timing left it rings. */
function withTimings({ userId, reasons }: Told, standing: Map<string, AlertTiming>, at: Date): Earlier {
  const timings = reasons.flatMap(({ alertId }) => {
    const timing = alertId === null ? undefined : standing.get(alertId);
    return timing ? [timingOf(timing, at)] : [];
  });
  return { userId, reasons, timings };
}
