import { idSchema } from '@sunshine/contracts';
import * as z from 'zod';

/** Outbox event, written in the transaction of a version that may move dates and is announced to nobody. */
export const QUIETLY_CHANGED = 'notice.quietly-changed';

export const quietlyChangedSchema = z.object({ noticeId: idSchema });
export type QuietlyChanged = z.infer<typeof quietlyChangedSchema>;
