import * as z from 'zod';
import { idSchema, instantSchema, oneOf } from './common.js';
import { deliveryReasons, deliveryStates, tradeCategories } from './words.js';

/** How long something took, in milliseconds, over `n` cases (1 or more). */
export const durationsSchema = z.object({ n: z.int().min(1), p50: z.int(), p95: z.int(), worst: z.int() }).meta({ id: 'Durations' });
export type Durations = z.infer<typeof durationsSchema>;

/** A pile of waiting things: how many, and since when the oldest waits. */
const pile = { count: z.int(), oldestAt: instantSchema.nullable() };

/** One trade category as the canary sees it: its newest announcement, and how long that took to reach the inbox. */
export const canarySchema = z
  .object({
    category: oneOf(tradeCategories),
    last: z.object({ noticeId: idSchema, title: z.string(), at: instantSchema }).nullable(),
    /** Null: nothing announced yet, or not seen yet. */
    seenMs: z.int().nullable(),
    late: z.boolean(),
  })
  .meta({ id: 'Canary' });
export type Canary = z.infer<typeof canarySchema>;

/**
 * 推送监测. `null` durations mean that there was no case. Everything but the backlog speaks of what was announced (published
 * or corrected, with notification) within the last `hours`.
 */
export const deliveryHealthSchema = z
  .object({
    since: instantSchema,
    hours: z.int(),
    /** True: so much was told that the figures of what was told speak of the newest part of it only. */
    isPartial: z.boolean(),
    /** How many announcements, and how many people were told of them in all. */
    announcements: z.int(),
    told: z.int(),
    /** Publish to WeChat's acceptance, of pushes that nothing held back: first call, no quiet hours, no digest. */
    toPhone: durationsSchema.nullable(),
    /** The same with those that were called again. */
    toPhoneWithRetries: durationsSchema.nullable(),
    toInbox: durationsSchema.nullable(),
    /** `toPhone` by the hour of the announcement; hours without a push are absent. */
    byHour: z.array(z.object({ hour: instantSchema, ...durationsSchema.shape })),
    /** What was wanted and is not at WeChat: failed, unknown, or left in the inbox. */
    failures: z.array(z.object({ state: oneOf(deliveryStates), reason: oneOf(deliveryReasons), count: z.int() })),
    /** Pushes that wait now, whenever they were announced. */
    backlog: z.object({ ...pile, reasons: z.array(z.object({ reason: oneOf(deliveryReasons).nullable(), ...pile })) }),
    /** Jobs of the outbox that are due now. */
    jobs: z.array(z.object({ kind: z.string(), ...pile })),
    /** What should have happened by now and has not: notices that not everybody has in the inbox, pushes not tried, messages not in their digest. */
    late: z.object({ announcements: z.int(), pushes: z.int(), digests: z.int() }),
    canary: z.array(canarySchema),
    /** False: self-watch is switched off. */
    watching: z.boolean(),
    lateAfterMs: z.int(),
    /** What WeChat answered to sending calls; `errcode` 0 is acceptance, null no answer; `reason` is what a refusal means. */
    answers: z.array(z.object({ call: z.string(), errcode: z.int().nullable(), reason: oneOf(deliveryReasons).nullable(), count: z.int(), meanMs: z.int() })),
  })
  .meta({ id: 'DeliveryHealth' });
export type DeliveryHealth = z.infer<typeof deliveryHealthSchema>;
export const deliveryHealthQuerySchema = z.object({ hours: z.coerce.number().int().min(1).max(168).default(24) });
export type DeliveryHealthQuery = z.infer<typeof deliveryHealthQuerySchema>;
