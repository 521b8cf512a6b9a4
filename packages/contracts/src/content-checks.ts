import * as z from 'zod';
import { idSchema, instantSchema, lengths, oneOf, page, pageQuery } from './common.js';
import { contentKinds, contentStates, contentWaits } from './words.js';

export const contentStateSchema = oneOf(contentStates);

/** 内容审核: words that a person wrote and others may read. The id is that of the case or the rating. */
export const contentCheckSchema = z
  .object({
    id: idSchema,
    kind: oneOf(contentKinds),
    /** Empty when the row that held the words is gone. */
    text: z.string(),
    state: contentStateSchema,
    /** Why a person has to look; null once it is decided. */
    wait: oneOf(contentWaits).nullable(),
    /** WeChat's label of what it found; `contentLabels` has the words. */
    label: z.int().nullable(),
    createdAt: instantSchema,
    /** Null when WeChat's check decided. */
    decidedBy: z.string().nullable(),
    decidedAt: instantSchema.nullable(),
    /** What the writer is told when the words are not shown. */
    refusal: z.string().nullable(),
  })
  .meta({ id: 'ContentCheck' });
export type ContentCheck = z.infer<typeof contentCheckSchema>;
export const contentCheckListSchema = page(contentCheckSchema);
export const listContentChecksQuerySchema = z.object({ ...pageQuery, state: contentStateSchema.default('pending'), kind: oneOf(contentKinds).optional() });
export type ListContentChecksQuery = z.infer<typeof listContentChecksQuerySchema>;

/** A person's decision; the writer reads the reason of a refusal. */
export const decideContentSchema = z
  .object({ pass: z.boolean(), reason: z.string().trim().max(lengths.reason).default('') })
  .refine(({ pass, reason }) => pass || reason.length >= 2, { message: '请写明不通过的原因，提交人会看到', path: ['reason'] });
export type DecideContent = z.infer<typeof decideContentSchema>;
