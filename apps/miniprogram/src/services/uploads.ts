import type { Upload } from '@sunshine/contracts';
import { MAX_UPLOAD_MEGABYTES } from '@sunshine/contracts/words';
import { session } from './api';
import { errorOf, RequestError, renamed } from './errors';
import type { ChosenFile } from './files-port';
import { sendFile } from './send-file';

const MEGABYTE = 1_048_576;

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new RequestError('BAD_ANSWER');
  }
}

/** Sends one file; a person who is logged in is counted as themselves, everybody else by their network. */
export async function upload(file: ChosenFile, onProgress: (percent: number) => void): Promise<Upload> {
  if (file.size > MAX_UPLOAD_MEGABYTES * MEGABYTE) throw new RequestError('FILE_TOO_LARGE');
  const { status, text } = await sendFile(file, '/api/uploads', session.token(), onProgress);
  // A proxy in between answers a file that is too large in its own words.
  if (status === 413 && !text.startsWith('{')) throw new RequestError('FILE_TOO_LARGE');
  const body = parse(text);
  if (status < 200 || status >= 300) throw renamed(errorOf(body), ['TOO_LARGE'], 'FILE_TOO_LARGE');
  return body as Upload;
}

export const sizeWords = (bytes: number): string => (bytes >= MEGABYTE ? `${(bytes / MEGABYTE).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`);
