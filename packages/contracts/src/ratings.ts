import * as z from 'zod';
import { clientIdSchema, daySchema, idSchema, instantSchema, lengths, oneOf, page, pageQuery, visibleText } from './common.js';
import { receiptSchema } from './cases.js';
import { contentStateSchema } from './content-checks.js';
import { formLimits, ratingFormSchema } from './rating-forms.js';
import { exclusionKinds, exclusionStates, ratingChannels, serviceScenes } from './words.js';

export const ratingLevelSchema = z.union([z.literal(5), z.literal(4), z.literal(3), z.literal(2), z.literal(1)]);

/** 服务事项 from the centre's configuration, and the section (股室) that is responsible. */
export const serviceMatterSchema = z
  .object({ id: z.string().regex(/^[a-z0-9-]{1,40}$/), name: z.string().min(1).max(40), scene: oneOf(serviceScenes).default('on-site'), sectionId: z.string().max(40).nullable().default(null) })
  .meta({ id: 'ServiceMatter' });
export type ServiceMatter = z.infer<typeof serviceMatterSchema>;

export const exclusionSchema = z
  .object({ kind: oneOf(exclusionKinds), state: oneOf(exclusionStates), reason: z.string(), proposedBy: z.string(), proposedAt: instantSchema, decidedBy: z.string().nullable(), decidedAt: instantSchema.nullable(), decision: z.string() })
  .meta({ id: 'RatingExclusion' });
export type Exclusion = z.infer<typeof exclusionSchema>;

export const ratingSchema = z
  .object({
    id: idSchema,
    matterId: z.string(),
    matterName: z.string(),
    counterName: z.string().nullable(),
    channel: oneOf(ratingChannels),
    level: ratingLevelSchema,
    /** The level before the one change. */
    earlierLevel: ratingLevelSchema.nullable(),
    reasons: z.array(z.string()),
    comment: z.string(),
    /** Whether the person's own words may be shown beyond the desk that answers. */
    commentState: contentStateSchema,
    /** Who was rated, and who typed in a paper form. */
    handledBy: z.string().nullable(),
    enteredBy: z.string().nullable(),
    /** Whether the caller is who was rated: then nothing here hints at who rated, and `createdAt` is the beginning of the day. */
    isOwn: z.boolean(),
    hasContact: z.boolean(),
    hasUser: z.boolean(),
    exclusion: exclusionSchema.nullable(),
    createdAt: instantSchema,
    answer: z.string().nullable(),
    answeredAt: instantSchema.nullable(),
    answeredBy: z.string().nullable(),
  })
  .meta({ id: 'Rating' });
export type Rating = z.infer<typeof ratingSchema>;
export const ratingListSchema = page(ratingSchema);
export const listRatingsQuerySchema = z.object({ ...pageQuery, matterId: z.string().max(40).optional(), level: z.coerce.number().int().min(1).max(5).optional(), answered: z.enum(['true', 'false']).optional(), channel: oneOf(ratingChannels).optional(), from: daySchema.optional(), to: daySchema.optional() });
export type ListRatingsQuery = z.infer<typeof listRatingsQuerySchema>;

/** A rating with its answers question by question. */
export const ratingDetailSchema = ratingSchema.extend({ answers: z.array(z.object({ question: z.string(), title: z.string(), words: z.string() })), formTitle: z.string().nullable(), formVersion: z.int().nullable() }).meta({ id: 'RatingDetail' });
export type RatingDetail = z.infer<typeof ratingDetailSchema>;

/** Counts by level; `total` 0 means nobody has rated, never "satisfied". */
export const ratingSummarySchema = z.object({ total: z.int(), levels: z.object({ 5: z.int(), 4: z.int(), 3: z.int(), 2: z.int(), 1: z.int() }) }).meta({ id: 'RatingSummary' });
export type RatingSummary = z.infer<typeof ratingSummarySchema>;

export const answerSchema = z.object({ answer: z.string().trim().min(2, '请填写答复').max(lengths.comment) });
export type Answer = z.infer<typeof answerSchema>;

/** The key to one finished service: 128 random bits, base64url. */
export const ratingTokenSchema = z.string().regex(/^[A-Za-z0-9_-]{22}$/, '这个评价链接不完整');
/** Goes with a receipt number, for who rated without a login. */
export const ratingCodeSchema = z.string().trim().toUpperCase().regex(/^[2-9A-HJKMNP-Z]{6}$/, '查询码是 6 位字母或数字');

/** The answer to one question: chosen options, points or words, as its kind has it. */
export const ratingAnswerSchema = z.object({
  question: z.string().max(30),
  options: z.array(z.string().max(30)).max(formLimits.options).default([]),
  points: z.int().min(1).max(formLimits.scale).nullable().default(null),
  text: z.string().trim().max(formLimits.text).default(''),
});
export type RatingAnswer = z.infer<typeof ratingAnswerSchema>;
const answersSchema = z.array(ratingAnswerSchema).max(formLimits.questions).default([]);

/** Made at random by the phone or browser and kept there; stored only as a keyed hash. */
export const raterDeviceSchema = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/, '设备标识不正确');

/** A filled form. With a token it is the rating of one finished service, without one anybody's of the matter. */
export const submitRatingSchema = z.object({
  formId: idSchema,
  matterId: z.string().max(40),
  token: ratingTokenSchema.nullable().default(null),
  /** The counter whose code was scanned. */
  counterId: z.string().max(30).nullable().default(null),
  isKiosk: z.boolean().default(false),
  level: ratingLevelSchema,
  answers: answersSchema,
  /** How to reach the rater; empty: not at all. Only those who handle the rating see it. */
  contact: z.string().trim().max(60).default(''),
  /** True: not tied to the login that is there. */
  isAnonymous: z.boolean().default(false),
  device: raterDeviceSchema.nullable().default(null),
  /** From the form's first sight to its sending. */
  durationMs: z.int().min(0).max(86_400_000).nullable().default(null),
  clientId: clientIdSchema,
});
export type SubmitRating = z.infer<typeof submitRatingSchema>;

/** Shown once: number and code together read the rating back. */
export const ratingReceiptSchema = z.object({ id: idSchema, receipt: z.string(), code: z.string() }).meta({ id: 'RatingReceipt' });
export type RatingReceipt = z.infer<typeof ratingReceiptSchema>;

/** A token as its phone sees it before rating. `used` and `isExpired` are told, so that nobody fills in for nothing. */
export const rateableServiceSchema = z
  .object({ matterId: z.string(), matterName: z.string(), counterName: z.string().nullable(), handledBy: z.string().nullable(), day: daySchema, used: z.boolean(), isExpired: z.boolean(), form: ratingFormSchema })
  .meta({ id: 'RateableService' });
export type RateableService = z.infer<typeof rateableServiceSchema>;

/** Proof of being the rater: number and code, or the login that rated (then without a code). */
export const raterProofSchema = z.object({ receipt: receiptSchema, code: ratingCodeSchema.nullable().default(null) });
export type RaterProof = z.infer<typeof raterProofSchema>;

export const changeRatingSchema = raterProofSchema.extend({ formId: idSchema, level: ratingLevelSchema, answers: answersSchema });
export type ChangeRating = z.infer<typeof changeRatingSchema>;

/** A rating as its rater reads it back. `changeUntil`: the last day of the one change; null when it was changed or the time is over. */
export const ownRatingSchema = z
  .object({
    id: idSchema,
    receipt: z.string(),
    matterId: z.string(),
    matterName: z.string(),
    counterName: z.string().nullable(),
    channel: oneOf(ratingChannels),
    level: ratingLevelSchema,
    answers: z.array(ratingAnswerSchema),
    /** The form that was answered; null for ratings from before there were forms. */
    form: ratingFormSchema.nullable(),
    createdAt: instantSchema,
    changeUntil: daySchema.nullable(),
    /** What was said before the change. */
    earlier: z.object({ level: ratingLevelSchema, changedAt: instantSchema }).nullable(),
    answer: z.string().nullable(),
    answeredAt: instantSchema.nullable(),
    exclusion: exclusionSchema.nullable(),
    hasContact: z.boolean(),
  })
  .meta({ id: 'OwnRating' });
export type OwnRating = z.infer<typeof ownRatingSchema>;
export const ownRatingsSchema = z.object({ items: z.array(z.object({ receipt: z.string(), matterName: z.string(), level: ratingLevelSchema, createdAt: instantSchema })) });
export type OwnRatings = z.infer<typeof ownRatingsSchema>;

/** 办结登记: a finished service that may be rated once. */
export const registerServiceSchema = z.object({ matterId: z.string().max(40), counterId: z.string().max(30).nullable().default(null), channel: z.enum(['counter', 'message', 'paper']).default('counter'), clientId: clientIdSchema });
export type RegisterService = z.infer<typeof registerServiceSchema>;
/** The token is shown now and never again: the server keeps its hash. */
export const openedServiceSchema = z.object({ id: idSchema, token: ratingTokenSchema, expiresAt: instantSchema }).meta({ id: 'OpenedService' });
export type OpenedService = z.infer<typeof openedServiceSchema>;

/** `isRated` is null for services of the caller's own: it would say whether that person has rated. */
export const handledServiceSchema = z
  .object({ id: idSchema, matterId: z.string(), matterName: z.string(), counterName: z.string().nullable(), channel: oneOf(ratingChannels), handledBy: z.string().nullable(), day: daySchema, isRated: z.boolean().nullable(), isExpired: z.boolean() })
  .meta({ id: 'HandledService' });
export type HandledService = z.infer<typeof handledServiceSchema>;
export const handledServiceListSchema = page(handledServiceSchema);
export const listServicesQuerySchema = z.object({ ...pageQuery, matterId: z.string().max(40).optional() });
export type ListServicesQuery = z.infer<typeof listServicesQuerySchema>;

/** 纸质录入: what somebody wrote on paper, typed in by staff. `serviceId`: the finished service whose slip it is. */
export const paperRatingSchema = submitRatingSchema.pick({ formId: true, matterId: true, counterId: true, level: true, answers: true, contact: true, clientId: true }).extend({ serviceId: idSchema.nullable().default(null) });
export type PaperRating = z.infer<typeof paperRatingSchema>;

export const proposeExclusionSchema = z.object({ kind: oneOf(exclusionKinds), reason: visibleText(lengths.reason, '请写明理由') });
export type ProposeExclusion = z.infer<typeof proposeExclusionSchema>;
export const decideExclusionSchema = z.object({ exclude: z.boolean(), reason: visibleText(lengths.reason, '请写明理由') });
export type DecideExclusion = z.infer<typeof decideExclusionSchema>;

/** A proposal as those see it who decide: the rating without its rater; its words once they have passed the check. */
export const exclusionItemSchema = exclusionSchema.extend({ ratingId: idSchema, matterName: z.string(), level: ratingLevelSchema, day: daySchema, reasons: z.array(z.string()), comment: z.string().nullable(), handledBy: z.string().nullable(), mayDecide: z.boolean() }).meta({ id: 'RatingExclusionItem' });
export type ExclusionItem = z.infer<typeof exclusionItemSchema>;
export const exclusionListSchema = page(exclusionItemSchema);
export const listExclusionsQuerySchema = z.object({ ...pageQuery, state: oneOf(exclusionStates).default('proposed') });
export type ListExclusionsQuery = z.infer<typeof listExclusionsQuerySchema>;

/** Excluded ratings as everybody sees them: still counted, with who decided and why. */
export const excludedRatingSchema = z
  .object({ id: idSchema, matterName: z.string(), level: ratingLevelSchema, day: daySchema, kind: oneOf(exclusionKinds), reason: z.string(), decision: z.string(), proposedBy: z.string(), decidedBy: z.string(), decidedAt: instantSchema })
  .meta({ id: 'ExcludedRating' });
export type ExcludedRating = z.infer<typeof excludedRatingSchema>;
export const excludedRatingListSchema = page(excludedRatingSchema);
export const excludedRatingsQuerySchema = z.object(pageQuery);
export type ExcludedRatingsQuery = z.infer<typeof excludedRatingsQuerySchema>;

/** Shown to one person once, and written down. */
export const raterContactSchema = z.object({ contact: z.string() });
export type RaterContact = z.infer<typeof raterContactSchema>;

export const deviceReportSchema = z.object({ device: raterDeviceSchema });
export type DeviceReport = z.infer<typeof deviceReportSchema>;
