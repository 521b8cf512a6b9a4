import { deliveryReasons, type DeliveryReason } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import type { DeliveryEntity } from './delivery.entity.js';
import { EndingsService } from './endings.service.js';
import { LostCallsService } from './lost-calls.service.js';
import { MessageCallsService } from './message-calls.service.js';
import { OpenidTurnsService } from './openid-turns.service.js';
import { callPause, PausesService } from './pauses.service.js';
import { ringsAt } from './quiet-hours.js';
import { WaitsService, type Hold, type Wait } from './waits.service.js';
import { wayOf } from './ways.js';

/** A call that is marked and must be made now, with the end of its person's turn. */
export interface Marked {
  delivery: DeliveryEntity;
  turnUntil: Date;
}

/** What the sender found out outside of the transaction. */
export interface Asked {
  isMine(delivery: DeliveryEntity): boolean;
  /** Notices that have been withdrawn. */
  withdrawn: ReadonlySet<string>;
  /** Deliveries, by id, that the pace has no room for. */
  held: ReadonlyMap<string, Hold>;
}

interface Checks extends Asked {
  /** People who want no reminders. */
  refusing: ReadonlySet<string>;
}

/** Of no use once the notice is gone. */
const NEWS = new Set<DeliveryEntity['kind']>(['published', 'corrected', 'reminder']);
export const mayHaveArrived = ({ callAt, uncertain }: DeliveryEntity): boolean => callAt !== null || uncertain;

/**
 * Decides about calls and marks them durably before they are made. A mark that is found again means that its process died
 * in between: docs/decisions/0003-unknown-outcome.md, 0014-sending-in-batches.md.
 */
@Injectable()
export class AttemptsService {
  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly endings: EndingsService,
    private readonly lost: LostCallsService,
    private readonly pauses: PausesService,
    private readonly turns: OpenidTurnsService,
    private readonly calls: MessageCallsService,
    private readonly waits: WaitsService,
    private readonly clock: Clock,
  ) {}

  /** Those of these deliveries, each to another person, that are to be called now. All others have ended or have a job of their own. */
  async begin(tx: Tx, ids: readonly string[], asked: Asked): Promise<Marked[]> {
    const rows = (await this.deliveries.findMany(ids, tx)).filter((delivery) => delivery.state === 'waiting' && asked.isMine(delivery));
    if (rows.length === 0) return [];
    const checks = { ...asked, refusing: await this.endings.refusing(tx, rows.map(({ userId }) => userId)) };
    const waits: Wait[] = [];
    const ready: DeliveryEntity[] = [];
    for (const delivery of rows) if (await this.isReady(tx, delivery, checks, waits)) ready.push(delivery);
    const marked = await this.mark(tx, await this.unpaused(tx, ready, asked, waits), waits);
    await this.waits.put(tx, waits);
    return marked;
  }

  /** Tries that ended before the calls could be made: nothing was sent, nothing was marked. A lost call keeps its mark, for what it did must still be found out. */
  async notReady(tx: Tx, ids: readonly string[], isMine: (delivery: DeliveryEntity) => boolean): Promise<{ fresh: DeliveryEntity[]; lost: DeliveryEntity[] }> {
    const rows = (await this.deliveries.findMany(ids, tx)).filter((delivery) => delivery.state === 'waiting' && isMine(delivery));
    const fresh = rows.filter(({ callAt }) => callAt === null).map((delivery) => ({ ...delivery, attempts: delivery.attempts + 1 }));
    if (fresh.length > 0) await this.deliveries.countAttempt(tx, fresh.map(({ id }) => id));
    return { fresh, lost: rows.filter(({ callAt }) => callAt !== null) };
  }

  private async isReady(tx: Tx, delivery: DeliveryEntity, checks: Checks, waits: Wait[]): Promise<boolean> {
    if (mayHaveArrived(delivery)) {
      const next = await this.lost.afterLoss(tx, delivery);
      if (next === 'ended') return false;
      if (next !== 'call') {
        waits.push({ delivery, at: next.until, reason: 'outcome-unknown', detail: delivery.detail });
        return false;
      }
    }
    const stop = this.stopOf(delivery, checks);
    if (stop) {
      await (mayHaveArrived(delivery) ? this.endings.unknown(tx, delivery, `${deliveryReasons[stop]}，不再核实`) : this.endings.inboxOnly(tx, delivery, stop, null));
      return false;
    }
    const rings = ringsAt(delivery.quiet, this.clock.now());
    if (rings > this.clock.now() && !mayHaveArrived(delivery)) {
      waits.push({ delivery, at: rings, reason: 'quiet-hours', detail: null });
      return false;
    }
    if (this.calls.isPossible(delivery)) return true;
    await this.endings.nextChannel(tx, delivery, 'not-configured', null);
    return false;
  }

  private stopOf({ kind, noticeId, userId, expiresAt }: DeliveryEntity, { withdrawn, refusing }: Checks): DeliveryReason | undefined {
    if (NEWS.has(kind) && noticeId !== null && withdrawn.has(noticeId)) return 'withdrawn';
    if (expiresAt !== null && expiresAt <= this.clock.now()) return 'deadline-gone';
    return refusing.has(userId) ? 'reminders-off' : undefined;
  }

  private async unpaused(tx: Tx, ready: DeliveryEntity[], { held }: Asked, waits: Wait[]): Promise<DeliveryEntity[]> {
    if (ready.length === 0) return ready;
    const pauses = new Map((await this.pauses.standing(tx)).map((pause) => [pause.name, pause]));
    return ready.filter((delivery) => {
      const pause = pauses.get(callPause(wayOf(delivery.channel).call));
      const hold = pause ? { at: pause.until, reason: pause.reason, detail: pause.detail } : held.get(delivery.id);
      if (hold) waits.push({ delivery, ...hold });
      return !hold;
    });
  }

  private async mark(tx: Tx, ready: DeliveryEntity[], waits: Wait[]): Promise<Marked[]> {
    const { until, mine, busy } = await this.turns.takeAll(tx, ready.map(({ id, openid }) => ({ openid: openid ?? id, deliveryId: id })));
    const now = this.clock.now();
    for (const delivery of ready) {
      const turn = busy.get(delivery.id);
      if (turn) waits.push({ delivery, at: turn.again, reason: turn.isPause ? 'too-frequent' : delivery.reason, detail: delivery.detail });
    }
    const turning = ready.filter(({ id }) => mine.has(id));
    await this.deliveries.markCalls(tx, turning.filter(({ callAt }) => callAt === null), now);
    await this.deliveries.markAgain(tx, turning.filter(({ callAt }) => callAt !== null), now);
    return turning.map((delivery) => ({ delivery: { ...delivery, callAt: now, firstCallAt: delivery.firstCallAt ?? now, attempts: delivery.attempts + 1, uncertain: mayHaveArrived(delivery) }, turnUntil: until }));
  }
}
