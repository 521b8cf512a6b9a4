import type { Uncounted } from '@sunshine/calendar';
import type { Limit, Notice } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { dayOf, ZONE } from '../../platform/clock/clock.js';
import { ClocksService } from '../clocks/clocks.service.js';
import type { ClaimedDays } from './case.entity.js';
import type { LegalPath, Start, StartDay, Until } from './legal-paths/legal-path.js';

/** Until when a path is open. */
export interface OpenUntil {
  limit: Limit | null;
  words: string;
}

const dayOrNull = (instant: string | undefined): string | null => (instant === undefined ? null : dayOf(new Date(instant)));

/** Counts the last day of a path from the notice and what the filer says. */
@Injectable()
export class PathDatesService {
  constructor(private readonly clocks: ClocksService) {}

  async until({ until }: LegalPath, notice: Notice | null, claims: ClaimedDays): Promise<OpenUntil> {
    if (until.by === 'none') return { limit: null, words: '随时可以提出' };
    if (until.by === 'authority') return { limit: null, words: until.words };
    if (until.by === 'on-the-spot') return this.within({ ...until, missing: '开标现场当场提出' }, this.dayFor('openingAt', notice, claims));
    if (until.by === 'notice') return this.within(until, this.dayFor(until.day, notice, claims));
    return this.counted(until, notice, claims);
  }

  private async counted(until: Extract<Until, { by: 'rule' }>, notice: Notice | null, claims: ClaimedDays): Promise<OpenUntil> {
    for (const start of until.from) {
      const day = this.dayFor(start.day, notice, claims);
      if (day === null) continue;
      const from = await this.startOf(start, day);
      if (typeof from !== 'string') return this.said(from);
      return this.said(await this.clocks.limit(until.rule, from, until.excludesPrior ? await this.tookByPrior(from, claims) : undefined));
    }
    return { limit: null, words: until.missing };
  }

  /** 异议答复期间. Without an answer it is over when the law lets the time to answer end, and goes on until then. */
  private async tookByPrior(from: string, { priorFiledOn, priorRepliedOn }: ClaimedDays): Promise<Uncounted | undefined> {
    if (priorFiledOn === null) return undefined;
    const answeredBy = priorRepliedOn ?? (await this.clocks.limit('objection-reply', priorFiledOn)).dueOn ?? priorFiledOn;
    const since = priorFiledOn > from ? priorFiledOn : from;
    return { days: daysBetween(since, answeredBy), why: priorRepliedOn === null ? '法定的异议答复期间' : '异议答复期间' };
  }

  /** The day on which the count begins; the limit itself when its year is not known. */
  private async startOf({ after }: Start, day: string): Promise<string | Limit> {
    if (after === undefined) return day;
    const limit = await this.clocks.limit(after, day);
    return limit.dueOn ?? limit;
  }

  private async within({ rule, missing }: Pick<Extract<Until, { by: 'notice' }>, 'rule' | 'missing'>, day: string | null): Promise<OpenUntil> {
    return day === null ? { limit: null, words: missing } : this.said(await this.clocks.limit(rule, day));
  }

  private said(limit: Limit): OpenUntil {
    return { limit, words: limit.sentence };
  }

  private dayFor(day: StartDay, notice: Notice | null, claims: ClaimedDays): string | null {
    switch (day) {
      case 'knownOn':
      case 'priorFiledOn':
        return claims[day];
      case 'published':
        return dayOrNull(notice?.publishedAt);
      case 'publicityUntil':
        return notice?.keyDates.publicityUntil ?? null;
      default:
        return dayOrNull(notice?.keyDates[day]);
    }
  }
}

const daysBetween = (from: string, to: string): number => {
  const at = (day: string): DateTime => DateTime.fromISO(day, { zone: ZONE });
  return Math.max(0, at(to).diff(at(from), 'days').days);
};
