import * as z from 'zod';
import { daySchema, idSchema, instantSchema, lengths, oneOf, page, pageQuery, visibleText } from './common.js';
import { receiptSchema } from './cases.js';
import { ratingCodeSchema, ratingLevelSchema } from './ratings.js';
import { rectificationStates, rectificationSteps } from './words.js';

/** One thing that happened. `by` is a name for staff and supervisors, never for the rater, whose steps tell the day and not the moment. */
export const rectificationStepSchema = z
  .object({
    /** Its place among the steps of its rectification. */
    id: z.string(),
    kind: oneOf(rectificationSteps),
    at: instantSchema,
    by: z.string(),
    text: z.string(),
    /** Of a call-back: whether the rater was spoken to. */
    reached: z.boolean().nullable(),
    /** The level that goes with it: of a rating that was given, given again or changed. */
    level: ratingLevelSchema.nullable(),
  })
  .meta({ id: 'RectificationStep' });
export type RectificationStep = z.infer<typeof rectificationStepSchema>;

/** 差评整改 as staff and supervisors see it; nothing in it says who rated. */
export const rectificationSchema = z
  .object({
    id: idSchema,
    ratingId: idSchema,
    matterId: z.string(),
    matterName: z.string(),
    counterName: z.string().nullable(),
    sectionId: z.string().nullable(),
    sectionName: z.string().nullable(),
    level: ratingLevelSchema,
    state: oneOf(rectificationStates),
    responsible: z.object({ id: idSchema, name: z.string() }),
    openedOn: daySchema,
    /** Null: the year is not loaded yet. */
    dueOn: daySchema.nullable(),
    /** How the day was counted, with its source. */
    limitSentence: z.string(),
    overdue: z.boolean(),
    /** Working days until `dueOn`, today not counted; null when closed or not known. */
    workingDaysLeft: z.int().nullable(),
    hasContact: z.boolean(),
    callBackDueOn: daySchema.nullable(),
    calledBackAt: instantSchema.nullable(),
    /** What staff say was done. */
    proposal: z.string().nullable(),
    proposedAt: instantSchema.nullable(),
    secondLevel: ratingLevelSchema.nullable(),
    closedAt: instantSchema.nullable(),
    closedBy: z.enum(['rater', 'supervisor']).nullable(),
    closedByName: z.string().nullable(),
    closeReason: z.string().nullable(),
    reopenings: z.int(),
    /** Closed in time in every round; null while open or where the day is not known. */
    onTime: z.boolean().nullable(),
    /** The rating was decided to be mistaken or malicious; it is counted and handled all the same. */
    excluded: z.boolean(),
  })
  .meta({ id: 'Rectification' });
export type Rectification = z.infer<typeof rectificationSchema>;

/** With what the rater wrote (null until it has passed the check) and every step, oldest first. */
export const rectificationDetailSchema = rectificationSchema
  .extend({ reasons: z.array(z.string()), comment: z.string().nullable(), steps: z.array(rectificationStepSchema), mayHandle: z.boolean() })
  .meta({ id: 'RectificationDetail' });
export type RectificationDetail = z.infer<typeof rectificationDetailSchema>;

export const rectificationListSchema = page(rectificationSchema);
/** Without `state`: those that are not closed, the first due first. `late`: past their day or within three working days of it. */
export const listRectificationsQuerySchema = z.object({ ...pageQuery, state: oneOf(rectificationStates).optional(), late: z.enum(['true']).optional(), mine: z.enum(['true']).optional() });
export type ListRectificationsQuery = z.infer<typeof listRectificationsQuerySchema>;

const words = visibleText(lengths.comment, '请写明做了什么');
export const addRectificationStepSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('call-back'), reached: z.boolean(), text: words }),
    z.object({ kind: z.literal('action'), text: words }),
  ])
  .meta({ id: 'AddRectificationStep' });
export type AddRectificationStep = z.infer<typeof addRectificationStepSchema>;
export const proposeRectificationSchema = z.object({ text: words });
export type ProposeRectification = z.infer<typeof proposeRectificationSchema>;
export const handOverRectificationSchema = z.object({ staffId: idSchema, reason: visibleText(lengths.reason, '请写明原因') });
export type HandOverRectification = z.infer<typeof handOverRectificationSchema>;
/** Why a supervisor ends or reopens a rectification. */
export const decideRectificationSchema = z.object({ reason: visibleText(lengths.reason, '请写明理由') });
export type DecideRectification = z.infer<typeof decideRectificationSchema>;

/** How a rater shows that the rating is theirs: receipt and code, or the rating's id with their login. */
export const raterKeySchema = z.union([z.object({ receipt: receiptSchema, code: ratingCodeSchema }), z.object({ ratingId: idSchema })]);
export type RaterKey = z.infer<typeof raterKeySchema>;
export const findRectificationSchema = z.object({ rater: raterKeySchema });
export type FindRectification = z.infer<typeof findRectificationSchema>;
/** 二次评价: whether it is settled for the rater, how satisfied they are now, and why not, in words that the centre offers. */
export const confirmRectificationSchema = z.object({ rater: raterKeySchema, accepted: z.boolean(), level: ratingLevelSchema, reasons: z.array(visibleText(40)).max(10).default([]) });
export type ConfirmRectification = z.infer<typeof confirmRectificationSchema>;

/** What the rater reads about their own rating. */
export const raterRectificationSchema = z
  .object({
    matterName: z.string(),
    level: ratingLevelSchema,
    state: oneOf(rectificationStates),
    responsibleName: z.string(),
    openedOn: daySchema,
    dueOn: daySchema.nullable(),
    limitSentence: z.string(),
    overdue: z.boolean(),
    proposal: z.string().nullable(),
    secondLevel: ratingLevelSchema.nullable(),
    closedBy: z.enum(['rater', 'supervisor']).nullable(),
    closeReason: z.string().nullable(),
    steps: z.array(rectificationStepSchema),
    /** Whether the rater may say now that it is settled, or not: once something was proposed, and after a supervisor's end. */
    mayAnswer: z.boolean(),
  })
  .meta({ id: 'RaterRectification' });
export type RaterRectification = z.infer<typeof raterRectificationSchema>;

/** 整改结果公开: no words of the rater, days only. */
export const publicRectificationSchema = z
  .object({
    id: idSchema,
    matterName: z.string(),
    level: ratingLevelSchema,
    state: oneOf(rectificationStates),
    openedOn: daySchema,
    dueOn: daySchema.nullable(),
    overdue: z.boolean(),
    closedOn: daySchema.nullable(),
    closedBy: z.enum(['rater', 'supervisor']).nullable(),
    onTime: z.boolean().nullable(),
    /** What was done; null before somebody said so. */
    proposal: z.string().nullable(),
    secondLevel: ratingLevelSchema.nullable(),
    excluded: z.boolean(),
  })
  .meta({ id: 'PublicRectification' });
export type PublicRectification = z.infer<typeof publicRectificationSchema>;
export const publicRectificationListSchema = page(publicRectificationSchema);
export const listPublicRectificationsQuerySchema = z.object(pageQuery);
export type ListPublicRectificationsQuery = z.infer<typeof listPublicRectificationsQuerySchema>;
