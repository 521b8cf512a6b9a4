import { idSchema } from '@sunshine/contracts';
import * as z from 'zod';

/** Outbox job: apply one accepted callback. */
export const WECHAT_EVENT = 'wechat.event';
export const wechatEventSchema = z.object({ eventId: idSchema });
export type WechatEventJob = z.infer<typeof wechatEventSchema>;
