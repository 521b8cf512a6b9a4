import type { AlertConditions, AlertPreview } from '@sunshine/contracts';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createMatcher, type Matcher, type Notice, type Reason } from '@sunshine/matching';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import type { UserCaller } from '../../../platform/http/caller.js';
import { RecentNotices, type RecentNotice } from '../../notices/recent-notices.service.js';
import { cleanConditions } from '../conditions.js';
import { excerptAround } from './excerpt.js';
import { Turns } from './turns.js';

const DAYS = 30;
const SHOWN = 5;
/** Each takes the processor for a good part of its time; the rest of the server needs its own. */
const AT_ONCE = 2;
const WAITING = 50;

/** A notice that the conditions want. */
interface Hit {
  id: string;
  reasons: Reason[];
  excerpt: string | null;
}

/** What an alert would have found: the same matcher that publishing asks, over what is public now. */
@Injectable()
export class PreviewService {
  private readonly turns = new Turns(AT_ONCE, WAITING);

  constructor(
    private readonly recent: RecentNotices,
    private readonly clock: Clock,
  ) {}

  preview(user: UserCaller, given: AlertConditions): Promise<AlertPreview> {
    return this.turns.take(user.id, () => this.look(cleanConditions(given)));
  }

  private async look(conditions: AlertConditions): Promise<AlertPreview> {
    const now = this.clock.now();
    const days = await this.recent.daysWithin(DAYS, now);
    const { total, newest } = await this.find(conditions, this.recent.lastDays(days, now));
    const perDay = Math.round((total / days) * 100) / 100;
    return { days, total, perDay, isBusy: total > days, isEverything: Object.keys(conditions).length === 0, newest: await this.show(newest) };
  }

  /** Bodies are read only of notices that fit in all but the words. */
  private async find(conditions: AlertConditions, pages: AsyncIterable<RecentNotice[]>): Promise<{ total: number; newest: Hit[] }> {
    const { anyOf, allOf, noneOf, ...others } = conditions;
    const hasWords = [anyOf, allOf, noneOf].some((words) => words !== undefined);
    const [whole, wordless] = [matcherOf(conditions), matcherOf(others)];
    const found = { total: 0, newest: [] as Hit[] };
    for await (const page of pages) {
      const fitting = page.filter((notice) => wordless.match(notice).length > 0);
      for await (const part of hasWords ? this.recent.withBodies(fitting) : [fitting]) {
        count(found, whole, part);
        // SQLite answers without letting anybody else have a turn.
        await nextTurn();
      }
    }
    return found;
  }

  private async show(hits: Hit[]): Promise<AlertPreview['newest']> {
    const cards = await this.recent.cards(hits.map(({ id }) => id));
    return hits.flatMap(({ id, reasons, excerpt }) => {
      const notice = cards.get(id);
      return notice ? [{ notice, matches: reasons.map(({ word, field }) => ({ word, field })), excerpt }] : [];
    });
  }
}

function matcherOf(conditions: AlertConditions): Matcher {
  const matcher = createMatcher();
  matcher.add({ id: 'preview', ...conditions });
  return matcher;
}

function count(found: { total: number; newest: Hit[] }, matcher: Matcher, notices: (Notice | RecentNotice)[]): void {
  for (const notice of notices) {
    const [match] = matcher.match(notice);
    if (!match) continue;
    found.total += 1;
    if (found.newest.length < SHOWN) found.newest.push({ id: notice.id, reasons: match.reasons, excerpt: excerptAround(notice.body, match.reasons) });
  }
}
