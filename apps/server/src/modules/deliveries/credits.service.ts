import type { Credit } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { accepted, refused, rejected, returned, taken, type CreditState } from './credit-arithmetic.js';
import type { CreditEntity } from './credit.entity.js';
import { CreditsRepository, type CreditKey, type CreditSum } from './credits.repository.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { permissionOf, wayOf, type Permission } from './ways.js';

/** What WeChat reports about a permission. `createTime`: seconds since the epoch, 0 when WeChat did not say. */
export type PermissionEvent = CreditKey & { createTime: number };

/**
 * The ledger of 订阅次数. A credit is taken when a delivery chooses its channel, so two deliveries never count on the same
 * one, and given back when WeChat surely did not use it. Only WeChat's own events add to it: docs/decisions/0009-credits.md.
 */
@Injectable()
export class CreditsService {
  constructor(
    private readonly credits: CreditsRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** What people allowed, by `openid template`. */
  async of(openids: string[], tx?: Tx): Promise<Map<string, CreditEntity>> {
    if (openids.length === 0) return new Map();
    const rows = await this.credits.findOf(openids, tx);
    return new Map(rows.map((row) => [`${row.openid} ${row.templateId}`, row]));
  }

  find(key: CreditKey, tx?: Tx): Promise<CreditEntity | null> {
    return this.credits.find(key, tx);
  }

  /** How many people may be sent how many messages, by template. */
  async sums(): Promise<Map<string, CreditSum>> {
    return new Map((await this.credits.sums()).map((sum) => [sum.templateId, sum]));
  }

  /** `cause` names the callback entry; the caller applies each callback once. */
  async accept(tx: Tx, event: PermissionEvent, cause: string): Promise<void> {
    const at = this.clock.now();
    const happenedAt = this.timeOf(event);
    const state = await this.credits.holdOrMake(tx, event, at);
    await this.credits.put(tx, event, accepted(state, happenedAt.getTime(), this.permission(event)));
    await this.credits.write(tx, event, 'accepted', cause, at, happenedAt);
  }

  /** Takes one of each of these people, who are named once; answers what is left then to those who had one, by openid. */
  async takeMany(tx: Tx, templateId: string, claims: readonly { openid: string; cause: string }[]): Promise<Map<string, CreditState>> {
    const at = this.clock.now();
    const states = await this.credits.holdMany(tx, templateId, claims.map(({ openid }) => openid), at);
    const after = new Map<string, CreditState>();
    for (const [openid, state] of states) {
      const rest = taken(state);
      if (rest) after.set(openid, rest);
    }
    await this.credits.putRemaining(tx, templateId, after);
    const entries = claims.filter(({ openid }) => after.has(openid)).map((claim) => ({ ...claim, templateId, kind: 'taken' as const, happenedAt: null, at }));
    await this.credits.writeMany(tx, entries);
    return after;
  }

  async giveBack(tx: Tx, key: CreditKey, epoch: number, cause: string): Promise<void> {
    const at = this.clock.now();
    const state = await this.credits.hold(tx, key, at);
    const after = state && returned(state, epoch);
    if (!after) return;
    await this.credits.put(tx, key, after);
    await this.credits.write(tx, key, 'returned', cause, at);
  }

  /** WeChat refused a message because nothing is left, whatever the ledger says. */
  async refused(tx: Tx, key: CreditKey, cause: string): Promise<void> {
    const at = this.clock.now();
    const state = await this.credits.hold(tx, key, at);
    if (!state) return;
    await this.credits.put(tx, key, refused(state));
    await this.credits.write(tx, key, 'cleared', cause, at);
  }

  /** The person switched the template off. False when we know of a later switch-off already. */
  async rejected(tx: Tx, event: PermissionEvent, cause: string): Promise<boolean> {
    const at = this.clock.now();
    const happenedAt = this.timeOf(event);
    const state = await this.credits.holdOrMake(tx, event, at);
    const since = { accepted: await this.credits.countAccepted(tx, event, happenedAt), sent: await this.deliveries.countSent(tx, event, happenedAt) };
    const after = rejected(state, happenedAt.getTime(), this.permission(event), since);
    if (after === state) return false;
    await this.credits.put(tx, event, after);
    await this.credits.write(tx, event, 'cleared', cause, at, happenedAt);
    return true;
  }

  erase(tx: Tx, openids: string[]): Promise<number> {
    return openids.length === 0 ? Promise.resolve(0) : this.credits.erase(tx, openids);
  }

  /** What the phone shows: every mini-program template of the centre with what is left on it. */
  async shown(openid: string | null): Promise<Credit[]> {
    const rows = await this.of(openid === null ? [] : [openid]);
    return this.config.centre.templates
      .filter(({ channel }) => wayOf(channel).account === 'mini')
      .map(({ id, channel, purpose, title }) => {
        const row = rows.get(`${openid} ${id}`);
        const remaining = Math.max(row?.remaining ?? 0, 0);
        return channel === 'mini-long'
          ? { templateId: id, channel, purpose, title, left: row?.active ? null : 0, active: row?.active ?? false }
          : { templateId: id, channel, purpose, title, left: remaining, active: remaining > 0 };
      });
  }

  /** A template that the configuration does not name, or names no more, is counted: that loses nothing. */
  private permission({ templateId }: CreditKey): Permission {
    const template = this.config.centre.templates.find(({ id }) => id === templateId);
    return template ? permissionOf(template) : 'once';
  }

  private timeOf({ createTime }: PermissionEvent): Date {
    return createTime === 0 ? this.clock.now() : new Date(createTime * 1000);
  }
}
