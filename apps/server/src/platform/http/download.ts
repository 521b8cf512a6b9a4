import type { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';

const escaped = (name: string): string => encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
const disposition = (name: string): string => `attachment; filename*=UTF-8''${escaped(name)}`;

export const CSV = 'text/csv; charset=utf-8';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Always a download under its own name, never a page of ours. */
export const download = ({ name, mime, size, stream }: { name: string; mime: string; size: number; stream: Readable }): StreamableFile =>
  new StreamableFile(stream, { type: mime, length: size, disposition: disposition(name) });

/** The same of bytes that are there. */
export const downloadOf = (name: string, mime: string, bytes: Uint8Array): StreamableFile => new StreamableFile(bytes, { type: mime, length: bytes.length, disposition: disposition(name) });
