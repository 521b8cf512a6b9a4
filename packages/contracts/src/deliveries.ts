import * as z from 'zod';
import { idSchema, instantSchema, oneOf, page, pageQuery } from './common.js';
import { deliveryChannels, deliveryReasons, deliveryStates, MAX_RETRIES_AT_ONCE, stepTones, tellingKinds } from './words.js';

/** Why a person was told: the alert and its words with their field, the follow, or something of their own. */
export const inboxReasonSchema = z
  .object({
    kind: z.enum(['alert', 'follow', 'digest', 'answer', 'task', 'rectification']),
    alertId: idSchema.nullable(),
    /** The alert's name, or that of what is followed, or the receipt number. */
    name: z.string(),
    matches: z.array(z.object({ word: z.string(), field: z.enum(['title', 'body']) })),
  })
  .meta({ id: 'InboxReason' });
export type InboxReason = z.infer<typeof inboxReasonSchema>;

/** `state` is the delivery's state as the person may read it; `noticeId` and its `projectId` are null for answers. */
export const inboxItemSchema = z
  .object({
    id: idSchema,
    kind: oneOf(tellingKinds),
    noticeId: idSchema.nullable(),
    projectId: idSchema.nullable(),
    caseReceipt: z.string().nullable(),
    /** Where it opens on the phone, without a leading slash; null: the notice's page, the digest, or nowhere. */
    page: z.string().nullable(),
    alertIds: z.array(idSchema),
    title: z.string(),
    summary: z.string(),
    reasons: z.array(inboxReasonSchema),
    /** The reasons as one sentence. */
    why: z.string(),
    state: oneOf(deliveryStates),
    stateReason: z.string().nullable(),
    channel: oneOf(deliveryChannels),
    /** When the digest that holds it comes, or came. */
    digestAt: instantSchema.nullable(),
    read: z.boolean(),
    createdAt: instantSchema,
  })
  .meta({ id: 'InboxItem' });
export type InboxItem = z.infer<typeof inboxItemSchema>;
export const inboxSchema = page(inboxItemSchema).extend({ unread: z.int() });
export type Inbox = z.infer<typeof inboxSchema>;
/** `pushed=false`: only what did not reach WeChat although it was wanted there. */
export const listInboxQuerySchema = z.object({
  ...pageQuery,
  pushed: z.literal('false').optional(),
  /** The inbox item of a digest: what it holds. */
  digest: idSchema.optional(),
});
export type ListInboxQuery = z.infer<typeof listInboxQuerySchema>;
/** What an inbox holds, for whoever looks often. `undelivered`: unread messages that did not reach WeChat although they were wanted there. */
export const inboxCountsSchema = z.object({ unread: z.int(), undelivered: z.int(), newestId: idSchema.nullable() }).meta({ id: 'InboxCounts' });
export type InboxCounts = z.infer<typeof inboxCountsSchema>;
/** Marks everything up to and including an item as read, or a digest with what it holds. */
export const readInboxSchema = z.union([z.object({ upToId: idSchema }), z.object({ digestId: idSchema })]);
export type ReadInbox = z.infer<typeof readInboxSchema>;

/** One line of what happened to a message, oldest first. */
export const deliveryStepSchema = z.object({ at: instantSchema, text: z.string(), tone: oneOf(stepTones) }).meta({ id: 'DeliveryStep' });
export type DeliveryStep = z.infer<typeof deliveryStepSchema>;
export const inboxLogSchema = z.object({ steps: z.array(deliveryStepSchema) }).meta({ id: 'InboxLog' });
export type InboxLog = z.infer<typeof inboxLogSchema>;

/** 订阅次数 left on one template. Long-term templates answer `left: null` while active. */
export const creditSchema = z
  .object({ templateId: z.string(), channel: oneOf(deliveryChannels), purpose: z.enum(['notice', 'answer']), title: z.string(), left: z.int().nullable(), active: z.boolean() })
  .meta({ id: 'Credit' });
export type Credit = z.infer<typeof creditSchema>;

/** 推送 as staff see it; the person is shown as a masked label. */
export const deliverySchema = z
  .object({
    id: idSchema,
    noticeId: idSchema.nullable(),
    title: z.string(),
    person: z.string(),
    channel: oneOf(deliveryChannels),
    state: oneOf(deliveryStates),
    reason: oneOf(deliveryReasons).nullable(),
    detail: z.string().nullable(),
    attempts: z.int(),
    why: z.string(),
    createdAt: instantSchema,
    sentAt: instantSchema.nullable(),
    nextAttemptAt: instantSchema.nullable(),
  })
  .meta({ id: 'Delivery' });
export type Delivery = z.infer<typeof deliverySchema>;
export const deliveryListSchema = page(deliverySchema);
/** What staff may filter by; `q` is looked for in title, reason and detail, and as the end of a person's label or an id. */
export const deliveryFilterSchema = z
  .object({
    state: oneOf(deliveryStates).optional(),
    channel: oneOf(deliveryChannels).optional(),
    reason: oneOf(deliveryReasons).optional(),
    noticeId: idSchema.optional(),
    /** Told at or after, and before. */
    from: instantSchema.optional(),
    until: instantSchema.optional(),
    q: z.string().trim().max(100).optional(),
  })
  .meta({ id: 'DeliveryFilter' });
export type DeliveryFilter = z.infer<typeof deliveryFilterSchema>;
export const listDeliveriesQuerySchema = deliveryFilterSchema.extend(pageQuery);
export type ListDeliveriesQuery = z.infer<typeof listDeliveriesQuerySchema>;

/** 为什么: everything that explains one delivery to staff. */
export const deliveryDetailSchema = deliverySchema
  .extend({
    kind: oneOf(tellingKinds),
    reasons: z.array(inboxReasonSchema),
    steps: z.array(deliveryStepSchema),
    templateId: z.string().nullable(),
    msgid: z.string().nullable(),
    clientMsgId: z.string(),
    deadlineAt: instantSchema.nullable(),
    expiresAt: instantSchema.nullable(),
    digestAt: instantSchema.nullable(),
    /** WeChat's words when nobody knew its code. */
    refusal: z.object({ errcode: z.int(), errmsg: z.string() }).nullable(),
    retriable: z.boolean(),
  })
  .meta({ id: 'DeliveryDetail' });
export type DeliveryDetail = z.infer<typeof deliveryDetailSchema>;

/** How many deliveries a filter finds, up to one more than can be tried again at once. */
export const deliveryCountSchema = z.object({ retriable: z.int() });
export type DeliveryCount = z.infer<typeof deliveryCountSchema>;
/** `expected` is the count that was confirmed: the retry is refused when it is no longer true. */
export const retryDeliveriesSchema = z.object({ filter: deliveryFilterSchema, expected: z.int().min(1).max(MAX_RETRIES_AT_ONCE) });
export type RetryDeliveries = z.infer<typeof retryDeliveriesSchema>;
/** `skipped`: withdrawn meanwhile, or no longer in a state to be tried again. */
export const retriedDeliveriesSchema = z.object({ retried: z.int(), skipped: z.int() });
export type RetriedDeliveries = z.infer<typeof retriedDeliveriesSchema>;
