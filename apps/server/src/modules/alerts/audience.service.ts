import type { AlertTiming, InboxReason } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { CANARY_ID } from '../identity/canary.js';
import { DeliveriesService, noticeOnceKey } from '../deliveries/deliveries.service.js';
import type { NoticePublished } from '../notices/notice-published.js';
import { AlertMatcherService, type AlertMatch } from './alert-matcher.service.js';
import { gatherAudience, type Audience, type Earlier } from './audience.js';
import { FollowsService } from './follows.service.js';
import { timingOf } from './timing/timing.js';

const PAGE = 900;
/** Self-watch hears of every withdrawal that anybody is to hear of: the crash that it looks for may have come before its own turn. */
const FOR_CANARY: InboxReason = { kind: 'follow', alertId: null, name: '自检', matches: [] };

type Told = Pick<Earlier, 'userId' | 'reasons'>;

/** Whom one notice event concerns. */
@Injectable()
export class AudienceService {
  constructor(
    private readonly matcher: AlertMatcherService,
    private readonly follows: FollowsService,
    private readonly deliveries: DeliveriesService,
    private readonly config: Config,
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
    if (event.kind === 'withdrawn' && told.length > 0 && this.config.env.SELF_WATCH) told.push({ userId: CANARY_ID, reasons: [FOR_CANARY] });
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
