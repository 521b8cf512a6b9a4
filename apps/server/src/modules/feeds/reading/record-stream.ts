import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AppError } from '../../../platform/http/app-error.js';
import { assertUtf8 } from './encoding.js';
import { JsonSplitter, type Piece } from './json-splitter.js';

const MAX_INFLATED = 4 * 1024 ** 3;
const MAX_RATIO = 300;
const RATIO_COUNTS_FROM = 32 * 1024 ** 2;

/** One record of a file: its JSON value and the text it came as, or why it cannot be read. Positions count from 1. */
export type FileRecord = { position: number; value: unknown; original: string } | { position: number; refused: string };

const unreadable = (message: string): AppError => new AppError('FEED_UNREADABLE', message);

/** Unpacks gzip by its first bytes, and refuses what unpacks to absurd sizes. `onBytes` hears bytes read from the file. */
async function* inflated(file: Readable, onBytes: (bytes: number) => void): AsyncGenerator<Buffer> {
  const chunks = file[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const first = await chunks.next();
  if (first.done) return;
  const isGzip = first.value[0] === 0x1f && first.value[1] === 0x8b;
  let packed = 0;
  async function* counted(): AsyncGenerator<Buffer> {
    try {
      for (let chunk = first as IteratorResult<Buffer>; !chunk.done; chunk = await chunks.next()) {
        packed += chunk.value.length;
        onBytes(packed);
        yield chunk.value;
      }
    } finally {
      file.destroy();
    }
  }
  if (!isGzip) return yield* counted();
  let unpacked = 0;
  // The failure reaches the loop below through the stream itself; the callback has nothing to add.
  const gunzip = pipeline(counted, createGunzip(), () => undefined);
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      unpacked += chunk.length;
      if (unpacked > MAX_INFLATED || (unpacked > RATIO_COUNTS_FROM && unpacked > packed * MAX_RATIO)) throw unreadable('压缩文件解开后大得不合常理，已停止读取');
      yield chunk;
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw unreadable('压缩文件损坏，无法解开');
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function read(piece: Piece, position: number): FileRecord {
  if (piece.refused !== undefined) return { position, refused: piece.refused };
  let json: string;
  try {
    json = decoder.decode(piece.bytes);
  } catch {
    return { position, refused: '这条记录不是 UTF-8 编码（可能是 GBK），请转为 UTF-8 后再导入' };
  }
  try {
    return { position, value: JSON.parse(json) as unknown, original: json };
  } catch {
    return { position, refused: '不是完整的 JSON，无法解析' };
  }
}

/**
 * The records of a JSON file (plain or gzip; an array, a wrapper around one, or one object a line), one at a time with
 * flat memory. A broken record is answered as refused and the reading goes on. Throws AppError FEED_UNREADABLE when the
 * file as a whole is no such file: another encoding, no JSON, a damaged or hostile archive.
 */
export async function* readRecords(file: Readable, mayBeWrapped: boolean, onBytes: (bytes: number) => void): AsyncGenerator<FileRecord> {
  const splitter = new JsonSplitter(mayBeWrapped);
  let position = 0;
  let head: Buffer | null = null;
  for await (const chunk of inflated(file, onBytes)) {
    if (head === null) {
      head = chunk;
      assertUtf8(head);
    }
    for (const piece of splitter.push(chunk)) yield read(piece, ++position);
  }
  for (const piece of splitter.end()) yield read(piece, ++position);
  if (head === null || splitter.mode === 'unknown') throw unreadable('文件是空的');
}
