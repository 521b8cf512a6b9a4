import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { AppError } from './app-error.js';

/** One uploaded file. `stream` must be read to its end or destroyed; it fails with TOO_LARGE beyond the limit of its route. */
export interface Upload {
  filename: string;
  mimetype: string;
  /** Text fields that came before the file. */
  fields: Record<string, string>;
  stream: Readable;
}

/** Opens the file of a multipart request, of `maxBytes` at most. Throws AppError MALFORMED_REQUEST when there is none. */
export async function openUpload(request: FastifyRequest, maxBytes: number): Promise<Upload> {
  if (!request.isMultipart()) throw new AppError('MALFORMED_REQUEST', '请用表单上传文件');
  const part = await request.file({ limits: { fileSize: maxBytes }, throwFileSizeLimit: false }).catch((error: unknown) => {
    throw isBrokenForm(error) ? new AppError('MALFORMED_REQUEST', '上传的内容不完整，请重新选择文件上传', { cause: error }) : error;
  });
  if (!part) throw new AppError('MALFORMED_REQUEST', '没有收到文件');
  // The parser ends the stream quietly at the limit, and a part of the file would pass for the whole.
  part.file.once('limit', () => part.file.destroy(new AppError('TOO_LARGE', `文件太大，最多 ${Math.floor(maxBytes / 1_048_576)} MB`)));
  const fields: Record<string, string> = {};
  for (const [name, field] of Object.entries(part.fields)) {
    if (field && !Array.isArray(field) && field.type === 'field') fields[name] = String(field.value);
  }
  return { filename: part.filename, mimetype: part.mimetype, fields, stream: part.file };
}

/** The form parser throws plain errors for broken forms; the plugin's own limits carry a status. */
const isBrokenForm = (error: unknown): boolean => error instanceof Error && !('statusCode' in error);
