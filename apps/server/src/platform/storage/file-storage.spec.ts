import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FileStorage } from './file-storage.js';

describe('FileStorage', () => {
  let root: string;
  let storage: FileStorage;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'sunshine-'));
    storage = new FileStorage(root);
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it('gives back the very bytes under their hash', async () => {
    const bytes = randomBytes(200_000);
    const stored = await storage.put(Readable.from([bytes.subarray(0, 7), bytes.subarray(7)]), 200_000);
    expect(stored).toEqual({ sha256: createHash('sha256').update(bytes).digest('hex'), size: 200_000 });
    const opened = await storage.open(stored.sha256);
    expect(opened?.size).toBe(200_000);
    expect(opened && (await buffer(opened.stream)).equals(bytes)).toBe(true);
  });

  it('keeps nothing of a file that is too large', async () => {
    await expect(storage.put(Buffer.alloc(11), 10)).rejects.toMatchObject({ code: 'TOO_LARGE' });
    expect(await readdir(join(root, 'incoming'))).toEqual([]);
  });

  it('says when there is no such file', async () => {
    expect(await storage.open('0'.repeat(64))).toBeUndefined();
  });

  it.each(['../../etc/passwd', '0'.repeat(63), `${'0'.repeat(63)}G`, ''])('opens no path but a hash: %p', async (name) => {
    await expect(storage.open(name)).rejects.toThrow(RangeError);
  });
});
