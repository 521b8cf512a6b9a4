import * as z from 'zod';
import { articleCardSchema } from './articles.js';
import { counterSchema } from './codes.js';
import { daySchema, idSchema, instantSchema } from './common.js';
import { noticeCardSchema, regionSchema } from './notices.js';
import { ratingSummarySchema, serviceMatterSchema } from './ratings.js';

/** 监督电话: one-tap call, with its hours and purpose. `openNow` is computed by the server in Asia/Shanghai. */
export const hotlineSchema = z.object({ name: z.string(), number: z.string(), hours: z.string(), purpose: z.string(), openNow: z.boolean().nullable() }).meta({ id: 'Hotline' });
export type Hotline = z.infer<typeof hotlineSchema>;

/** The centre as every screen shows it, from configuration alone. */
export const centreSchema = z
  .object({
    name: z.string(),
    shortName: z.string(),
    platformName: z.string(),
    address: z.string(),
    regionCode: z.string(),
    regions: z.array(regionSchema),
    hotlines: z.array(hotlineSchema),
    matters: z.array(serviceMatterSchema),
    counters: z.array(counterSchema),
    ratingReasons: z.array(z.string()),
    /** Templates that the phone asks for in the subscribe dialog, by purpose. */
    subscribeTemplates: z.array(z.object({ id: z.string(), purpose: z.enum(['notice', 'answer']), title: z.string(), longTerm: z.boolean() })),
    privacy: z.array(z.object({ title: z.string(), text: z.string() })),
    /** Figures from a published source, with its period. */
    figures: z.array(z.object({ label: z.string(), value: z.string(), period: z.string(), source: z.string() })),
  })
  .meta({ id: 'Centre' });
export type Centre = z.infer<typeof centreSchema>;

export const homeQuerySchema = z.object({ since: instantSchema.optional() });
export type HomeQuery = z.infer<typeof homeQuerySchema>;

/** The first page in one request. */
export const homeSchema = z
  .object({
    centre: centreSchema,
    now: instantSchema,
    today: z.object({ day: daySchema, workingDay: z.boolean().nullable(), notices: z.array(noticeCardSchema), count: z.int(), closingSoon: z.int() }),
    /** Green channel of the last 30 days: each project's newest notice, newest first (at most 5). */
    greenChannel: z.array(noticeCardSchema),
    /** The six days before today, newest first; at most 30 cards in all. */
    week: z.array(z.object({ day: daySchema, count: z.int(), notices: z.array(noticeCardSchema) })),
    /** Newest notices whatever their day: what a quiet week shows (at most 5). */
    latest: z.array(noticeCardSchema),
    /** Newest articles of the official account (at most 3). */
    articles: z.array(articleCardSchema),
    /** With `since`: what was published, corrected or withdrawn after it (at most 20 ids, all counted). */
    sinceLastVisit: z.object({ published: z.int(), corrected: z.int(), withdrawn: z.int(), noticeIds: z.array(idSchema) }).nullable(),
  })
  .meta({ id: 'Home' });
export type Home = z.infer<typeof homeSchema>;

/** 监督 tab in one request. */
export const supervisionSchema = z.object({ hotlines: z.array(hotlineSchema), matters: z.array(serviceMatterSchema), counters: z.array(counterSchema), ratingReasons: z.array(z.string()), ratings: ratingSummarySchema }).meta({ id: 'Supervision' });
export type Supervision = z.infer<typeof supervisionSchema>;

/** What waits on each desk of the console. */
export const overviewSchema = z
  .object({ drafts: z.int(), inReview: z.int(), deliveriesWaiting: z.int(), deliveriesFailed: z.int(), badRatingsOpen: z.int(), rectificationsRunning: z.int(), rectificationsOverdue: z.int(), rectificationsNear: z.int(), gamingOpen: z.int(), exclusionsOpen: z.int(), opinionsOpen: z.int(), opinionsOverdue: z.int(), tasksReported: z.int(), casesOpen: z.int(), casesOverdue: z.int(), casesSoon: z.int(), casesInReview: z.int(), callBacksDue: z.int(), contentWaiting: z.int(), publishedToday: z.int(), oldestInReviewAt: instantSchema.nullable(), oldestCaseAt: instantSchema.nullable() })
  .meta({ id: 'Overview' });
export type Overview = z.infer<typeof overviewSchema>;
