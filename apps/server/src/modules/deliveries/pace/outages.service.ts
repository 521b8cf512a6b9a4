import { Injectable } from '@nestjs/common';
import { Alarms } from '../../../platform/alarms/alarms.js';
import { addMs, Clock } from '../../../platform/clock/clock.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import { Log } from '../../../platform/logging/logger.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { quotaDayOf } from '../../../platform/wechat/quota-day.js';
import { silenceAlarm } from '../alarm-words.js';
import { DELIVERY_SEND } from '../delivery-send.js';
import { PausesRepository } from '../pauses.repository.js';
import { callPause, type SendingCall } from '../ways.js';
import { SendPaceRepository } from './send-pace.repository.js';

/** One lost answer is bad luck; so many in a row are an outage. */
const IN_A_ROW = 5;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;

/**
 * WeChat does not answer on a call: the call rests, one probe at a time goes out after growing waits (`SendPace` grants it),
 * and the first answer wakes everything that waits, in the order of the outbox and inside the pace.
 */
@Injectable()
export class Outages {
  private readonly silent = new Map<SendingCall, number>();

  constructor(
    private readonly paces: SendPaceRepository,
    private readonly pauses: PausesRepository,
    private readonly alarms: Alarms,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** A call was not answered, or only with "busy". */
  async noAnswer(tx: Tx, call: SendingCall, detail: string): Promise<void> {
    const silent = (this.silent.get(call) ?? 0) + 1;
    this.silent.set(call, silent);
    const row = await this.paces.find(tx, call);
    const isOut = row !== null && row.probeAt !== null;
    // While the call rests, only calls that were under way before can still come back.
    if (isOut ? await this.isResting(tx, call) : silent < IN_A_ROW) return;
    if (!row) await this.paces.insert(tx, { name: call, day: quotaDayOf(this.clock.now()), used: 0, busyUntilUs: 0, failures: 0, probeAt: null });
    await this.rest(tx, call, (row?.failures ?? 0) + 1, detail);
  }

  /** WeChat answered, whatever it said. */
  async answered(tx: Tx, call: SendingCall): Promise<void> {
    this.silent.delete(call);
    const row = await this.paces.find(tx, call);
    if (row !== null && row.probeAt !== null && !(await this.isResting(tx, call))) await this.end(tx, call);
  }

  /** A message went through and nothing rests: the row of lost answers is broken. */
  heard(call: SendingCall): void {
    this.silent.delete(call);
  }

  /** The outage is over: what waits is due. */
  private async end(tx: Tx, call: SendingCall): Promise<void> {
    this.silent.delete(call);
    await this.paces.set(tx, call, { failures: 0, probeAt: null });
    await this.pauses.forget(tx, [callPause(call)]);
    await this.alarms.clear(silenceAlarm(call, '').key, tx);
    await this.outbox.hasten(tx, DELIVERY_SEND);
    this.log.info('wechat answers again', { call });
  }

  /** Staff believe that it is over: the next call is the probe. */
  async probeNow(tx: Tx, call: SendingCall): Promise<void> {
    const row = await this.paces.find(tx, call);
    if (row?.probeAt) await this.paces.set(tx, call, { failures: row.failures, probeAt: this.clock.now() });
  }

  private async isResting(tx: Tx, call: SendingCall): Promise<boolean> {
    return (await this.pauses.find(callPause(call), this.clock.now(), tx)) !== null;
  }

  private async rest(tx: Tx, call: SendingCall, failures: number, detail: string): Promise<void> {
    const probeAt = addMs(this.clock.now(), Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures - 1, 10)));
    await this.paces.set(tx, call, { failures, probeAt });
    const standing = await this.pauses.find(callPause(call), probeAt, tx);
    // A quota that is used up for the day outlasts the silence of calls that were under way.
    if (!standing) await this.pauses.pause(tx, { name: callPause(call), until: probeAt, reason: 'wechat-unreachable', detail });
    const { key, text } = silenceAlarm(call, detail);
    await this.alarms.raise(key, text, tx);
    this.log.warn('wechat is silent', { call, failures, probeAt: probeAt.toISOString(), detail });
  }
}
