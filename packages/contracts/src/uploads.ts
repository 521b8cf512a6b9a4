import * as z from 'zod';
import { MAX_UPLOADS, uploadKinds } from './words.js';
import { instantSchema, oneOf } from './common.js';

/** An uploaded file's id: 144 bits by chance, so that only whoever uploaded it can put it into a form. */
export const uploadIdSchema = z.string().regex(/^[A-Za-z0-9_-]{24}$/, '附件编号格式不正确');

/** The files of a form, in the order in which they are shown. */
export const uploadIdsSchema = z
  .array(uploadIdSchema)
  .max(MAX_UPLOADS, `最多 ${MAX_UPLOADS} 个附件`)
  .refine((ids) => new Set(ids).size === ids.length, '同一个附件只能用一次')
  .default([]);

/** A file as `POST /api/uploads` answers it. It is deleted after a day unless a form takes it. */
export const uploadSchema = z
  .object({
    id: uploadIdSchema,
    kind: oneOf(uploadKinds),
    name: z.string(),
    /** Bytes as kept, after a photo was made anew. */
    size: z.int(),
    /** Of a PDF. */
    pages: z.int().nullable(),
  })
  .meta({ id: 'Upload' });
export type Upload = z.infer<typeof uploadSchema>;

/** A file of something that the reader may see. `url` is a path of this server that works for a short while, without a login. */
export const uploadedFileSchema = uploadSchema.extend({ url: z.string() }).meta({ id: 'UploadedFile' });
export type UploadedFile = z.infer<typeof uploadedFileSchema>;

/** What makes a file's address work: until when, and our mark on it. */
export const uploadLinkSchema = z.object({ until: instantSchema, mark: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });
export type UploadLink = z.infer<typeof uploadLinkSchema>;
