import { Injectable } from '@nestjs/common';
import { addMs, Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { OpenidTurnEntity } from './openid-turn.entity.js';
import { OpenidTurnsRepository } from './openid-turns.repository.js';

/** Who asks for the right to call whom. */
export interface TurnWish {
  openid: string;
  deliveryId: string;
}

/** Who may call now, by delivery, until when, and when the others ask again. */
export interface Turns {
  until: Date;
  mine: ReadonlySet<string>;
  busy: ReadonlyMap<string, { again: Date; isPause: boolean }>;
}

/** A token, the call, a fresh token, the call once more: none may take longer than the time-out. */
const EXCHANGES_AT_MOST = 4;
const MARGIN_MS = 5000;
/** A call takes a fraction of a second. */
const LOOK_AGAIN_MS = 250;

/**
 * One call at a time to one openid, across all worker processes: WeChat refuses a second one (43108), and a refusal costs
 * more than a short wait. The turn of a dead process goes to whoever takes its job over, or runs out by itself.
 */
@Injectable()
export class OpenidTurnsService {
  constructor(
    private readonly turns: OpenidTurnsRepository,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /**
   * The turns of different people, in one statement as long as nobody else wants the same. Whoever comes again for the same
   * delivery has its job, so the process that called for it before is gone.
   */
  async takeAll(tx: Tx, wishes: readonly TurnWish[]): Promise<Turns> {
    const now = this.clock.now();
    const until = addMs(now, EXCHANGES_AT_MOST * this.config.env.WECHAT_TIMEOUT_MS + MARGIN_MS);
    const mine = new Set<string>();
    const busy = new Map<string, { again: Date; isPause: boolean }>();
    const soon = { again: addMs(now, LOOK_AGAIN_MS), isPause: false };
    const taken = new Map((wishes.length === 0 ? [] : await this.turns.find(tx, wishes.map(({ openid }) => openid))).map((row) => [row.openid, row]));
    const free: OpenidTurnEntity[] = [];
    for (const { openid, deliveryId } of wishes) {
      const row = taken.get(openid);
      if (!row) free.push({ openid, until, deliveryId });
      else if (row.until > now && row.deliveryId !== deliveryId) busy.set(deliveryId, row.deliveryId === null ? { again: row.until, isPause: true } : soon);
      else if (await this.turns.takeOver(tx, row, { openid, until, deliveryId })) mine.add(deliveryId);
      else busy.set(deliveryId, soon);
    }
    for (const { deliveryId } of await this.insert(tx, free)) mine.add(deliveryId ?? '');
    for (const { deliveryId } of free) if (!mine.has(deliveryId ?? '')) busy.set(deliveryId ?? '', soon);
    return { until, mine, busy };
  }

  /** The calls are over. */
  async giveBack(tx: Tx, openids: readonly string[], until: Date): Promise<void> {
    await this.turns.delete(tx, openids, until);
  }

  /** WeChat asked to leave this person alone for a while. */
  pause(tx: Tx, openid: string, until: Date): Promise<void> {
    return this.turns.put(tx, { openid, until, deliveryId: null });
  }

  erase(tx: Tx, openids: string[]): Promise<void> {
    return openids.length === 0 ? Promise.resolve() : this.turns.erase(tx, openids);
  }

  /** In the order of openids, so that two processes never wait for each other; answers those that nobody had. */
  private async insert(tx: Tx, rows: OpenidTurnEntity[]): Promise<OpenidTurnEntity[]> {
    const sorted = rows.toSorted((a, b) => (a.openid < b.openid ? -1 : 1));
    if (sorted.length === 0 || (await this.turns.insert(tx, sorted))) return sorted;
    const inserted: OpenidTurnEntity[] = [];
    for (const row of sorted) if (await this.turns.insert(tx, [row])) inserted.push(row);
    return inserted;
  }
}
