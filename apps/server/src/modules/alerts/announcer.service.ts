import type { NoticeCard } from '@sunshine/contracts';
import type { Notice } from '@sunshine/matching';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { crashPoint } from '../../platform/crash-points/crash-points.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DeliveriesService, type NoticeNews } from '../deliveries/deliveries.service.js';
import { noticeMessage, noticeSaid, type NoticeTold } from '../deliveries/message-content.js';
import type { NoticePublished } from '../notices/notice-published.js';
import { NoticesService } from '../notices/notices.service.js';
import { AlertMatcherService, type AlertMatch } from './alert-matcher.service.js';
import { AlertsRepository } from './alerts.repository.js';
import type { Audience } from './audience.js';
import { AudienceService } from './audience.service.js';

/** People a transaction: small enough to hold nobody up, large enough that ten thousand take seconds. */
const CHUNK = 100;

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
    private readonly audiences: AudienceService,
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
    const audience = await this.audiences.of(event, matches, this.clock.now());
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
    const places = this.config.centre.regions.map((region) => region.name);
    const changes = kind === 'corrected' ? await this.notices.changes(noticeId, versionNumber) : [];
    const told: NoticeTold = { kind, card, projectName, places, now, changes };
    const news: NoticeNews = { kind, noticeId, versionNumber, projectId: card.projectId, ...noticeSaid(told) };
    const valuesFor = noticeMessage(told);
    const tellings = [...audience].map(([userId, { reasons, timing }]) => ({ userId, reasons, values: valuesFor(reasons), timing }));
    const alertsOf = groupByPerson(matches);
    for (let from = 0; from < tellings.length; from += CHUNK) {
      signal.throwIfAborted();
      const chunk = tellings.slice(from, from + CHUNK);
      await this.unitOfWork.run(async (tx) => {
        const toldNow = await this.deliveries.record(tx, news, chunk);
        const alertIds = toldNow.flatMap((userId) => (alertsOf.get(userId) ?? []).map((match) => match.alertId));
        await this.alerts.markMatched(tx, alertIds, { noticeId, title: card.title, at: now });
        crashPoint('announce-before-chunk-commit');
      });
      crashPoint('announce-after-chunk-commit');
    }
  }
}

function groupByPerson(matches: AlertMatch[]): Map<string, AlertMatch[]> {
  const groups = new Map<string, AlertMatch[]>();
  for (const match of matches) groups.set(match.userId, [...(groups.get(match.userId) ?? []), match]);
  return groups;
}
