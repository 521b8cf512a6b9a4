import { CalendarError, isCounted, limitOf, ruleOf, saysOf, statutes, type Calendar, type CountedRule, type Period, type Statute, type Uncounted } from '@sunshine/calendar';
import { Injectable } from '@nestjs/common';
import type { Limit, Rule, RuleList } from '@sunshine/contracts';
import { Clock, dayOf } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { AppError } from '../../platform/http/app-error.js';
import { LoadedHolidays } from './loaded-holidays.js';

/** Counts limits: those of the statutes and the centre's own. */
@Injectable()
export class ClocksService {
  private readonly own: ReadonlyMap<string, Period>;

  constructor(
    private readonly holidays: LoadedHolidays,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.own = new Map(
      config.centre.limits.map(({ source, ...limit }) => [limit.id, { ...limit, kind: 'period', group: 'centre', law: source, article: '', source, direction: 'after', bound: 'at-most' }]),
    );
  }

  calendar(): Promise<Calendar> {
    return this.holidays.calendar();
  }

  /** The limit of a rule from a day, or from the day of an instant. Throws NOT_FOUND for a rule by which nothing is counted. */
  async limit(ruleId: string, from: Date | string, uncounted?: Uncounted): Promise<Limit> {
    const rule = this.counted(ruleId);
    if (!rule) throw new AppError('NOT_FOUND', '没有这项期限');
    return limitOf(await this.calendar(), rule, typeof from === 'string' ? from : dayOf(from), uncounted);
  }

  /** Whether a day has passed; one that could not be counted has not. */
  isOverdue(dueOn: string | null, now: Date): boolean {
    return dueOn !== null && dayOf(now) > dueOn;
  }

  /** Working days after today up to and including `dueOn`, negative when it has passed; null when nobody can say. */
  async workingDaysLeft(dueOn: string | null): Promise<number | null> {
    return dueOn === null ? null : this.count((calendar) => calendar.workingDaysBetween(this.clock.today(), dueOn));
  }

  isWorkingDay(day: string): Promise<boolean | null> {
    return this.count((calendar) => calendar.isWorkingDay(day));
  }

  /** What `count` counts; null when a year's holiday arrangement is not loaded: nobody guesses. */
  async count<T>(count: (calendar: Calendar) => T): Promise<T | null> {
    try {
      return count(await this.calendar());
    } catch (error) {
      if (error instanceof CalendarError && error.code === 'CALENDAR_NOT_LOADED') return null;
      throw error;
    }
  }

  /** 办事时限与依据: every rule, the centre's own first. */
  rules(): RuleList {
    return { items: [...this.own.values(), ...statutes].map(toRule) };
  }

  private counted(id: string): CountedRule | undefined {
    const rule = this.own.get(id) ?? ruleOf(id);
    return rule && isCounted(rule) ? rule : undefined;
  }
}

const toRule = (rule: Statute): Rule => {
  const { id, group, label, law, article, version } = rule;
  const isCountable = isCounted(rule);
  return { id, group, label, says: saysOf(rule), law, article, version, countable: isCountable, startLabel: isCountable ? rule.since : null };
};
