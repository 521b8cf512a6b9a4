import { createReadStream } from 'node:fs';
import type { FeedFormat } from '@sunshine/contracts';
import type { FeedContext, ParsedRecord } from './feed-record.js';
import { parseEpoint } from './formats/epoint.js';
import { parseJsonl } from './formats/jsonl.js';
import { parseXlsx, readSpreadsheet } from './formats/xlsx.js';
import { readRecords, type FileRecord } from './reading/record-stream.js';

/** A record of a file after its parser, with the text it came as. */
export interface ReadRecord {
  position: number;
  original: string;
  parsed: ParsedRecord;
}

export interface FeedFile {
  format: FeedFormat;
  path: string;
  context: FeedContext & { siteUrl: string | null };
}

const parserOf = ({ format, context }: FeedFile): ((value: unknown) => ParsedRecord) => {
  if (format === 'epoint') return (value) => parseEpoint(value, context);
  return format === 'jsonl' ? (value) => parseJsonl(value, context) : (value) => parseXlsx(value, context);
};

const rawRecords = ({ format, path }: FeedFile, onBytes: (bytes: number) => void): AsyncGenerator<FileRecord> =>
  format === 'xlsx' ? readSpreadsheet(path) : readRecords(createReadStream(path), format === 'epoint', onBytes);

/** A parser's own failure is that record's trouble, shown with it: the rest of the file goes on. */
function parseSafely(parse: (value: unknown) => ParsedRecord, value: unknown): ParsedRecord {
  try {
    return parse(value);
  } catch (error) {
    return { ok: false, sourceId: null, title: null, reason: `程序无法处理这条记录：${String(error).slice(0, 200)}` };
  }
}

/** The records of a file, one at a time. Throws AppError FEED_UNREADABLE when the file as a whole cannot be read. */
export async function* readFeedFile(file: FeedFile, onBytes: (bytes: number) => void): AsyncGenerator<ReadRecord> {
  const parse = parserOf(file);
  for await (const record of rawRecords(file, onBytes)) {
    if ('refused' in record) yield { position: record.position, original: '', parsed: { ok: false, sourceId: null, title: null, reason: record.refused } };
    else yield { position: record.position, original: record.original, parsed: parseSafely(parse, record.value) };
  }
}
