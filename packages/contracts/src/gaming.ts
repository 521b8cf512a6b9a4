import * as z from 'zod';
import { daySchema, idSchema, instantSchema, lengths, oneOf, page, pageQuery, visibleText } from './common.js';
import { ratingLevelSchema } from './ratings.js';
import { gamingKinds, gamingStates } from './words.js';

/** 异常评价: ratings that look made up, and why. Nothing is deleted for it. */
export const gamingFlagSchema = z
  .object({
    id: idSchema,
    kind: oneOf(gamingKinds),
    day: daySchema,
    /** Counter or matter, in words. */
    place: z.string().nullable(),
    /** What was found, as a sentence. */
    summary: z.string(),
    ratings: z.int(),
    state: oneOf(gamingStates),
    decidedBy: z.string().nullable(),
    decidedAt: instantSchema.nullable(),
    reason: z.string().nullable(),
    createdAt: instantSchema,
  })
  .meta({ id: 'GamingFlag' });
export type GamingFlag = z.infer<typeof gamingFlagSchema>;

/** The ratings that a flag rests on: never who gave them, and the day only. */
export const gamingEvidenceSchema = z.object({ ratingId: idSchema, day: daySchema, matterName: z.string(), counterName: z.string().nullable(), level: ratingLevelSchema, why: z.string() });
/** With its evidence, newest first, at most 100. */
export const gamingFlagDetailSchema = gamingFlagSchema.extend({ evidence: z.array(gamingEvidenceSchema) }).meta({ id: 'GamingFlagDetail' });
export type GamingFlagDetail = z.infer<typeof gamingFlagDetailSchema>;

export const gamingFlagListSchema = page(gamingFlagSchema);
export const listGamingFlagsQuerySchema = z.object({ ...pageQuery, state: oneOf(gamingStates).optional(), kind: oneOf(gamingKinds).optional() });
export type ListGamingFlagsQuery = z.infer<typeof listGamingFlagsQuerySchema>;

/** What a supervisor saw that no search would find: where, on which day, and what. */
export const reportGamingSchema = z.object({ placeId: z.string().min(1, '请选择窗口或服务事项').max(40), day: daySchema, text: visibleText(200, '请写明看到了什么').min(5, '请至少写 5 个字') });
export type ReportGaming = z.infer<typeof reportGamingSchema>;

/** A supervisor's word on a flag; a later one replaces an earlier one. */
export const decideGamingFlagSchema = z.object({ confirmed: z.boolean(), reason: visibleText(lengths.reason, '请写明理由') });
export type DecideGamingFlag = z.infer<typeof decideGamingFlagSchema>;
