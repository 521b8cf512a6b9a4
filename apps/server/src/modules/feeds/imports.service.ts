import { mkdir, open, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { ImportRejection, ImportRun, ListImportsQuery, Page, StartImportQuery } from '@sunshine/contracts';
import { addMs, Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { idBelow, idPage } from '../../platform/database/id-page.js';
import { newId } from '../../platform/database/ids.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { Log } from '../../platform/logging/logger.js';
import { buildTemplate } from './formats/xlsx-template.js';
import { ImportRunnerService, thisWorker, type ImportOrder } from './import-runner.service.js';
import type { ImportRunEntity } from './import-run.entity.js';
import { ImportRunsRepository } from './import-runs.repository.js';

/** A run without a sign of life for this long belongs to a process that is gone. */
const SILENT_MS = 10 * 60_000;

const toRun = ({ id, format, fileName, state, error, read, created, updated, unchanged, rejected, masked, asDraft, percent, startedBy, startedAt, finishedAt }: ImportRunEntity): ImportRun => ({
  ...{ id, format, fileName, state, error, read, created, updated, unchanged, rejected, masked, asDraft, percent, startedBy },
  startedAt: startedAt.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
});

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Imports through the console: one at a time in the background of this process, and the list of all of them. */
@Injectable()
export class ImportsService implements BeforeApplicationShutdown {
  private running: Promise<void> | undefined;
  private readonly stopping = new AbortController();

  constructor(
    private readonly runs: ImportRunsRepository,
    private readonly runner: ImportRunnerService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  /**
   * Keeps the uploaded file and begins to import it; the answer comes before the work. Throws AppError LIMIT_REACHED while
   * another import runs here, and whatever the upload fails with (TOO_LARGE); then nothing is left on the disk.
   */
  async start(caller: StaffCaller, { format, draft, notify }: StartImportQuery, fileName: string, upload: Readable): Promise<ImportRun> {
    if (this.running) {
      upload.resume();
      throw new AppError('LIMIT_REACHED', '已有一个导入正在进行，请等它结束');
    }
    let release = (): void => undefined;
    this.running = new Promise((resolve) => (release = resolve));
    try {
      const path = await this.keep(upload);
      const order: ImportOrder = { format, path, fileName: fileName || '未命名文件', asDraft: draft === 'true', notify: notify === 'true', actor: caller, startedBy: caller.name };
      const run = await this.runner.begin(order);
      const answer = toRun(run);
      void this.workInBackground(run, order).finally(() => this.free(release));
      return answer;
    } catch (error) {
      this.free(release);
      throw error;
    }
  }

  /** Newest first. */
  async list({ limit, cursor }: ListImportsQuery): Promise<Page<ImportRun>> {
    await this.closeAbandoned();
    return idPage(await this.runs.findNewest(idBelow(cursor), limit + 1), limit, toRun);
  }

  async get(id: string): Promise<ImportRun> {
    const run = await this.runs.find(id);
    if (!run) throw new AppError('NOT_FOUND', '没有找到这次导入');
    return toRun(run);
  }

  /** In the order of the file. */
  async rejections(id: string, { limit, cursor }: ListImportsQuery): Promise<Page<ImportRejection>> {
    await this.get(id);
    const rows = await this.runs.findRejections(id, idBelow(cursor), limit + 1);
    return idPage(rows, limit, ({ position, sourceId, title, reason }) => ({ position, sourceId, title, reason }));
  }

  template(): Promise<Buffer> {
    return buildTemplate();
  }

  /** Ends the runs of processes that are gone, so that no list shows them as running for ever. */
  async closeAbandoned(): Promise<void> {
    const silentSince = addMs(this.clock.now(), -SILENT_MS);
    for (const run of await this.runs.findRunning()) {
      if (run.worker === thisWorker() && this.running) continue;
      const [host, pid] = run.worker.split('/');
      const isGone = host === hostname().slice(0, 80) ? run.worker === thisWorker() || !isAlive(Number(pid)) : run.seenAt < silentSince;
      if (!isGone) continue;
      await this.unitOfWork.run((tx) => this.runs.update(tx, run.id, { state: 'interrupted', error: '进程中途退出，导入中断；重新导入同一文件即可继续', finishedAt: this.clock.now() }));
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private free(release: () => void): void {
    this.running = undefined;
    release();
  }

  private async keep(upload: Readable): Promise<string> {
    const folder = join(this.config.dataDir, 'imports');
    await mkdir(folder, { recursive: true });
    const path = join(folder, newId());
    // Opened here and not by the stream: an upload that breaks at once would be removed before its file is made.
    const file = await open(path, 'wx');
    try {
      await pipeline(upload, file.createWriteStream());
      return path;
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
  }

  private async workInBackground(run: ImportRunEntity, order: ImportOrder): Promise<void> {
    try {
      await this.runner.work(run, order, {}, this.stopping.signal);
    } catch (error) {
      // The run is already marked as failed with its reason; nobody waits for this promise.
      this.log.error('import failed', { runId: run.id, reason: String(error) });
    } finally {
      await rm(order.path, { force: true });
    }
  }
}
