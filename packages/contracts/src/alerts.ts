import * as z from 'zod';
import { daySchema, fenSchema, idSchema, instantSchema, lengths, oneOf, page, pageQuery, regionCodeSchema, visibleText } from './common.js';
import { noticeCardSchema, partySchema } from './notices.js';
import { alertFrequencies, followKinds, MAX_ALERT_PARTIES, noticeTypes, tradeCategories } from './words.js';

const parties = (what: string) => z.array(idSchema).max(MAX_ALERT_PARTIES, `最多选 ${MAX_ALERT_PARTIES} 家${what}`);
const words = z.array(visibleText(lengths.word)).max(10, '每处最多填写 10 个词');

/** Conditions of an alert, as `packages/matching` takes them; absent or empty means no condition. */
export const alertConditionsSchema = z
  .object({
    anyOf: words.optional(),
    allOf: words.optional(),
    noneOf: words.optional(),
    categories: z.array(oneOf(tradeCategories)).max(10).optional(),
    types: z.array(oneOf(noticeTypes)).max(20).optional(),
    regions: z.array(regionCodeSchema).max(20).optional(),
    minFen: fenSchema.optional(),
    maxFen: fenSchema.optional(),
    ownerIds: parties(followKinds.owner).optional(),
    agencyIds: parties(followKinds.agency).optional(),
    projectIds: z.array(idSchema).max(20).optional(),
    greenChannelOnly: z.boolean().optional(),
  })
  .meta({ id: 'AlertConditions' });
export type AlertConditions = z.infer<typeof alertConditionsSchema>;

const isRange = ({ minFen, maxFen }: AlertConditions): boolean => minFen === undefined || maxFen === undefined || minFen <= maxFen;
const UPSIDE_DOWN = { message: '最低金额不能高于最高金额', path: ['maxFen'] };

/** A time of day in Asia/Shanghai, `07:30`. */
export const dayTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '应为 07:30 这样的时间');

/** From (inclusive) until (exclusive), over midnight when `until` is the earlier one. Never the whole day. */
export const quietHoursSchema = z
  .object({ from: dayTimeSchema, until: dayTimeSchema })
  .refine(({ from, until }) => from !== until, { message: '开始与结束时间不能相同', path: ['until'] })
  .meta({ id: 'QuietHours' });
export type QuietHours = z.infer<typeof quietHoursSchema>;

/** When an alert rings; what it found is in the inbox at once whatever this says. */
export const alertTimingSchema = z
  .object({
    frequency: oneOf(alertFrequencies),
    /** When the digest comes; without meaning for `now`. */
    at: dayTimeSchema,
    /** ISO weekday of a weekly digest, 1 is Monday. */
    weekday: z.int().min(1).max(7),
    /** A push waits until they end; a digest has its own time. */
    quiet: quietHoursSchema.nullable(),
    /** No push up to and including this day. */
    pausedUntil: daySchema.nullable(),
  })
  .meta({ id: 'AlertTiming' });
export type AlertTiming = z.infer<typeof alertTimingSchema>;

export const saveAlertSchema = alertConditionsSchema
  .extend({ name: visibleText(30, '请给订阅起个名字'), timing: alertTimingSchema.optional() })
  .refine(isRange, UPSIDE_DOWN)
  .meta({ id: 'SaveAlert' });
export type SaveAlert = z.infer<typeof saveAlertSchema>;

export const alertSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    conditions: alertConditionsSchema,
    timing: alertTimingSchema,
    /** Those owners and agencies that the conditions name. */
    parties: z.array(partySchema),
    createdAt: instantSchema,
    lastMatch: z.object({ noticeId: idSchema, title: z.string(), at: instantSchema }).nullable(),
  })
  .meta({ id: 'Alert' });
export type Alert = z.infer<typeof alertSchema>;
export const alertListSchema = z.object({ items: z.array(alertSchema) });
export type AlertList = z.infer<typeof alertListSchema>;
/** Conditions to try out; nothing is saved. */
export const previewAlertSchema = alertConditionsSchema.refine(isRange, UPSIDE_DOWN).meta({ id: 'PreviewAlert' });

/** A word of the alert, as it was written, and where the notice has it. */
export const wordMatchSchema = z.object({ word: z.string(), field: z.enum(['title', 'body']) }).meta({ id: 'WordMatch' });
export type WordMatch = z.infer<typeof wordMatchSchema>;

/** What conditions would have found among the public notices of the last `days`: 30, or fewer where so much is published that a look takes too long. */
export const alertPreviewSchema = z
  .object({
    days: z.int(),
    total: z.int(),
    perDay: z.number(),
    /** More than one a day: a digest is the better choice. */
    isBusy: z.boolean(),
    /** There is no condition at all, so every notice matches. */
    isEverything: z.boolean(),
    /** At most five. `excerpt` is the text around the first word that the body holds; null when none is there. */
    newest: z.array(z.object({ notice: noticeCardSchema, matches: z.array(wordMatchSchema), excerpt: z.string().nullable() })),
  })
  .meta({ id: 'AlertPreview' });
export type AlertPreview = z.infer<typeof alertPreviewSchema>;

export const synonymsQuerySchema = z.object({ word: visibleText(lengths.word) });
export type SynonymsQuery = z.infer<typeof synonymsQuerySchema>;
/** Other words of the field for the same thing, to be offered: at most ten, nearest first. */
export const synonymsSchema = z.object({ word: z.string(), synonyms: z.array(z.string()) }).meta({ id: 'Synonyms' });
export type Synonyms = z.infer<typeof synonymsSchema>;

export const createdSchema = z.object({ id: idSchema });
export type Created = z.infer<typeof createdSchema>;

/** `id` is the project's, owner's or agency's. */
export const followSchema = z.object({ id: idSchema, kind: oneOf(followKinds), name: z.string(), createdAt: instantSchema }).meta({ id: 'Follow' });
export type Follow = z.infer<typeof followSchema>;
/** Exactly one of the three. */
export const createFollowSchema = z
  .object({ projectId: idSchema, ownerId: idSchema, agencyId: idSchema })
  .partial()
  .refine((follow) => [follow.projectId, follow.ownerId, follow.agencyId].filter((id) => id !== undefined).length === 1, { message: '请指定一个项目、业主单位或代理机构' })
  .meta({ id: 'CreateFollow' });
export type CreateFollow = z.infer<typeof createFollowSchema>;
export const followListSchema = page(followSchema);
export const listFollowsQuerySchema = z.object({ ...pageQuery, kind: oneOf(followKinds).optional() });
export type ListFollowsQuery = z.infer<typeof listFollowsQuerySchema>;
