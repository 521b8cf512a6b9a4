import * as z from 'zod';
import { idSchema, instantSchema, lengths, page, pageQuery, visibleText } from './common.js';
import { contentStateSchema } from './content-checks.js';

export const ratingLevelSchema = z.union([z.literal(5), z.literal(4), z.literal(3), z.literal(2), z.literal(1)]);

/** 服务事项 from the centre's configuration. */
export const serviceMatterSchema = z.object({ id: z.string().regex(/^[a-z0-9-]{1,40}$/), name: z.string().min(1).max(40) }).meta({ id: 'ServiceMatter' });
export type ServiceMatter = z.infer<typeof serviceMatterSchema>;

/** The two bad levels need at least one reason or a comment, so that somebody can act on them (checked by the server). */
export const createRatingSchema = z.object({
  matterId: z.string().max(40),
  /** The counter whose code was scanned. */
  counterId: z.string().max(30).nullable().default(null),
  level: ratingLevelSchema,
  reasons: z.array(visibleText(40)).max(10).default([]),
  comment: z.string().trim().max(lengths.comment).default(''),
});
export type CreateRating = z.infer<typeof createRatingSchema>;

export const ratingSchema = z
  .object({
    id: idSchema,
    matterId: z.string(),
    matterName: z.string(),
    counterName: z.string().nullable(),
    level: ratingLevelSchema,
    reasons: z.array(z.string()),
    comment: z.string(),
    /** Whether the person's own words may be shown beyond the desk that answers. */
    commentState: contentStateSchema,
    createdAt: instantSchema,
    answer: z.string().nullable(),
    answeredAt: instantSchema.nullable(),
    answeredBy: z.string().nullable(),
  })
  .meta({ id: 'Rating' });
export type Rating = z.infer<typeof ratingSchema>;
export const ratingListSchema = page(ratingSchema);
export const listRatingsQuerySchema = z.object({ ...pageQuery, matterId: z.string().max(40).optional(), level: z.coerce.number().int().min(1).max(5).optional(), answered: z.enum(['true', 'false']).optional() });
export type ListRatingsQuery = z.infer<typeof listRatingsQuerySchema>;

/** Counts by level; `total` 0 means nobody has rated, never "satisfied". */
export const ratingSummarySchema = z.object({ total: z.int(), levels: z.object({ 5: z.int(), 4: z.int(), 3: z.int(), 2: z.int(), 1: z.int() }) }).meta({ id: 'RatingSummary' });
export type RatingSummary = z.infer<typeof ratingSummarySchema>;

export const answerSchema = z.object({ answer: z.string().trim().min(2, '请填写答复').max(lengths.comment) });
export type Answer = z.infer<typeof answerSchema>;
