import { CalendarError, ruleOf } from '@sunshine/calendar';
import type { CaseClock, Limit } from '@sunshine/contracts';
import { isOpenCase } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Clock, ZONE } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { ClocksService } from '../clocks/clocks.service.js';
import { NO_DAY, type CaseEntity } from './case.entity.js';
import { pathById } from './legal-paths/index.js';

/** What a case's dates follow from. */
export type Dated = Pick<CaseEntity, 'state' | 'pathId' | 'createdAt' | 'acceptRule' | 'acceptedAt' | 'answerRule' | 'pausedAt' | 'pausedDays' | 'pauses' | 'callBackBy' | 'calledAt'>;
/** The dates as the row keeps them. */
export type KeptDates = Pick<CaseEntity, 'acceptBy' | 'answerBy' | 'callBackBy' | 'dueOn' | 'soonOn'>;

const CLOSED: Pick<KeptDates, 'dueOn' | 'soonOn'> = { dueOn: NO_DAY, soonOn: NO_DAY };

/** Counts a case's dates by their rules; a pause moves the answer by the working days that it took. */
@Injectable()
export class CaseDatesService {
  constructor(
    private readonly clocks: ClocksService,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** The dates that follow from the case as it is. */
  async of(row: Dated): Promise<KeptDates> {
    const [acceptBy, answerBy] = [(await this.acceptLimit(row))?.dueOn ?? null, (await this.answerLimit(row))?.dueOn ?? null];
    const callBackBy = row.callBackBy === NO_DAY ? await this.callBackBy(row.createdAt) : row.callBackBy;
    return { acceptBy, answerBy, callBackBy, ...(await this.next({ ...row, callBackBy }, acceptBy, answerBy)) };
  }

  /** By when somebody is rung back; {@link NO_DAY} while nobody can say. */
  async callBackBy(askedAt: Date): Promise<string> {
    return (await this.clocks.limit('call-back', askedAt)).dueOn ?? NO_DAY;
  }

  async acceptLimit({ acceptRule, createdAt }: Dated): Promise<Limit | null> {
    return acceptRule === null ? null : this.clocks.limit(acceptRule, createdAt);
  }

  /** Null before acceptance where the law counts from there. */
  async answerLimit(row: Dated): Promise<Limit | null> {
    const { answerRule } = row;
    const from = pathById(row.pathId ?? '')?.answer?.from === 'accepted' ? row.acceptedAt : row.createdAt;
    if (answerRule === null || from === null) return null;
    return this.afterPauses(await this.clocks.limit(answerRule, from), row);
  }

  async daysLeft({ dueOn }: Pick<CaseEntity, 'dueOn'>): Promise<number | null> {
    return dueOn === NO_DAY ? null : this.clocks.workingDaysLeft(dueOn);
  }

  clockOf({ state, pausedAt, dueOn, soonOn }: Pick<CaseEntity, 'state' | 'pausedAt' | 'dueOn' | 'soonOn'>): CaseClock {
    const today = this.clock.today();
    if (!isOpenCase(state)) return 'closed';
    if (dueOn < today) return 'overdue';
    if (pausedAt !== null) return 'paused';
    if (dueOn === NO_DAY) return 'unknown';
    return soonOn <= today ? 'soon' : 'running';
  }

  /** Whether an answer now is too late. */
  isLate({ answerBy }: Pick<CaseEntity, 'answerBy'>): boolean {
    return this.clocks.isOverdue(answerBy, this.clock.now());
  }

  private async afterPauses(limit: Limit, { pausedDays, pauses }: Dated): Promise<Limit> {
    if (limit.dueOn === null) return limit;
    const said = limit.sentence.replace(/。$/u, '');
    try {
      const calendar = await this.clocks.calendar();
      const days = (pauses ?? []).reduce((sum, { from, to }) => sum + calendar.workingDaysBetween(from, to), pausedDays);
      if (days === 0) return limit;
      const dueOn = calendar.addWorkingDays(limit.dueOn, days);
      return { ...limit, dueOn, sentence: `${said}；暂停计时 ${days} 个工作日，顺延至 ${dueOn}。` };
    } catch (error) {
      if (!(error instanceof CalendarError) || error.year === undefined) throw error;
      return { ...limit, dueOn: null, missingYear: error.year, sentence: `${said}；曾暂停计时，顺延后的日期待 ${error.year} 年放假安排公布后给出。` };
    }
  }

  private async next(row: Dated, acceptBy: string | null, answerBy: string | null): Promise<Pick<KeptDates, 'dueOn' | 'soonOn'>> {
    if (!isOpenCase(row.state)) return CLOSED;
    const own = row.pausedAt !== null ? null : row.state === 'received' && acceptBy !== null ? { day: acceptBy, rule: row.acceptRule } : { day: answerBy, rule: row.answerRule };
    const ringing = row.calledAt === null && row.callBackBy !== null && row.callBackBy !== NO_DAY ? { day: row.callBackBy, rule: 'call-back' } : null;
    const [first] = [own, ringing].filter((one) => one !== null && one.day !== null).sort((a, b) => (a?.day ?? '').localeCompare(b?.day ?? ''));
    if (!first?.day) return CLOSED;
    return { dueOn: first.day, soonOn: await this.soonOn(first.day, first.rule) };
  }

  private async soonOn(day: string, rule: string | null): Promise<string> {
    const { working, natural } = this.config.centre.cases.soon;
    const plain = DateTime.fromISO(day, { zone: ZONE }).minus({ days: natural }).toFormat('yyyy-MM-dd');
    if (this.isNatural(rule)) return plain;
    return (await this.clocks.count((calendar) => calendar.addWorkingDays(day, -working))) ?? plain;
  }

  private isNatural(rule: string | null): boolean {
    const statute = ruleOf(rule ?? '');
    const unit = statute?.kind === 'period' ? statute.unit : this.config.centre.limits.find(({ id }) => id === rule)?.unit;
    return unit === 'natural';
  }
}
