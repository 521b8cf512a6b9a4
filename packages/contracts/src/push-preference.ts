import * as z from 'zod';
import { oneOf } from './common.js';
import { deliveryChannels, wayStates } from './words.js';

const wayChannelSchema = z.enum(Object.keys(deliveryChannels) as (keyof typeof deliveryChannels)[]).exclude(['none']);

/** 提醒方式: the person's channels, best first. One that is not listed is off; with none listed everything stays in the inbox. */
export const pushPreferenceSchema = z
  .object({
    order: z
      .array(wayChannelSchema)
      .max(4)
      .refine((order) => new Set(order).size === order.length, '同一种方式只能列一次'),
  })
  .meta({ id: 'PushPreference' });
export type PushPreference = z.infer<typeof pushPreferenceSchema>;

/** The same as it is shown: `offered` are the channels that the centre has configured, and `order` names no other. */
export const pushPreferenceViewSchema = z.object({ order: z.array(wayChannelSchema), offered: z.array(wayChannelSchema) }).meta({ id: 'PushPreferenceView' });
export type PushPreferenceView = z.infer<typeof pushPreferenceViewSchema>;

/** One way of news to a person, as things stand. `left`: how many messages may still come by it, null for any number. */
export const pushWaySchema = z.object({ channel: wayChannelSchema, state: oneOf(wayStates), left: z.int().nullable() }).meta({ id: 'PushWay' });
export type PushWay = z.infer<typeof pushWaySchema>;
