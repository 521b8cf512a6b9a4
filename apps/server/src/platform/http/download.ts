import type { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';

const escaped = (name: string): string => encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/** Always a download under its own name, never a page of ours. */
export const download = ({ name, mime, size, stream }: { name: string; mime: string; size: number; stream: Readable }): StreamableFile =>
  new StreamableFile(stream, { type: mime, length: size, disposition: `attachment; filename*=UTF-8''${escaped(name)}` });
