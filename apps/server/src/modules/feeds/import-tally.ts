import { newId } from '../../platform/database/ids.js';
import type { FeedRecord } from './feed-record.js';
import type { ImportRejectionEntity, ImportRunEntity } from './import-run.entity.js';

/** Keys remembered to find a record that stands in the file twice; beyond it the last one wins. */
const MOST_KEYS = 500_000;

interface Seen {
  fingerprint: string;
  editedAt: string | null;
  position: number;
}

/** The counts of a running import, and what it has to remember between batches. */
export class ImportTally {
  private readonly seen = new Map<string, Seen>();
  private rejections: ImportRejectionEntity[] = [];

  constructor(readonly run: ImportRunEntity) {}

  sawBytes(bytes: number, size: number): void {
    this.run.percent = size > 0 ? Math.min(99, Math.floor((bytes * 100) / size)) : null;
  }

  count(fate: { outcome: 'created' | 'updated' | 'unchanged'; masked: number }): void {
    this.run[fate.outcome]++;
    this.run.masked += fate.masked;
  }

  reject(position: number, { sourceId, title }: { sourceId: string | null; title: string | null }, reason: string): void {
    this.run.rejected++;
    this.rejections.push({ id: newId(), runId: this.run.id, position, sourceId: sourceId?.slice(0, 100) ?? null, title: title?.slice(0, 200) ?? null, reason: reason.slice(0, 500) });
  }

  /** Rejections since the last call. */
  takeRejections(): ImportRejectionEntity[] {
    const taken = this.rejections;
    this.rejections = [];
    return taken;
  }

  /**
   * A record that stands in the file before: `same` when it says the same; a reason when the two contradict and nothing
   * tells which is newer (taking both would make new versions at every import); null when it may be taken.
   */
  refuseRepeated(key: string, { fingerprint, editedAt }: FeedRecord, position: number): string | null {
    const before = this.seen.get(key);
    if (before?.fingerprint === fingerprint) return 'same';
    const isNewer = editedAt !== null && before?.editedAt !== null && before !== undefined && editedAt > before.editedAt;
    if (before && !isNewer) return `与第 ${before.position} 条编号相同而内容不同，无法判断哪条更新，只采用第 ${before.position} 条`;
    if (this.seen.size < MOST_KEYS) this.seen.set(key, { fingerprint, editedAt, position });
    return null;
  }
}
