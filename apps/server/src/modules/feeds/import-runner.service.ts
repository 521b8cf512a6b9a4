import { stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as breathe } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { FeedFormat } from '@sunshine/contracts';
import { Audit, type AuditActor } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { newId } from '../../platform/database/ids.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import { regionByName } from '../notices/regions.js';
import { readFeedFile, type FeedFile, type ReadRecord } from './feed-file.js';
import { ImportTally } from './import-tally.js';
import type { ImportRejectionEntity, ImportRunEntity, ImportState } from './import-run.entity.js';
import { ImportRunsRepository } from './import-runs.repository.js';
import { recordKey, RecordIntakeService, type IncomingRecord } from './record-intake.service.js';

export interface ImportOrder {
  format: FeedFormat;
  path: string;
  /** The name that people know the file by. */
  fileName: string;
  asDraft: boolean;
  notify: boolean;
  actor: AuditActor;
  startedBy: string;
  /** Shown as 来源 of records that name none. */
  sourceName?: string | undefined;
  /** Completes addresses that the records give as a path only. */
  siteUrl?: string | undefined;
}

/** Hears how far an import is. */
export interface ImportListener {
  progress?(run: ImportRunEntity): void;
  rejected?(rejection: ImportRejectionEntity): void;
}

/** Short transactions and a breath between them: on SQLite everybody else waits for the one that writes. */
const BATCH_RECORDS = 25;
const BREATH_MS = 10;
const BATCH_CHARACTERS = 8 * 1024 * 1024;
const DEFAULT_SOURCE = '公共资源交易平台';

/** This process, as runs remember it. */
export const thisWorker = (): string => `${hostname().slice(0, 80)}/${process.pid}`;

/** Imports one file from the first record to the last; every batch stands on its own, so a stop loses no more than one. */
@Injectable()
export class ImportRunnerService {
  constructor(
    private readonly runs: ImportRunsRepository,
    private readonly intake: RecordIntakeService,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Writes down that an import begins. */
  async begin(order: ImportOrder): Promise<ImportRunEntity> {
    const now = this.clock.now();
    const { format, asDraft, notify, startedBy } = order;
    const counts = { read: 0, created: 0, updated: 0, unchanged: 0, rejected: 0, masked: 0 };
    const run: ImportRunEntity = { id: newId(), format, asDraft, ...counts, fileName: order.fileName.slice(0, 255), state: 'running', error: null, percent: 0, startedBy: startedBy.slice(0, 60), worker: thisWorker(), startedAt: now, seenAt: now, finishedAt: null };
    await this.unitOfWork.run(async (tx) => {
      await this.runs.insert(tx, run);
      await this.audit.record(tx, { actor: order.actor, action: 'import.start', objectKind: 'import', objectId: run.id, summary: `导入文件“${run.fileName}”${asDraft ? '（进入审核）' : notify ? '' : '（不通知订阅者）'}`, detail: { format, notify } });
    });
    return run;
  }

  /**
   * Does the work of a run that has begun and answers its end. `signal` stops it between batches (state interrupted).
   * A file that cannot be read ends as failed with the reason; an outage of database or disk is thrown after it is noted.
   */
  async work(run: ImportRunEntity, order: ImportOrder, listener: ImportListener = {}, signal?: AbortSignal): Promise<ImportRunEntity> {
    const tally = new ImportTally(run);
    try {
      const size = (await stat(order.path)).size;
      let batch: ReadRecord[] = [];
      let characters = 0;
      for await (const record of readFeedFile(this.file(order), (bytes) => tally.sawBytes(bytes, size))) {
        batch.push(record);
        characters += record.original.length;
        if (batch.length < BATCH_RECORDS && characters < BATCH_CHARACTERS) continue;
        await this.takeBatch(tally, batch, order, listener);
        [batch, characters] = [[], 0];
        await breathe(BREATH_MS);
        if (signal?.aborted) return await this.end(tally, 'interrupted', '服务停止，导入中断；重新导入同一文件即可继续');
      }
      await this.takeBatch(tally, batch, order, listener);
      return await this.end(tally, 'finished', null);
    } catch (error) {
      const ended = await this.end(tally, 'failed', error instanceof AppError ? error.message : `导入中断：${String(error).slice(0, 300)}`);
      if (error instanceof AppError || (error as NodeJS.ErrnoException).code === 'ENOENT') return ended;
      throw error;
    }
  }

  private file({ format, path, sourceName, siteUrl }: ImportOrder): FeedFile {
    const region = this.config.centre.regionCode;
    const regionCodeOf = (name: string): string | null => (name === '' ? region : (regionByName(name)?.code ?? null));
    return { format, path, context: { sourceName: sourceName ?? DEFAULT_SOURCE, siteUrl: siteUrl ?? null, regionCodeOf } };
  }

  private async takeBatch(tally: ImportTally, batch: ReadRecord[], order: ImportOrder, listener: ImportListener): Promise<void> {
    const good: IncomingRecord[] = [];
    for (const { position, original, parsed } of batch) {
      tally.run.read++;
      const refusal = parsed.ok ? tally.refuseRepeated(recordKey(parsed.record), parsed.record, position) : parsed.reason;
      if (parsed.ok && refusal === null) good.push({ position, original, record: parsed.record });
      else if (refusal !== 'same') tally.reject(position, parsed.ok ? parsed.record : parsed, refusal ?? '');
      else tally.run.unchanged++;
    }
    const fates = good.length > 0 ? await this.intake.take(good, order) : [];
    for (const [index, fate] of fates.entries()) {
      const incoming = good[index];
      if (fate.outcome === 'rejected' && incoming) tally.reject(incoming.position, incoming.record, fate.reason);
      else if (fate.outcome !== 'rejected') tally.count(fate);
    }
    await this.save(tally, listener);
  }

  private async save(tally: ImportTally, listener: ImportListener): Promise<void> {
    const rejections = tally.takeRejections();
    tally.run.seenAt = this.clock.now();
    const { id, ...columns } = tally.run;
    await this.unitOfWork.run(async (tx) => {
      await this.runs.addRejections(tx, rejections);
      await this.runs.update(tx, id, columns);
    });
    for (const rejection of rejections) listener.rejected?.(rejection);
    listener.progress?.(tally.run);
  }

  private async end(tally: ImportTally, state: ImportState, error: string | null): Promise<ImportRunEntity> {
    tally.run.state = state;
    tally.run.error = error;
    tally.run.finishedAt = this.clock.now();
    if (state === 'finished') tally.run.percent = 100;
    await this.save(tally, {});
    return tally.run;
  }
}
