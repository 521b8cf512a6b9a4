import { Injectable } from '@nestjs/common';
import { addMs, Clock } from '../../platform/clock/clock.js';
import { crashPoint } from '../../platform/crash-points/crash-points.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { groupsOf } from '../../platform/groups.js';
import { NoticesService } from '../notices/notices.service.js';
import { AttemptsService, mayHaveArrived, type Marked } from './attempts.service.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import type { DeliveryEntity } from './delivery.entity.js';
import { EndingsService } from './endings.service.js';
import { JointWrites } from './joint-writes.js';
import { MessageCallsService } from './message-calls.service.js';
import { OutcomesService, type Answer } from './outcomes.service.js';
import { SendPace } from './pace/send-pace.js';
import { callPause, PausesService } from './pauses.service.js';
import { RefusalsService } from './refusals.service.js';
import { earliestRank } from './send-jobs.service.js';
import { SendWindow } from './send-window.js';
import { WaitsService, type Hold } from './waits.service.js';
import { wayOf } from './ways.js';

const NOT_READY_MS = 5000;
const DETAIL_LENGTH = 400;

/** What a job may send. */
export interface Batch {
  ids: readonly string[];
  /** Whether a delivery, as it is now, still belongs to the job. */
  isMine(delivery: DeliveryEntity): boolean;
}

const keyOf = ({ openid, id }: DeliveryEntity): string => openid ?? id;

/** Sends deliveries: mark, call, write down, as many at once as there is room for. docs/decisions/0014-sending-in-batches.md */
@Injectable()
export class SenderService {
  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly attempts: AttemptsService,
    private readonly endings: EndingsService,
    private readonly refusals: RefusalsService,
    private readonly outcomes: OutcomesService,
    private readonly waits: WaitsService,
    private readonly window: SendWindow,
    private readonly pace: SendPace,
    private readonly pauses: PausesService,
    private readonly calls: MessageCallsService,
    private readonly notices: NoticesService,
    private readonly writes: JointWrites,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Resolves when each delivery has ended or has a job of its own, with the errors of those for which that cannot be said. Begins
   * nothing new once `signal` is aborted, and rejects then.
   */
  async send({ ids, isMine }: Batch, signal: AbortSignal): Promise<Map<string, unknown>> {
    const failed = new Map<string, unknown>();
    const calling: Promise<void>[] = [];
    let open = (await this.deliveries.findMany(ids)).filter((delivery) => delivery.state === 'waiting' && isMine(delivery));
    const held = await this.hold(open);
    while (open.length > 0 && !signal.aborted) {
      const entered = new Set(await this.window.enter([...new Set(open.map(keyOf))]));
      const now = [...new Map(open.filter((one) => entered.has(keyOf(one))).map((one) => [keyOf(one), one])).values()];
      open = open.filter((one) => !now.includes(one));
      const marked = await this.begin(now, isMine, held).catch((error: unknown) => {
        for (const { id } of now) failed.set(id, error);
        return [];
      });
      const begun = new Set(marked.map(({ delivery }) => delivery.id));
      for (const one of now) if (!begun.has(one.id)) this.leave(keyOf(one));
      calling.push(...marked.map((one) => this.call(one).catch((error: unknown) => void failed.set(one.delivery.id, error))));
    }
    await Promise.all(calling);
    if (open.length > 0) signal.throwIfAborted();
    return failed;
  }

  /** Ends deliveries that no job will come for any more, so that they are never silently stuck. */
  async giveUp(tx: Tx, { ids, isMine }: Batch, why: string): Promise<void> {
    const detail = why.slice(0, DETAIL_LENGTH);
    for (const delivery of await this.deliveries.findMany(ids, tx)) {
      if (delivery.state !== 'waiting' || !isMine(delivery)) continue;
      await (mayHaveArrived(delivery) ? this.endings.unknown(tx, delivery, detail) : this.endings.failed(tx, delivery, 'gave-up', detail));
    }
  }

  private async begin(deliveries: DeliveryEntity[], isMine: Batch['isMine'], held: ReadonlyMap<string, Hold>): Promise<Marked[]> {
    const withdrawn = await this.withdrawn(deliveries);
    const ready: DeliveryEntity[] = [];
    for (const group of groupsOf(deliveries, ({ channel }) => wayOf(channel).account).values()) if (await this.prepare(group, isMine)) ready.push(...group);
    if (ready.length === 0) return [];
    const marked = await this.writes.join((tx) => this.attempts.begin(tx, ready.map(({ id }) => id), { isMine, withdrawn, held }));
    crashPoint('delivery-marked');
    return marked;
  }

  private async call(marked: Marked): Promise<void> {
    const key = keyOf(marked.delivery);
    const answer = await this.calls.send(marked.delivery).then(
      ({ msgid }): Answer => ({ msgid }),
      (error: unknown): Answer => ({ error }),
    );
    crashPoint('delivery-answered');
    this.window.answered();
    await this.outcomes.write(marked, answer).finally(() => this.window.leave(key));
  }

  private leave(key: string): void {
    this.window.answered();
    this.window.leave(key);
  }

  private async withdrawn(deliveries: readonly DeliveryEntity[]): Promise<Set<string>> {
    const withdrawn = new Set<string>();
    for (const noticeId of new Set(deliveries.flatMap(({ noticeId }) => noticeId ?? []))) if (!(await this.notices.isPublic(noticeId))) withdrawn.add(noticeId);
    return withdrawn;
  }

  /** True when calls to this account can be made, or need not be; else what that means is written down. */
  private async prepare(group: DeliveryEntity[], isMine: Batch['isMine']): Promise<boolean> {
    const possible = group.find((delivery) => this.calls.isPossible(delivery));
    if (!possible) return true;
    try {
      await this.calls.ready(possible);
      return true;
    } catch (error) {
      await this.unitOfWork.run(async (tx) => {
        const { fresh, lost } = await this.attempts.notReady(tx, group.map(({ id }) => id), isMine);
        for (const delivery of fresh) await this.refusals.refused(tx, delivery, error);
        const at = addMs(this.clock.now(), NOT_READY_MS);
        await this.waits.put(tx, lost.map((delivery) => ({ delivery, at, reason: delivery.reason, detail: delivery.detail })));
      });
      return false;
    }
  }

  /**
   * Those that WeChat's quotas have no room for now, and when they may ask again. A paused call uses no quota, so that what is
   * paused here must not go even if its pause ends before it is marked: it asks again.
   */
  private async hold(ready: readonly DeliveryEntity[]): Promise<Map<string, Hold>> {
    const held = new Map<string, Hold>();
    const paused = new Map((await this.pauses.standing()).map((pause) => [pause.name, pause]));
    for (const [call, group] of groupsOf(ready, ({ channel }) => wayOf(channel).call)) {
      const pause = paused.get(callPause(call));
      if (pause) {
        for (const { id } of group) held.set(id, { at: this.clock.now(), reason: pause.reason, detail: pause.detail });
        continue;
      }
      const { granted, again, reason } = await this.pace.take(call, group.length, earliestRank(group));
      if (again !== null) for (const { id } of group.slice(granted)) held.set(id, { at: again, reason, detail: null });
    }
    return held;
  }
}
