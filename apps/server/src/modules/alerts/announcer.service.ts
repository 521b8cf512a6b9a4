import type { NoticeCard } from '@sunshine/contracts';
import type { Notice } from '@sunshine/matching';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { crashPoint } from '../../platform/crash-points/crash-points.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { groupsOf } from '../../platform/groups.js';
import { BATCH } from '../deliveries/delivery-send.js';
import { DeliveriesService, type NoticeNews, type NoticeTelling } from '../deliveries/deliveries.service.js';
import { DigestSchedule } from '../deliveries/digests/digest-schedule.service.js';
import { WithdrawalsService } from '../deliveries/digests/withdrawals.service.js';
import { noticeMessage, noticeSaid, type NoticeTold } from '../deliveries/message-content.js';
import type { NoticePublished } from '../notices/notice-published.js';
import { NoticesService } from '../notices/notices.service.js';
import { AlertMatcherService, type AlertMatch } from './alert-matcher.service.js';
import { AlertsRepository } from './alerts.repository.js';
import type { Audience } from './audience.js';
import { AudienceService } from './audience.service.js';
import { inTime } from './timing/timing.js';

/** People a transaction: small enough to hold nobody up, large enough that ten thousand take seconds. */
const CHUNK = 300;

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
    private readonly digests: DigestSchedule,
    private readonly withdrawals: WithdrawalsService,
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
    const changes = kind === 'corrected' ? await this.notices.changesFrom(noticeId, versionNumber) : [];
    const told: NoticeTold = { kind, card, projectName, places, now, changes };
    const news: NoticeNews = { kind, noticeId, versionNumber, projectId: card.projectId, ...noticeSaid(told) };
    const valuesFor = noticeMessage(told);
    const { deadlineAt } = news;
    const tellings = [...audience].map(([userId, { reasons, timing }]) => ({ userId, reasons, values: valuesFor(reasons), timing: kind === 'withdrawn' ? timing : inTime(timing, deadlineAt, now) }));
    const alertsOf = groupsOf(matches, (match) => match.userId);
    for (let from = 0; from < tellings.length; from += CHUNK) {
      signal.throwIfAborted();
      const chunk = tellings.slice(from, from + CHUNK);
      await this.unitOfWork.run(async (tx) => {
        const toldNow = await this.tellSome(tx, news, chunk, Math.floor(from / BATCH));
        const alertIds = toldNow.flatMap((userId) => (alertsOf.get(userId) ?? []).map((match) => match.alertId));
        await this.alerts.markMatched(tx, alertIds, { noticeId, title: card.title, at: now });
        crashPoint('announce-before-chunk-commit');
      });
      crashPoint('announce-after-chunk-commit');
    }
  }

  /** Answers who was told now. `place`: how many batches of pushes go before these. */
  private async tellSome(tx: Tx, news: NoticeNews, tellings: NoticeTelling[], place: number): Promise<string[]> {
    const timed = news.kind === 'withdrawn' ? await this.onlyHeard(tx, news.noticeId, tellings) : tellings;
    const told = await this.deliveries.record(tx, news, timed, place);
    const isTold = new Set(told);
    await this.digests.expect(tx, timed.flatMap(({ userId, timing }) => (timing.when === 'digest' && isTold.has(userId) ? [timing.at] : [])));
    return told;
  }

  /** That a notice is gone rings only for whom it rang. */
  private async onlyHeard(tx: Tx, noticeId: string, tellings: NoticeTelling[]): Promise<NoticeTelling[]> {
    const heard = await this.withdrawals.apply(tx, noticeId, tellings.map(({ userId }) => userId));
    return tellings.map((telling) => (heard.has(telling.userId) ? telling : { ...telling, timing: { when: 'never', reason: 'withdrawn' } }));
  }
}
