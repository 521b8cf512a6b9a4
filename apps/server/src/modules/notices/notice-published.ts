import { idSchema } from '@sunshine/contracts';
import * as z from 'zod';

/** Outbox event, written in the transaction that makes a version public or withdraws the notice. */
export const NOTICE_PUBLISHED = 'notice.published';

export const noticePublishedSchema = z.object({ noticeId: idSchema, versionNumber: z.int().min(1), kind: z.enum(['published', 'corrected', 'withdrawn']) });
export type NoticePublished = z.infer<typeof noticePublishedSchema>;
