import { MAX_RETRIES_AT_ONCE, type DeliveryCount, type DeliveryFilter, type RetriedDeliveries, type RetryDeliveries } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { NoticesService } from '../notices/notices.service.js';
import { DeadLettersService } from './dead-letters.service.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { DECIDED } from './decided.js';
import { DeliverySearchRepository, RETRIABLE_STATES } from './delivery-search.repository.js';
import type { DeliveryEntity } from './delivery.entity.js';
import { EndingsService } from './endings.service.js';
import { DeliverySteps } from './steps/delivery-steps.service.js';

/** It has ended without reaching WeChat surely, and neither its reader nor its notice wanted that. */
export const mayRetry = ({ state, reason }: Pick<DeliveryEntity, 'state' | 'reason'>): boolean => RETRIABLE_STATES.includes(state) && (reason === null || !DECIDED.includes(reason));

/** 再试一次: for one push and for all that a filter finds. */
@Injectable()
export class RetriesService {
  constructor(
    private readonly search: DeliverySearchRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly endings: EndingsService,
    private readonly deadLetters: DeadLettersService,
    private readonly steps: DeliverySteps,
    private readonly notices: NoticesService,
    private readonly audit: Audit,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** How many a filter finds that may be tried again; one more than the limit stands for "more". */
  async count(filter: DeliveryFilter): Promise<DeliveryCount> {
    return { retriable: (await this.search.findRetriable(filter, MAX_RETRIES_AT_ONCE + 1)).length };
  }

  /** Tries all of them again, if they are as many as was confirmed. The trail says so before the first. */
  async retryAll(staff: StaffCaller, { filter, expected }: RetryDeliveries): Promise<RetriedDeliveries> {
    const ids = await this.search.findRetriable(filter, MAX_RETRIES_AT_ONCE + 1);
    if (ids.length > MAX_RETRIES_AT_ONCE) throw new AppError('LIMIT_REACHED', `一次最多再试 ${MAX_RETRIES_AT_ONCE} 条，请缩小筛选范围`);
    if (ids.length !== expected) throw new AppError('CONFLICT', `符合条件的推送现在有 ${ids.length} 条，与确认时不同，请重新确认`);
    await this.unitOfWork.run((tx) => this.audit.record(tx, { actor: staff, action: 'delivery.retry-many', objectKind: 'delivery', objectId: '-', summary: `批量再试推送 ${ids.length} 条`, detail: { filter, ids } }));
    let retried = 0;
    for (const id of ids) if (await this.tryAgain(id)) retried += 1;
    return { retried, skipped: ids.length - retried };
  }

  /** Throws NOT_FOUND, and WRONG_STATE for news of a notice that is gone. */
  async checkPublic(id: string): Promise<void> {
    const found = await this.deliveries.find(id);
    if (!found) throw new AppError('NOT_FOUND', '没有找到这条推送');
    const isNews = found.kind === 'published' || found.kind === 'corrected' || found.kind === 'reminder';
    if (isNews && found.noticeId !== null && !(await this.notices.isPublic(found.noticeId))) throw new AppError('WRONG_STATE', '公告已撤回，不能再推送');
  }

  /** Throws WRONG_STATE when there is nothing to try again. */
  async again(tx: Tx, id: string): Promise<DeliveryEntity> {
    const delivery = await this.deliveries.find(id, tx);
    if (!delivery || !RETRIABLE_STATES.includes(delivery.state)) throw new AppError('WRONG_STATE', '这条推送正在发送或已经发出，不需要重试');
    if (!mayRetry(delivery)) throw new AppError('WRONG_STATE', '这条消息按用户的选择或公告的状态不推送，不能重试');
    await this.deadLetters.overtake(tx, id);
    await this.steps.note(tx, delivery, 'retried');
    await this.endings.takeWay(tx, delivery, null, null);
    return delivery;
  }

  /** False for what was decided otherwise meanwhile. */
  private async tryAgain(id: string): Promise<boolean> {
    try {
      await this.checkPublic(id);
      await this.unitOfWork.run((tx) => this.again(tx, id));
      return true;
    } catch (error) {
      if (error instanceof AppError && (error.code === 'WRONG_STATE' || error.code === 'NOT_FOUND')) return false;
      throw error;
    }
  }
}
