import * as z from 'zod';
import { idSchema, instantSchema, oneOf, page, pageQuery } from './common.js';
import { feedFormats } from './words.js';

export const feedFormatSchema = oneOf(feedFormats);

/** The counts that `npm run import` prints as its last line. */
export const importCountsSchema = z.object({ read: z.int(), created: z.int(), updated: z.int(), unchanged: z.int(), rejected: z.int() });
export type ImportCounts = z.infer<typeof importCountsSchema>;

export const importRunSchema = importCountsSchema
  .extend({
    id: idSchema,
    format: feedFormatSchema,
    fileName: z.string(),
    state: z.enum(['running', 'finished', 'failed', 'interrupted']),
    error: z.string().nullable(),
    /** Personal data masked on the way in. */
    masked: z.int(),
    asDraft: z.boolean(),
    startedAt: instantSchema,
    finishedAt: instantSchema.nullable(),
    startedBy: z.string(),
    /** 0–100 by bytes read; null when unknown. */
    percent: z.int().nullable(),
  })
  .meta({ id: 'ImportRun' });
export type ImportRun = z.infer<typeof importRunSchema>;

export const importRejectionSchema = z.object({ position: z.int(), sourceId: z.string().nullable(), title: z.string().nullable(), reason: z.string() }).meta({ id: 'ImportRejection' });
export type ImportRejection = z.infer<typeof importRejectionSchema>;

export const importRunListSchema = page(importRunSchema);
export const importRejectionListSchema = page(importRejectionSchema);
export const listImportsQuerySchema = z.object({ ...pageQuery });
export type ListImportsQuery = z.infer<typeof listImportsQuerySchema>;
/** `notify=false` publishes without telling anybody: for history that subscribers need not hear of. */
export const startImportQuerySchema = z.object({ format: feedFormatSchema, draft: z.enum(['true', 'false']).default('false'), notify: z.enum(['true', 'false']).default('true') });
export type StartImportQuery = z.infer<typeof startImportQuerySchema>;
