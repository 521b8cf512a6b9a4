import { defaultTiming, tradeCategories, type TradeCategory } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { CANARY_ID } from '../identity/canary.js';
import { AlertsRepository } from './alerts.repository.js';

/** The canary's alerts: one a trade category, nothing else. */
@Injectable()
export class CanaryAlerts {
  constructor(
    private readonly alerts: AlertsRepository,
    private readonly clock: Clock,
  ) {}

  /** Adds what is missing and removes what no category has any more. */
  async keepRight(tx: Tx): Promise<void> {
    const categories = new Set(Object.keys(tradeCategories) as TradeCategory[]);
    for (const { id, conditions } of await this.alerts.findOf(CANARY_ID, tx)) {
      const [category] = conditions.categories ?? [];
      if (category === undefined || !categories.delete(category)) await this.alerts.remove(tx, CANARY_ID, id);
    }
    for (const category of categories) await this.add(tx, category);
  }

  /** Takes them away: nobody watches. */
  async leave(tx: Tx): Promise<void> {
    for (const { id } of await this.alerts.findOf(CANARY_ID, tx)) await this.alerts.remove(tx, CANARY_ID, id);
  }

  /** Since when each category is followed; what was announced before need not have been told to the canary. */
  async since(): Promise<Map<TradeCategory, Date>> {
    const alerts = await this.alerts.findOf(CANARY_ID);
    return new Map(alerts.flatMap(({ conditions, createdAt }) => (conditions.categories ?? []).map((category) => [category, createdAt])));
  }

  private async add(tx: Tx, category: TradeCategory): Promise<void> {
    const never = { lastNoticeId: null, lastNoticeTitle: null, lastMatchAt: null };
    const name = `自检：${tradeCategories[category].label}`;
    await this.alerts.insert(tx, { id: newId(), userId: CANARY_ID, name, conditions: { categories: [category] }, timing: defaultTiming, createdAt: this.clock.now(), ...never });
  }
}
