import { idSchema } from '@sunshine/contracts';
import * as z from 'zod';

/** Outbox job: have WeChat check one person's words. */
export const CONTENT_CHECK = 'content.check';
export const contentCheckJobSchema = z.object({ id: idSchema });
export type ContentCheckJob = z.infer<typeof contentCheckJobSchema>;
