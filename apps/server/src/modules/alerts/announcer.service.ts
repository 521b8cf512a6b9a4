import type { NoticeCard } from '@sunshine/contracts';
import type { Notice } from '@sunshine/matching';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { crashPoint } from '../../platform/crash-points/crash-points.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { chunksOf, groupsOf } from '../../platform/groups.js';
import { BATCH } from '../deliveries/delivery-send.js';
import { DeliveriesService, type NoticeNews, type NoticeTelling, type TellingTiming } from '../deliveries/deliveries.service.js';
import { DigestSchedule } from '../deliveries/digests/digest-schedule.service.js';
import { WithdrawalsService } from '../deliveries/digests/withdrawals.service.js';
import { noticeMessage, noticeSaid, type NoticeTold } from '../deliveries/message-content.js';
import type { NoticePublished } from '../notices/notice-published.js';
import { NoticesService } from '../notices/notices.service.js';
import { AlertMatcherService, type AlertMatch } from './alert-matcher.service.js';
import { AlertsRepository } from './alerts.repository.js';
import type { Audience, Concern } from './audience.js';
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

interface Words {
  news: NoticeNews;
  tellingOf(concerned: [userId: string, Concern]): NoticeTelling;
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

  /** Begins anew when the notice changes meanwhile: after its correction or withdrawal nobody is told what it said before. */
  async announce(event: NoticePublished, signal: AbortSignal): Promise<void> {
    for (let isDone = false; !isDone; ) {
      const revision = await this.notices.revision(event.noticeId);
      const subject = await this.subjectOf(event);
      if (!subject) return;
      const matches = subject.matchable ? await this.matcher.match(subject.matchable) : [];
      const audience = await this.audiences.of(event, matches, this.clock.now());
      isDone = await this.tell(event, { ...subject, revision }, audience, matches, signal);
    }
  }

  private async subjectOf({ noticeId, kind }: NoticePublished): Promise<Subject | null> {
    if (kind === 'withdrawn') {
      const tombstone = await this.notices.tombstone(noticeId);
      return tombstone && { ...tombstone, matchable: null };
    }
    return this.notices.forMatching(noticeId);
  }

  /** False when the notice has changed before everybody was told. */
  private async tell(event: NoticePublished, subject: Subject & { revision: number | null }, audience: Audience, matches: AlertMatch[], signal: AbortSignal): Promise<boolean> {
    const { noticeId } = event;
    const { news, tellingOf } = await this.wordsOf(event, subject);
    const alertsOf = groupsOf(matches, (match) => match.userId);
    let place = 0;
    for (const people of chunksOf([...audience], CHUNK)) {
      signal.throwIfAborted();
      if ((await this.notices.revision(noticeId)) !== subject.revision) return false;
      const tellings = people.map(tellingOf);
      await this.unitOfWork.run(async (tx) => {
        const toldNow = await this.tellSome(tx, news, tellings, place);
        const alertIds = toldNow.flatMap((userId) => (alertsOf.get(userId) ?? []).map((match) => match.alertId));
        await this.alerts.markMatched(tx, alertIds, { noticeId, title: subject.card.title, at: this.clock.now() });
        crashPoint('announce-before-chunk-commit');
      });
      crashPoint('announce-after-chunk-commit');
      place += CHUNK / BATCH;
    }
    return true;
  }

  private async wordsOf({ kind, noticeId, versionNumber }: NoticePublished, { card, projectName }: Subject): Promise<Words> {
    const now = this.clock.now();
    const places = this.config.centre.regions.map((region) => region.name);
    const changes = kind === 'corrected' ? await this.notices.changesFrom(noticeId, versionNumber) : [];
    const told: NoticeTold = { kind, card, projectName, places, now, changes };
    const news: NoticeNews = { kind, noticeId, versionNumber, projectId: card.projectId, ...noticeSaid(told) };
    const valuesFor = noticeMessage(told);
    const timingFor = (timing: TellingTiming): TellingTiming => (kind === 'withdrawn' ? timing : inTime(timing, news.deadlineAt, now));
    return { news, tellingOf: ([userId, { reasons, timing }]) => ({ userId, reasons, values: valuesFor(reasons), timing: timingFor(timing) }) };
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
