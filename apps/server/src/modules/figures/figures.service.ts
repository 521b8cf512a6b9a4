import type { FigureGroup, Figures, FiguresQuery } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { matterName, sectionName } from '../../platform/config/centre-names.js';
import { Config } from '../../platform/config/config.js';
import { AppError } from '../../platform/http/app-error.js';
import { GamingService } from '../gaming/gaming.service.js';
import { RatingFactsService } from '../ratings/rating-facts.service.js';
import { RectificationsService } from '../rectifications/rectifications.service.js';
import { figureRow, groupFacts, NO_SECTION, type FigureFacts } from './figure-facts.js';

/** What was counted a moment ago is said again: many look at the same public page. */
const FRESH_MS = 30_000;
const MAX_KEPT = 50;
const MAX_YEARS = 5;

type Counted = Pick<Figures, 'from' | 'to' | 'asOf' | 'flags'> & { facts: FigureFacts };

/** 评价统计, from what ratings, finished services and rectifications are at this moment. */
@Injectable()
export class FiguresService {
  private readonly kept = new Map<string, Counted>();

  constructor(
    private readonly ratings: RatingFactsService,
    private readonly rectifications: RectificationsService,
    private readonly gaming: GamingService,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async get({ from, to, by }: FiguresQuery): Promise<Figures> {
    const today = this.clock.today();
    const last = to ?? today;
    const { facts, ...counted } = await this.counted(from ?? `${last.slice(0, 4)}-01-01`, last);
    const { countsOnlyBelow } = this.config.centre.ratingFigures;
    const rows = [...groupFacts(facts, by)].map(([key, group]) => figureRow(key, this.label(by, key), group, countsOnlyBelow));
    return { ...counted, by, countsOnlyBelow, total: figureRow('total', '合计', facts, countsOnlyBelow), rows: rows.sort((a, b) => (a.key < b.key ? -1 : 1)) };
  }

  private async counted(from: string, to: string): Promise<Counted> {
    if (from > to) throw new AppError('VALIDATION_FAILED', undefined, { details: [{ path: 'from', message: '开始日期不能晚于结束日期' }] });
    if (Number(to.slice(0, 4)) - Number(from.slice(0, 4)) > MAX_YEARS) throw new AppError('VALIDATION_FAILED', undefined, { details: [{ path: 'from', message: `一次最多统计 ${MAX_YEARS} 年` }] });
    const [key, now] = [`${from} ${to}`, this.clock.now()];
    const known = this.kept.get(key);
    if (known && now.getTime() - Date.parse(known.asOf) < FRESH_MS) return known;
    const [ratings, services, rectifications, flags] = await Promise.all([this.ratings.ratingCounts(from, to), this.ratings.serviceCounts(from, to), this.rectifications.counts(from, to), this.gaming.counts(from, to)]);
    const counted = { from, to, asOf: now.toISOString(), flags, facts: { ratings, services, rectifications } };
    this.keep(key, counted);
    return counted;
  }

  private keep(key: string, counted: Counted): void {
    this.kept.delete(key);
    this.kept.set(key, counted);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MAX_KEPT && oldest !== undefined) this.kept.delete(oldest);
  }

  private label(by: FigureGroup, key: string): string {
    if (by === 'matter') return matterName(this.config.centre, key);
    if (by === 'section') return key === NO_SECTION ? '未分股室' : (sectionName(this.config.centre, key) ?? key);
    return `${key.slice(0, 4)} 年 ${Number(key.slice(5))} 月`;
  }
}
