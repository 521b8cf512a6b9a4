import type { Readable } from 'node:stream';

/** What is kept for one stored file. */
export interface StoredFile {
  /** Lower-case hex SHA-256 of the bytes: the file's name here. */
  sha256: string;
  size: number;
}

/** Keeps bytes under their own hash: the same bytes are kept once, and what was stored never changes. */
export abstract class Storage {
  /** Stores all bytes; `maxBytes` exceeded throws AppError TOO_LARGE and keeps nothing. */
  abstract put(bytes: Readable | Buffer, maxBytes: number): Promise<StoredFile>;
  /** Opens a stored file, or answers undefined when there is none. Throws RangeError when `sha256` is no hash. */
  abstract open(sha256: string): Promise<{ stream: Readable; size: number } | undefined>;
  /** Forgets a stored file, if there is one. Only for whoever knows that nobody else stored the same bytes. */
  abstract remove(sha256: string): Promise<void>;
}
