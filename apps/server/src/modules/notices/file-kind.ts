import type { Readable } from 'node:stream';
import { fileTypeFromBuffer } from 'file-type';
import { AppError } from '../../platform/http/app-error.js';

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const COMPOUND = 'application/x-cfb';

interface Kind {
  /** What the content says it is. Old Office files share one container, so only the name tells them apart. */
  content: string;
  mime: string;
}

/** By the name's extension, which must agree with the content. */
const KINDS: Readonly<Record<string, Kind>> = {
  pdf: { content: 'application/pdf', mime: 'application/pdf' },
  docx: { content: `${OFFICE}.wordprocessingml.document`, mime: `${OFFICE}.wordprocessingml.document` },
  xlsx: { content: `${OFFICE}.spreadsheetml.sheet`, mime: `${OFFICE}.spreadsheetml.sheet` },
  pptx: { content: `${OFFICE}.presentationml.presentation`, mime: `${OFFICE}.presentationml.presentation` },
  doc: { content: COMPOUND, mime: 'application/msword' },
  xls: { content: COMPOUND, mime: 'application/vnd.ms-excel' },
  ppt: { content: COMPOUND, mime: 'application/vnd.ms-powerpoint' },
  jpg: { content: 'image/jpeg', mime: 'image/jpeg' },
  jpeg: { content: 'image/jpeg', mime: 'image/jpeg' },
  png: { content: 'image/png', mime: 'image/png' },
};

const refused = (): AppError => new AppError('UNSUPPORTED_FILE', '只接受内容与扩展名相符的 PDF、Word、Excel、PowerPoint、JPG、PNG 和 UTF-8 文本文件');

function textMime(bytes: Buffer): string {
  if (bytes.includes(0)) throw refused();
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new AppError('UNSUPPORTED_FILE', '文本文件应为 UTF-8 编码', { cause: error });
  }
  return 'text/plain; charset=utf-8';
}

/** The MIME type that name and content agree on; throws AppError UNSUPPORTED_FILE for everything else. Reads the stream. */
export async function recognise(name: string, stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const extension = /\.([a-z]{3,4})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const found = await fileTypeFromBuffer(bytes);
  if (extension === 'txt' && !found) return textMime(bytes);
  const kind = KINDS[extension];
  if (!kind || found?.mime !== kind.content) throw refused();
  return kind.mime;
}
