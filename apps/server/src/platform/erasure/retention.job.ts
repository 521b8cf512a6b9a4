import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Audit } from '../audit/audit.js';
import { addMs, Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { instancesOf } from '../instances.js';
import { RecurringJob } from '../schedule/recurring-job.js';
import { RetainedDataHolder } from './retained-data.js';

const DAY_MS = 86_400_000;
const BATCH = 200;

/** Every night: contacts and files of matters that are closed for longer than the centre keeps them. */
@Injectable()
export class RetentionJob extends RecurringJob {
  readonly name = 'retention.forget';
  readonly every = { dailyAt: '03:40' };

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {
    super();
  }

  async run(signal: AbortSignal): Promise<void> {
    for (const holder of instancesOf(this.discovery, RetainedDataHolder)) await this.forgetOf(holder, signal);
  }

  private async forgetOf(holder: RetainedDataHolder, signal: AbortSignal): Promise<void> {
    const days = this.config.centre.retention[`${holder.keeps}Days`];
    const before = addMs(this.clock.now(), -days * DAY_MS);
    for (let forgotten = BATCH; forgotten === BATCH; ) {
      signal.throwIfAborted();
      forgotten = await this.unitOfWork.run(async (tx) => {
        const count = await holder.forget(tx, before, BATCH);
        const summary = `${holder.label}已满保存期限（办结后 ${days} 天），清除 ${count} 件`;
        if (count > 0) await this.audit.record(tx, { actor: { kind: 'system', name: '保存期限' }, action: 'retention.forget', objectKind: 'retention', objectId: holder.keeps, summary, detail: { count, before } });
        return count;
      });
    }
  }
}
