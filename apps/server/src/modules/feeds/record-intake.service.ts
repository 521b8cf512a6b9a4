import { gzip } from 'node:zlib';
import { promisify } from 'node:util';
import { Injectable } from '@nestjs/common';
import { sha256 } from '../../platform/crypto/sha256.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import { Log } from '../../platform/logging/logger.js';
import { Storage } from '../../platform/storage/storage.js';
import type { IntakeNotice, IntakeResult } from '../notices/intake-notice.js';
import { NoticeIntake } from '../notices/notice-intake.service.js';
import { codeKey } from '../notices/project-code.js';
import { ProjectsService } from '../notices/projects.service.js';
import { regionByCode } from '../notices/regions.js';
import type { FeedRecord } from './feed-record.js';
import type { FeedRecordEntity } from './feed-record.entity.js';
import { FeedRecordsRepository } from './feed-records.repository.js';
import { choosePageOfStaff, chooseProject, type JoinedNotice, type JoinTraits } from './joining/project-choice.js';
import { projectKey, projectName } from './joining/project-key.js';

/** A parsed record on its way in, with the text it came as. */
export interface IncomingRecord {
  position: number;
  original: string;
  record: FeedRecord;
}

/** What became of a record. */
export type Fate = { outcome: IntakeResult['outcome']; masked: number } | { outcome: 'rejected'; reason: string };

export interface IntakeOptions {
  asDraft: boolean;
  notify: boolean;
}

/** A record with what joining and remembering need. */
interface Prepared extends IncomingRecord {
  key: string;
  traits: JoinTraits;
  titleHash: string;
  originalKey: string;
}

const MAX_ORIGINALS = 64 * 1024 * 1024;
/** The database or the disk is in trouble: no record's fault, so the import stops instead of refusing all that follow. */
const OUTAGE = /^(?:ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|ENOSPC|EIO|EMFILE|PROTOCOL_|SQLITE_(?:BUSY|FULL|IOERR|CORRUPT|READONLY|CANTOPEN)|ER_LOCK|ER_CON|ER_SERVER|ER_NO_SUCH_TABLE)/;

const compress = promisify(gzip);
const codeOf = (error: unknown): string => {
  const { code, driverError } = (error ?? {}) as { code?: unknown; driverError?: { code?: unknown } };
  return String(driverError?.code ?? code ?? '');
};

/** The key that a record is remembered by. */
export const recordKey = (record: FeedRecord): string => sha256(`${record.source}\n${record.sourceId}`);

function prepare(incoming: IncomingRecord): Prepared {
  const { record } = incoming;
  const titleKey = projectKey(record.title).slice(0, 500);
  const traits: JoinTraits = {
    source: record.source,
    titleKey,
    codeKey: codeKey(record.projectCode),
    type: record.type,
    regionCode: record.regionCode,
    ownerName: record.ownerName,
    publishedAt: record.publishedAt,
  };
  return { ...incoming, key: recordKey(record), traits, titleHash: sha256(titleKey), originalKey: '' };
}

const known = (row: FeedRecordEntity): JoinedNotice[] => (row.projectId === null ? [] : [{ ...row, projectId: row.projectId, publishedAt: row.publishedAt.toISOString() }]);

/** Nothing to do: the same content, or an older copy of what was taken later (archives are imported in any order). */
const isTaken = (row: FeedRecordEntity | undefined, { record }: IncomingRecord): boolean =>
  row !== undefined && (row.fingerprint === record.fingerprint || (record.editedAt !== null && row.editedAt !== null && new Date(record.editedAt) < row.editedAt));

/**
 * Takes parsed records into the notices module, a batch in one transaction, and remembers them. A record that cannot be
 * taken is refused alone: its batch is taken again one by one.
 */
@Injectable()
export class RecordIntakeService {
  constructor(
    private readonly records: FeedRecordsRepository,
    private readonly intake: NoticeIntake,
    private readonly projects: ProjectsService,
    private readonly storage: Storage,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Fates in the order of `batch`. Throws only when the database or the disk fails. */
  async take(batch: IncomingRecord[], options: IntakeOptions): Promise<Fate[]> {
    const prepared = batch.map(prepare);
    const rows = await this.records.findByKeys(prepared.map(({ key }) => key));
    const fresh = await this.keepOriginals(prepared.filter((each) => !isTaken(rows.get(each.key), each)));
    const fates = new Map<number, Fate>();
    for (const [position, fate] of await this.takeFresh(fresh, options)) fates.set(position, fate);
    return batch.map(({ position }) => fates.get(position) ?? { outcome: 'unchanged', masked: 0 });
  }

  /** The untouched originals of a batch, one gzip file of JSON lines; a record's key names the file and its line. */
  private async keepOriginals(fresh: Prepared[]): Promise<Prepared[]> {
    if (fresh.length === 0) return [];
    const lines = fresh.map(({ original }) => original.replaceAll(/[\r\n]+/g, ' ')).join('\n');
    const { sha256: file } = await this.storage.put(await compress(lines), MAX_ORIGINALS);
    return fresh.map((each, line) => ({ ...each, originalKey: `${file}#${line}` }));
  }

  private async takeFresh(fresh: Prepared[], options: IntakeOptions): Promise<[number, Fate][]> {
    if (fresh.length === 0) return [];
    try {
      return await this.unitOfWork.run((tx) => this.takeInside(tx, fresh, options));
    } catch (error) {
      if (OUTAGE.test(codeOf(error))) throw error;
      if (fresh.length === 1 && fresh[0]) return [[fresh[0].position, this.refusal(error, fresh[0])]];
      const fates: [number, Fate][] = [];
      for (const each of fresh) fates.push(...(await this.takeFresh([each], options)));
      return fates;
    }
  }

  private refusal(error: unknown, { position, record }: Prepared): Fate {
    if (error instanceof AppError) return { outcome: 'rejected', reason: error.message };
    this.log.error('feed record cannot be taken', { position, sourceId: record.sourceId, reason: String(error), stack: error instanceof Error ? error.stack : undefined });
    return { outcome: 'rejected', reason: `程序无法处理这条记录：${String(error).slice(0, 200)}` };
  }

  private async takeInside(tx: Tx, fresh: Prepared[], options: IntakeOptions): Promise<[number, Fate][]> {
    const rows = await this.records.findByKeys(fresh.map(({ key }) => key), tx);
    const codes = fresh.flatMap(({ traits }) => traits.codeKey ?? []);
    const pages = await this.projects.findByCodes(tx, [...new Set([...codes, ...fresh.flatMap(({ record }) => record.projectCode ?? [])])]);
    const alike = (await this.records.findAlike(tx, fresh.map(({ titleHash }) => titleHash), codes)).flatMap(known);
    const fates: [number, Fate][] = [];
    const inserts: FeedRecordEntity[] = [];
    for (const each of fresh) {
      const row = rows.get(each.key);
      if (isTaken(row, each)) {
        fates.push([each.position, { outcome: 'unchanged', masked: 0 }]);
        continue;
      }
      const related = alike.filter(({ titleKey, codeKey: code }) => titleKey === each.traits.titleKey || (code !== null && code === each.traits.codeKey));
      const projectId = row?.projectId ?? chooseProject(each.traits, related) ?? choosePageOfStaff(each.traits, related, pages);
      const result = await this.intake.publish(tx, this.notice(each, row?.noticeId ?? null, projectId, options));
      const memory = this.memory(each, result);
      if (memory.projectId !== null) alike.push({ ...each.traits, projectId: memory.projectId });
      if (row) await this.records.update(tx, memory);
      else inserts.push(memory);
      fates.push([each.position, { outcome: result.outcome, masked: result.masked }]);
    }
    await this.records.insert(tx, inserts);
    return fates;
  }

  private notice({ record, originalKey }: Prepared, existingNoticeId: string | null, projectId: string | null, { asDraft, notify }: IntakeOptions): IntakeNotice {
    const { title, type, category, regionCode, ownerName, agencyName, amountFen, winners, keyDates, bodyHtml, attachments, sourceName, sourceUrl } = record;
    return {
      existingNoticeId,
      project: projectId === null ? { name: projectName(title), code: record.projectCode } : { id: projectId },
      ...{ title, type, category, regionCode, ownerName, agencyName, amountFen, winners, keyDates, bodyHtml, attachments, sourceName, sourceUrl },
      regionName: record.regionName || (regionCode === null ? '' : (regionByCode(regionCode)?.name ?? '')),
      greenChannel: false,
      publishedAt: new Date(record.publishedAt),
      original: { storageKey: originalKey },
      asDraft,
      notify,
    };
  }

  private memory({ key, record, traits, titleHash }: Prepared, { noticeId, projectId }: IntakeResult): FeedRecordEntity {
    return {
      key,
      source: record.source,
      sourceId: record.sourceId.slice(0, 500),
      fingerprint: record.fingerprint,
      noticeId,
      projectId: projectId || null,
      titleKey: traits.titleKey,
      titleHash,
      codeKey: traits.codeKey,
      type: record.type,
      regionCode: record.regionCode,
      ownerName: record.ownerName,
      publishedAt: new Date(record.publishedAt),
      editedAt: record.editedAt === null ? null : new Date(record.editedAt),
      takenAt: this.clock.now(),
    };
  }
}
