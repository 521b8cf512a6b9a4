import type { DeliveryReason } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Alarms } from '../../platform/alarms/alarms.js';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { Log } from '../../platform/logging/logger.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { disprovedBy, stoppedKey } from './alarm-words.js';
import type { DeliveryEntity } from './delivery.entity.js';
import { DELIVERY_SEND } from './delivery-send.js';
import { hasAnswered, isSilence } from './outcome.js';
import { Outages } from './pace/outages.service.js';
import { PausesRepository } from './pauses.repository.js';
import type { SendPauseEntity } from './send-pause.entity.js';
import { callPause, pausedCall, wayOf } from './ways.js';

export { callPause };
export const templatePause = (templateId: string): string => `template:${templateId}`;

/** What WeChat told us to leave alone for a while, by call and by template. Survives a restart. */
@Injectable()
export class PausesService {
  constructor(
    private readonly repository: PausesRepository,
    private readonly outages: Outages,
    private readonly alarms: Alarms,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  async current(tx: Tx): Promise<Set<string>> {
    return new Set((await this.list(tx)).map(({ name }) => name));
  }

  list(tx?: Tx): Promise<SendPauseEntity[]> {
    return this.repository.findCurrent(this.clock.now(), tx);
  }

  /** Those that stop every call. Where WeChat is only silent, `SendPace` lets probes through. */
  async standing(tx?: Tx): Promise<SendPauseEntity[]> {
    return (await this.list(tx)).filter(({ reason }) => reason !== 'wechat-unreachable');
  }

  async find(name: string, tx: Tx): Promise<SendPauseEntity | undefined> {
    return (await this.repository.find(name, this.clock.now(), tx)) ?? undefined;
  }

  /** Loud, because everything that goes this way waits. */
  async pause(tx: Tx, name: string, until: Date, reason: DeliveryReason, detail: string): Promise<void> {
    await this.repository.pause(tx, { name, until, reason, detail });
    this.log.error('wechat paused', { name, until: until.toISOString(), reason, detail });
  }

  /** A message went through after a pause had run out: what stood in its way is over, and so are its alarms. */
  async passed(tx: Tx, { channel, templateId }: DeliveryEntity): Promise<void> {
    const call = callPause(wayOf(channel).call);
    const over = await this.repository.findOver([call, templatePause(templateId ?? '')], this.clock.now(), tx);
    if (over.length === 0) return this.outages.heard(wayOf(channel).call);
    if (over.some(({ name }) => name === call)) await this.outages.answered(tx, wayOf(channel).call);
    await this.repository.forget(tx, over.map(({ name }) => name));
    const keys = over.flatMap(({ name }) => (name === call ? disprovedBy(channel) : [stoppedKey(templateId ?? '')]));
    for (const key of keys) await this.alarms.clear(key, tx);
  }

  /** What a refusal, or silence, says about whether WeChat answers at all. */
  async heard(tx: Tx, { channel }: DeliveryEntity, error: unknown): Promise<void> {
    const { call } = wayOf(channel);
    if (isSilence(error)) await this.outages.noAnswer(tx, call, error.message);
    else if (hasAnswered(error)) await this.outages.answered(tx, call);
  }

  /** Staff know that the cause is gone: what waits is tried at once. Its alarm goes with the first success. */
  lift(staff: StaffCaller, name: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      if (!(await this.repository.lift(tx, name, this.clock.now()))) throw new AppError('WRONG_STATE', '这一项已经恢复，不需要再操作');
      const call = pausedCall(name);
      if (call) await this.outages.probeNow(tx, call);
      await this.outbox.hasten(tx, DELIVERY_SEND);
      await this.audit.record(tx, { actor: staff, action: 'wechat.lift-pause', objectKind: 'pause', objectId: name.slice(0, 64), summary: `恢复微信发送：${name}` });
    });
  }
}
