import type { DeliveryHealth, DeliveryHealthQuery, DeliveryReason, DeliveryState } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { addMs, Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { OutboxBacklog } from '../../platform/outbox/outbox-backlog.repository.js';
import { callNames } from '../deliveries/alarm-words.js';
import { answerReason } from '../deliveries/answer-reason.js';
import { NOT_MISSED } from '../deliveries/decided.js';
import { delayOf, DeliveryFiguresService, type Pile, type Timing } from '../deliveries/delivery-figures.service.js';
import type { SendingCall } from '../deliveries/ways.js';
import { AnnouncementsService, type Announcement } from '../notices/announcements.service.js';
import { durationsOf } from './durations.js';
import { WatchService, type Lateness } from './watch.service.js';
import { hourOf, WechatAnswersService } from './wechat-answers.service.js';

const HOUR_MS = 3_600_000;
const MAX_ANNOUNCEMENTS = 2000;
const NOTICES_A_QUERY = 100;
const PAGE = 5000;
const MAX_TIMINGS = 200_000;
/** Several people have the page open, and every answer reads all tellings of a day. */
const FRESH_MS = 10_000;

const WENT = new Set<DeliveryState>(['sent', 'confirmed']);

type Timed = Timing & { at: Date };
type Told = Pick<DeliveryHealth, 'isPartial' | 'announcements' | 'told' | 'toPhone' | 'toPhoneWithRetries' | 'toInbox' | 'byHour' | 'failures'>;

/** 推送监测: how long it takes from publish to phone, what waits, what failed and why. */
@Injectable()
export class DeliveryHealthService {
  private readonly kept = new Map<number, { until: Date; answer: Promise<Told> }>();

  constructor(
    private readonly announcements: AnnouncementsService,
    private readonly figures: DeliveryFiguresService,
    private readonly watch: WatchService,
    private readonly answers: WechatAnswersService,
    private readonly outbox: OutboxBacklog,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async get({ hours }: DeliveryHealthQuery): Promise<DeliveryHealth> {
    const since = addMs(this.clock.now(), -hours * HOUR_MS);
    const [told, waiting, jobs, lateness, answers] = await Promise.all([this.told(hours, since), this.figures.waiting(), this.outbox.read(), this.watch.look(), this.answersSince(since)]);
    const canary = await this.watch.categories(lateness.judged);
    const due = jobs.filter((job) => job.due > 0).map(({ kind, due: count, oldestAt }) => ({ kind, count, oldestAt: oldestAt?.toISOString() ?? null }));
    return { ...told, since: since.toISOString(), hours, backlog: backlogOf(waiting), jobs: due, late: lateOf(lateness), canary, watching: this.config.env.SELF_WATCH, lateAfterMs: this.watch.limitMs, answers };
  }

  private told(hours: number, since: Date): Promise<Told> {
    const now = this.clock.now();
    const known = this.kept.get(hours);
    if (known && known.until > now) return known.answer;
    const answer = this.readTold(since);
    this.kept.set(hours, { until: addMs(now, FRESH_MS), answer });
    answer.catch(() => this.kept.delete(hours));
    return answer;
  }

  private async readTold(since: Date): Promise<Told> {
    const newest = await this.announcements.since(since, MAX_ANNOUNCEMENTS + 1);
    const found = newest.slice(0, MAX_ANNOUNCEMENTS).filter(({ kind }) => kind !== 'withdrawn');
    const timings = await this.timingsOf(found);
    const went = timings.filter(({ state, sentAt }) => WENT.has(state) && sentAt !== null);
    const direct = went.filter((timing) => delayOf(timing) === 'none');
    return {
      isPartial: newest.length > MAX_ANNOUNCEMENTS || timings.length >= MAX_TIMINGS,
      announcements: found.length,
      told: timings.length,
      toPhone: durationsOf(direct.map(toPhoneMs)),
      toPhoneWithRetries: durationsOf(went.filter((timing) => delayOf(timing) !== 'chosen').map(toPhoneMs)),
      toInbox: durationsOf(timings.map(({ createdAt, at }) => Math.max(0, createdAt.getTime() - at.getTime()))),
      byHour: byHour(direct),
      failures: counts(timings.flatMap(({ state, reason }) => (reason !== null && isFailure(state, reason) ? [{ state, reason }] : []))),
    };
  }

  /** What was told of these announcements, with the instant of each; not much more than so many as are counted. */
  private async timingsOf(announcements: Announcement[]): Promise<Timed[]> {
    const instants = new Map(announcements.map(({ noticeId, versionNumber, kind, at }) => [`${noticeId} ${versionNumber} ${kind}`, at]));
    const noticeIds = [...new Set(announcements.map(({ noticeId }) => noticeId))];
    const timings: Timed[] = [];
    for (let from = 0; from < noticeIds.length && timings.length < MAX_TIMINGS; from += NOTICES_A_QUERY) {
      const ids = noticeIds.slice(from, from + NOTICES_A_QUERY);
      for (let after: string | undefined = ''; after !== undefined && timings.length < MAX_TIMINGS; ) {
        const page: Timing[] = await this.figures.timings(ids, after, PAGE);
        for (const timing of page) {
          const at = instants.get(`${timing.noticeId} ${timing.versionNumber} ${timing.kind}`);
          if (at) timings.push({ ...timing, at });
        }
        after = page.length < PAGE ? undefined : page.at(-1)?.id;
      }
    }
    return timings;
  }

  private async answersSince(since: Date): Promise<DeliveryHealth['answers']> {
    const sums = new Map<string, { call: SendingCall; errcode: number | null; count: number; totalMs: number }>();
    for (const { call, errcode, count, totalMs } of await this.answers.since(since)) {
      if (!isSending(call)) continue;
      const key = `${call} ${errcode}`;
      const sum = sums.get(key) ?? { call, errcode, count: 0, totalMs: 0 };
      sums.set(key, { ...sum, count: sum.count + count, totalMs: sum.totalMs + totalMs });
    }
    const now = this.clock.now();
    const items = [...sums.values()].map(({ call, errcode, count, totalMs }) => ({ call: callNames[call], errcode, reason: answerReason(call, errcode, now), count, meanMs: Math.round(totalMs / count) }));
    return items.toSorted((a, b) => b.count - a.count);
  }
}

function lateOf({ judged, pushes, digests }: Lateness): DeliveryHealth['late'] {
  const announcements = judged.filter(({ verdict }) => verdict === 'late').length;
  return { announcements, pushes: pushes.reduce((sum, { count }) => sum + count, 0), digests: digests.count };
}

const isSending = (call: string): call is SendingCall => call in callNames;

const toPhoneMs = ({ sentAt, at }: Timed): number => Math.max(0, (sentAt?.getTime() ?? 0) - at.getTime());

const isFailure = (state: DeliveryState, reason: DeliveryReason): boolean => state === 'failed' || state === 'unknown' || (state === 'inbox-only' && !NOT_MISSED.includes(reason));

function byHour(timings: Timed[]): DeliveryHealth['byHour'] {
  const hours = new Map<string, number[]>();
  for (const timing of timings) {
    const hour = hourOf(timing.at).toISOString();
    const values = hours.get(hour) ?? [];
    values.push(toPhoneMs(timing));
    hours.set(hour, values);
  }
  return [...hours].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([hour, values]) => {
    const durations = durationsOf(values);
    return durations ? [{ hour, ...durations }] : [];
  });
}

/** How often each of these occurs, the most frequent first. */
function counts<T extends object>(items: T[]): (T & { count: number })[] {
  const sums = new Map<string, T & { count: number }>();
  for (const item of items) {
    const key = JSON.stringify(item);
    const known = sums.get(key);
    if (known) known.count += 1;
    else sums.set(key, { ...item, count: 1 });
  }
  return [...sums.values()].toSorted((a, b) => b.count - a.count);
}

function backlogOf(piles: Pile[]): DeliveryHealth['backlog'] {
  const oldestOf = (some: Pile[]): string | null => some.map(({ dueSince }) => dueSince.toISOString()).toSorted()[0] ?? null;
  const countOf = (some: Pile[]): number => some.reduce((sum, { count }) => sum + count, 0);
  const reasons = [...new Set(piles.map(({ reason }) => reason))].map((reason) => {
    const some = piles.filter((pile) => pile.reason === reason);
    return { reason, count: countOf(some), oldestAt: oldestOf(some) };
  });
  return { count: countOf(piles), oldestAt: oldestOf(piles), reasons: reasons.toSorted((a, b) => b.count - a.count) };
}
