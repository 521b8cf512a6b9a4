import { type FeedRecord, type ParsedRecord, RecordRefused } from '../feed-record.js';
import { text, type Raw } from '../reading/fields.js';

const TITLE_MAX = 500;
const NAME_MAX = 300;
const BODY_MAX = 2_000_000;
const CODE_MAX = 60;
const ID_MAX = 4000;

/** Tries to read one field: a value that cannot be right is dropped with a note, the record stays. */
export function attempt<T>(notes: string[], field: string, read: () => T | null): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RecordRefused)) throw error;
    notes.push(`${field}未采用：${error.message}`);
    return null;
  }
}

const fit = (value: string | null, max: number): string | null => (value === null || value.trim() === '' ? null : value.trim().slice(0, max));

/** Checks and trims what every format must keep; throws RecordRefused for what cannot be shortened honestly. */
export function normaliseRecord(record: FeedRecord): FeedRecord {
  if (record.title.length > TITLE_MAX) throw new RecordRefused(`标题有 ${record.title.length} 字，超过 ${TITLE_MAX} 字`);
  if (record.sourceId.length > ID_MAX) throw new RecordRefused(`记录编号超过 ${ID_MAX} 字`);
  if (record.bodyHtml.length > BODY_MAX) throw new RecordRefused(`正文有 ${record.bodyHtml.length} 字，超过 ${BODY_MAX} 字`);
  const winners = record.winners.filter((winner) => winner.name !== '' && winner.name !== '/').slice(0, 50);
  return {
    ...record,
    ownerName: fit(record.ownerName, NAME_MAX),
    agencyName: fit(record.agencyName === '/' ? null : record.agencyName, NAME_MAX),
    projectCode: record.projectCode !== null && record.projectCode.length > CODE_MAX ? null : fit(record.projectCode, CODE_MAX),
    winners,
    attachments: record.attachments.slice(0, 30),
  };
}

/** Runs a format's parser; a refusal becomes a rejection with what is known of the record, so that people can find it. */
export function parsing(value: unknown, idFields: string[], parse: (notes: string[]) => FeedRecord): ParsedRecord {
  const notes: string[] = [];
  try {
    return { ok: true, record: parse(notes), notes };
  } catch (error) {
    if (!(error instanceof RecordRefused)) throw error;
    const raw: Raw = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : {};
    return { ok: false, sourceId: text(raw, ...idFields)?.slice(0, 100) ?? null, title: text(raw, 'title')?.slice(0, 200) ?? null, reason: error.message };
  }
}
