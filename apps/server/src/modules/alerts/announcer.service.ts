import type { InboxReason, NoticeCard } from '@sunshine/contracts';
import type { Notice } from '@sunshine/matching';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DeliveriesService, noticeOnceKey, type NoticeNews } from '../deliveries/deliveries.service.js';
import { noticeSummary, noticeValues } from '../deliveries/message-content.js';
import type { NoticePublished } from '../notices/notice-published.js';
import { NoticesService } from '../notices/notices.service.js';
import { AlertMatcherService, type AlertMatch } from './alert-matcher.service.js';
import { AlertsRepository } from './alerts.repository.js';
import { gatherAudience, type Audience } from './audience.js';
import { FollowsService } from './follows.service.js';

/** People a transaction: small enough to hold nobody up, large enough that ten thousand take seconds. */
const CHUNK = 100;
const PAGE = 900;

interface Subject {
  card: NoticeCard;
  projectName: string;
  /** Null for a notice that is gone: nobody new is told. */
  matchable: Notice | null;
}

/** Tells everybody concerned of one notice event. A repeat goes through the same people and skips whoever has the inbox row. */
@Injectable()
export class AnnouncerService {
  constructor(
    private readonly matcher: AlertMatcherService,
    private readonly alerts: AlertsRepository,
    private readonly follows: FollowsService,
    private readonly notices: NoticesService,
    private readonly deliveries: DeliveriesService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async announce(event: NoticePublished, signal: AbortSignal): Promise<void> {
    const subject = await this.subjectOf(event);
    if (!subject) return;
    const matches = subject.matchable ? await this.matcher.match(subject.matchable) : [];
    const audience = gatherAudience({
      matches,
      followers: await this.follows.followersOf(subject.card.projectId),
      projectName: subject.projectName,
      earlier: event.kind === 'published' ? [] : await this.toldBefore(event),
    });
    await this.tell(event, subject, audience, matches, signal);
  }

  private async subjectOf({ noticeId, kind }: NoticePublished): Promise<Subject | null> {
    if (kind === 'withdrawn') {
      const tombstone = await this.notices.tombstone(noticeId);
      return tombstone && { ...tombstone, matchable: null };
    }
    return this.notices.forMatching(noticeId);
  }

  private async tell(event: NoticePublished, { card, projectName }: Subject, audience: Audience, matches: AlertMatch[], signal: AbortSignal): Promise<void> {
    const now = this.clock.now();
    const { kind, noticeId, versionNumber } = event;
    const news: NoticeNews = { kind, noticeId, versionNumber, projectId: card.projectId, title: card.title, summary: noticeSummary(kind, card, now) };
    const places = this.config.centre.regions.map((region) => region.name);
    const tellings = [...audience].map(([userId, reasons]) => ({ userId, reasons, values: noticeValues({ kind, card, projectName, places, reasons, now }) }));
    const alertsOf = groupByPerson(matches);
    for (let from = 0; from < tellings.length; from += CHUNK) {
      signal.throwIfAborted();
      const chunk = tellings.slice(from, from + CHUNK);
      await this.unitOfWork.run(async (tx) => {
        const told = await this.deliveries.record(tx, news, chunk);
        const alertIds = told.flatMap((userId) => (alertsOf.get(userId) ?? []).map((match) => match.alertId));
        await this.alerts.markMatched(tx, alertIds, { noticeId, title: card.title, at: now });
      });
    }
  }

  /**
   * Whoever heard of the notice hears that it changed, as long as the alert stands or the project is followed (a follower is
   * in the audience anyway); that it is gone they all hear.
   */
  private async toldBefore(event: NoticePublished): Promise<{ userId: string; reasons: InboxReason[] }[]> {
    const own = noticeOnceKey(event);
    const told: { userId: string; reasons: InboxReason[] }[] = [];
    for (let after: string | undefined = ''; after !== undefined; ) {
      const rows = await this.deliveries.earlier(event.noticeId, after, PAGE);
      for (const { userId, reasons, onceKey } of rows) if (onceKey !== own) told.push({ userId, reasons });
      after = rows.length < PAGE ? undefined : rows.at(-1)?.id;
    }
    return event.kind === 'withdrawn' ? told : this.stillWanted(told);
  }

  private async stillWanted(told: { userId: string; reasons: InboxReason[] }[]): Promise<{ userId: string; reasons: InboxReason[] }[]> {
    const ids = told.flatMap(({ reasons }) => reasons.flatMap((reason) => reason.alertId ?? []));
    const standing = await this.matcher.standing(ids);
    return told
      .map(({ userId, reasons }) => ({ userId, reasons: reasons.filter((reason) => reason.alertId !== null && standing.has(reason.alertId)) }))
      .filter(({ reasons }) => reasons.length > 0);
  }
}

function groupByPerson(matches: AlertMatch[]): Map<string, AlertMatch[]> {
  const groups = new Map<string, AlertMatch[]>();
  for (const match of matches) groups.set(match.userId, [...(groups.get(match.userId) ?? []), match]);
  return groups;
}
