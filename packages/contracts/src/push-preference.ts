import * as z from 'zod';
import { deliveryChannels } from './words.js';

/** 提醒方式: the person's channels, best first. One that is not listed is off; with none listed everything stays in the inbox. */
export const pushPreferenceSchema = z
  .object({
    order: z
      .array(z.enum(Object.keys(deliveryChannels) as (keyof typeof deliveryChannels)[]).exclude(['none']))
      .max(4)
      .refine((order) => new Set(order).size === order.length, '同一种方式只能列一次'),
  })
  .meta({ id: 'PushPreference' });
export type PushPreference = z.infer<typeof pushPreferenceSchema>;
