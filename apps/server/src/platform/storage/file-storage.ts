import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../http/app-error.js';
import { Storage, type StoredFile } from './storage.js';

const HASH = /^[0-9a-f]{64}$/;

/** Files in a folder, `ab/cd/abcd…`; written beside and renamed, so a crash leaves no half file under a hash. */
export class FileStorage extends Storage {
  constructor(private readonly root: string) {
    super();
  }

  async put(bytes: Readable | Buffer, maxBytes: number): Promise<StoredFile> {
    const folder = join(this.root, 'incoming');
    await mkdir(folder, { recursive: true });
    const temporary = join(folder, randomUUID());
    try {
      const stored = await this.write(bytes, temporary, maxBytes);
      const target = this.pathOf(stored.sha256);
      await mkdir(dirname(target), { recursive: true });
      await rename(temporary, target);
      return stored;
    } finally {
      await rm(temporary, { force: true });
    }
  }

  async open(sha256: string): Promise<{ stream: Readable; size: number } | undefined> {
    try {
      const file = await open(this.pathOf(sha256));
      const { size } = await file.stat();
      return { stream: file.createReadStream(), size };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  remove(sha256: string): Promise<void> {
    return rm(this.pathOf(sha256), { force: true });
  }

  private async write(bytes: Readable | Buffer, path: string, maxBytes: number): Promise<StoredFile> {
    const hash = createHash('sha256');
    let size = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        size += chunk.length;
        hash.update(chunk);
        done(size > maxBytes ? new AppError('TOO_LARGE') : null, chunk);
      },
    });
    const file = await open(path, 'wx');
    try {
      await pipeline(Buffer.isBuffer(bytes) ? Readable.from([bytes]) : bytes, measure, file.createWriteStream({ flush: true }));
    } finally {
      await file.close();
    }
    return { sha256: hash.digest('hex'), size };
  }

  private pathOf(sha256: string): string {
    if (!HASH.test(sha256)) throw new RangeError('not a SHA-256');
    return join(this.root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }
}
