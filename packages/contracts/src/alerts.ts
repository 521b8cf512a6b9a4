import * as z from 'zod';
import { fenSchema, idSchema, instantSchema, lengths, oneOf, page, pageQuery, regionCodeSchema, visibleText } from './common.js';
import { noticeTypes, tradeCategories } from './words.js';

const words = z.array(visibleText(lengths.word)).max(10);

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
    ownerIds: z.array(idSchema).max(20).optional(),
    agencyIds: z.array(idSchema).max(20).optional(),
    projectIds: z.array(idSchema).max(20).optional(),
    greenChannelOnly: z.boolean().optional(),
  })
  .meta({ id: 'AlertConditions' });
export type AlertConditions = z.infer<typeof alertConditionsSchema>;

export const saveAlertSchema = alertConditionsSchema
  .extend({ name: z.string().trim().min(1, '请给订阅起个名字').max(30) })
  .refine((alert) => alert.minFen === undefined || alert.maxFen === undefined || alert.minFen <= alert.maxFen, { message: '最低金额不能高于最高金额', path: ['maxFen'] })
  .meta({ id: 'SaveAlert' });
export type SaveAlert = z.infer<typeof saveAlertSchema>;

export const alertSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    conditions: alertConditionsSchema,
    createdAt: instantSchema,
    lastMatch: z.object({ noticeId: idSchema, title: z.string(), at: instantSchema }).nullable(),
  })
  .meta({ id: 'Alert' });
export type Alert = z.infer<typeof alertSchema>;
export const alertListSchema = z.object({ items: z.array(alertSchema) });
export type AlertList = z.infer<typeof alertListSchema>;
export const createdSchema = z.object({ id: idSchema });
export type Created = z.infer<typeof createdSchema>;

export const followSchema = z.object({ projectId: idSchema, projectName: z.string(), createdAt: instantSchema }).meta({ id: 'Follow' });
export type Follow = z.infer<typeof followSchema>;
export const createFollowSchema = z.object({ projectId: idSchema });
export type CreateFollow = z.infer<typeof createFollowSchema>;
export const followListSchema = page(followSchema);
export const listFollowsQuerySchema = z.object({ ...pageQuery });
export type ListFollowsQuery = z.infer<typeof listFollowsQuerySchema>;
