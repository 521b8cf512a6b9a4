import { pipeline } from 'node:stream/promises';
import { Writable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { AppError } from '../../../platform/http/app-error.js';

/** What a spreadsheet of notices may hold once unpacked; twenty thousand rows stay below a third of it. */
const ZIP_LIMITS = { entries: 500, entryBytes: 32 * 1024 ** 2, totalBytes: 40 * 1024 ** 2, ratio: 200, ratioCountsFrom: 4 * 1024 ** 2 } as const;

const refuse = (message: string): AppError => new AppError('FEED_UNREADABLE', message);
const bomb = (): AppError => refuse('电子表格解开后大得不合常理，已拒绝');

class Meter {
  total = 0;

  /** Counts what really comes out, whatever the archive's headers claim. */
  countEntry(packed: number): Writable {
    let size = 0;
    return new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        size += chunk.length;
        this.total += chunk.length;
        const isAbsurd = size > ZIP_LIMITS.ratioCountsFrom && size > packed * ZIP_LIMITS.ratio;
        done(isAbsurd || size > ZIP_LIMITS.entryBytes || this.total > ZIP_LIMITS.totalBytes ? bomb() : null);
      },
    });
  }
}

async function checkEntries(zip: ZipFile): Promise<string[]> {
  const meter = new Meter();
  const names: string[] = [];
  for await (const entry of entriesOf(zip)) {
    names.push(entry.fileName);
    if (names.length > ZIP_LIMITS.entries) throw bomb();
    if (entry.uncompressedSize > ZIP_LIMITS.entryBytes) throw bomb();
    if (entry.fileName.endsWith('/')) continue;
    const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened))));
    await pipeline(stream, meter.countEntry(entry.compressedSize));
  }
  return names;
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      zip.once('entry', resolve);
      zip.once('end', () => resolve(null));
      zip.once('error', reject);
      zip.readEntry();
    });
    zip.removeAllListeners('entry').removeAllListeners('end').removeAllListeners('error');
    if (entry === null) return;
    yield entry;
  }
}

/**
 * Unpacks a spreadsheet into nothing, counting: nothing else may touch it before. Throws AppError FEED_UNREADABLE for a
 * file that is no .xlsx, is damaged, or unpacks beyond {@link ZIP_LIMITS}.
 */
export async function checkSpreadsheet(path: string): Promise<void> {
  let zip: ZipFile | undefined;
  try {
    zip = await new Promise<ZipFile>((resolve, reject) => yauzl.open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, opened) => (error ? reject(error) : resolve(opened))));
    const names = await checkEntries(zip);
    if (!names.includes('[Content_Types].xml') || !names.some((name) => name.startsWith('xl/'))) throw refuse('这不是 .xlsx 电子表格');
  } catch (error) {
    if (error instanceof AppError) throw error;
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw error;
    throw refuse('电子表格损坏或不是 .xlsx 格式，无法打开');
  } finally {
    zip?.close();
  }
}
