import * as z from 'zod';
import { idSchema, instantSchema, oneOf, page, pageQuery } from './common.js';
import { deliveryChannels, deliveryReasons, deliveryStates } from './words.js';

/** Why a person was told: the alert and its words with their field, the follow, or an answer. */
export const inboxReasonSchema = z
  .object({
    kind: z.enum(['alert', 'follow', 'answer']),
    alertId: idSchema.nullable(),
    /** The alert's or project's name, or the receipt number. */
    name: z.string(),
    matches: z.array(z.object({ word: z.string(), field: z.enum(['title', 'body']) })),
  })
  .meta({ id: 'InboxReason' });
export type InboxReason = z.infer<typeof inboxReasonSchema>;

/** `state` is the delivery's state as the person may read it; `noticeId` and its `projectId` are null for answers. */
export const inboxItemSchema = z
  .object({
    id: idSchema,
    noticeId: idSchema.nullable(),
    projectId: idSchema.nullable(),
    caseReceipt: z.string().nullable(),
    alertIds: z.array(idSchema),
    title: z.string(),
    summary: z.string(),
    reasons: z.array(inboxReasonSchema),
    state: oneOf(deliveryStates),
    stateReason: z.string().nullable(),
    channel: oneOf(deliveryChannels),
    read: z.boolean(),
    createdAt: instantSchema,
  })
  .meta({ id: 'InboxItem' });
export type InboxItem = z.infer<typeof inboxItemSchema>;
export const inboxSchema = page(inboxItemSchema).extend({ unread: z.int() });
export type Inbox = z.infer<typeof inboxSchema>;
export const listInboxQuerySchema = z.object({ ...pageQuery });
export type ListInboxQuery = z.infer<typeof listInboxQuerySchema>;
/** Marks everything up to and including this item as read. */
export const readInboxSchema = z.object({ upToId: idSchema });
export type ReadInbox = z.infer<typeof readInboxSchema>;

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
export const listDeliveriesQuerySchema = z.object({
  ...pageQuery,
  state: oneOf(deliveryStates).optional(),
  channel: oneOf(deliveryChannels).optional(),
  noticeId: idSchema.optional(),
  q: z.string().max(100).optional(),
});
export type ListDeliveriesQuery = z.infer<typeof listDeliveriesQuerySchema>;
