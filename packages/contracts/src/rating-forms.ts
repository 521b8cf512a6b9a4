import * as z from 'zod';
import { idSchema, instantSchema, oneOf, visibleText } from './common.js';
import { formPurposes, serviceScenes } from './words.js';

/** Limits of a form; what a builder may make, and with it what an answer may hold. */
export const formLimits = { questions: 20, options: 12, label: 40, title: 100, intro: 500, text: 1000, scale: 10 } as const;

/** Names a question or an option inside one form. */
const keySchema = z.string().regex(/^[a-z0-9-]{1,30}$/, '应为 1 至 30 位小写字母、数字或 -');
const optionSchema = z.object({ id: keySchema, label: visibleText(formLimits.label, '请填写选项') });
const optionsSchema = z.array(optionSchema).min(1).max(formLimits.options);
const titleSchema = visibleText(formLimits.title, '请填写题目');
const named = { id: keySchema, title: titleSchema };
const asked = { ...named, required: z.boolean() };

/** The five levels, which every form asks once, first. */
const levelQuestion = z.object({ ...named, kind: z.literal('level') });
/** Several of the options of the level that was chosen. */
const indicatorsQuestion = z.object({ ...named, kind: z.literal('indicators'), options: z.object({ 5: optionsSchema, 4: optionsSchema, 3: optionsSchema, 2: optionsSchema, 1: optionsSchema }) });
const choiceQuestion = z.object({ ...asked, kind: z.literal('choice'), many: z.boolean(), options: optionsSchema.min(2) });
/** Whole points from 1 to `top`, with what the ends mean. */
const scaleQuestion = z.object({ ...asked, kind: z.literal('scale'), top: z.int().min(2).max(formLimits.scale), lowLabel: z.string().trim().max(20), highLabel: z.string().trim().max(20) });
const textQuestion = z.object({ ...asked, kind: z.literal('text'), maxLength: z.int().min(10).max(formLimits.text) });

/** A question of the centre's own. */
export const ownQuestionSchema = z.discriminatedUnion('kind', [choiceQuestion, scaleQuestion, textQuestion]);
export type OwnQuestion = z.infer<typeof ownQuestionSchema>;

/** A question as it is asked; `standard` ones are the same everywhere and no centre changes them. */
export const formQuestionSchema = z.discriminatedUnion('kind', [levelQuestion, indicatorsQuestion, choiceQuestion, scaleQuestion, textQuestion]).and(z.object({ standard: z.boolean() }));
export type FormQuestion = z.infer<typeof formQuestionSchema>;

/** The part of a form that no centre changes. */
export const standardPartSchema = z.array(z.discriminatedUnion('kind', [levelQuestion, indicatorsQuestion, choiceQuestion, scaleQuestion, textQuestion])).min(1).max(formLimits.questions);
export type StandardPart = z.infer<typeof standardPartSchema>;

const areDifferent = (questions: { id: string; options?: unknown }[]): boolean =>
  new Set(questions.map(({ id }) => id)).size === questions.length && questions.every(({ options }) => optionLists(options).every((list) => new Set(list.map(({ id }) => id)).size === list.length));
const optionLists = (options: unknown): { id: string }[][] => (options === undefined ? [] : Array.isArray(options) ? [options as { id: string }[]] : Object.values(options as Record<string, { id: string }[]>));

/** Which draft was edited: its revision, from 0, after the newest published version. Another one in between is a conflict. */
const draftPlace = { revision: z.int().min(0), version: z.int().min(0) };
const draftPlaceSchema = z.object(draftPlace);
export type DraftPlace = z.infer<typeof draftPlaceSchema>;

/** What a builder saves: the words above the questions and the centre's own questions, in order. */
export const formDraftSchema = z
  .object({
    title: titleSchema,
    intro: z.string().trim().max(formLimits.intro).default(''),
    questions: z.array(ownQuestionSchema).max(formLimits.questions - 5),
    ...draftPlace,
  })
  .refine(({ questions }) => areDifferent(questions), { message: '题目或选项的编号重复', path: ['questions'] });
export type FormDraft = z.infer<typeof formDraftSchema>;

/** Which form: a matter's id, or one of the other purposes. */
export const formSubjectSchema = z.string().regex(/^[a-z0-9-]{1,40}$/, '没有这个评价表');

/** Which version; absent: the one that is asked now. Paper names the one it was printed from. */
export const formQuerySchema = z.object({ version: z.coerce.number().int().min(1).max(100_000).optional() });
export type FormQuery = z.infer<typeof formQuerySchema>;

/** A published version; it never changes. */
export const ratingFormSchema = z
  .object({
    id: idSchema,
    purpose: oneOf(formPurposes),
    subject: formSubjectSchema,
    /** What is rated, in words. */
    subjectName: z.string(),
    version: z.int(),
    title: z.string(),
    intro: z.string(),
    questions: z.array(formQuestionSchema),
    publishedAt: instantSchema,
  })
  .meta({ id: 'RatingForm' });
export type RatingForm = z.infer<typeof ratingFormSchema>;

/** A form in the console's list. */
export const formLineSchema = z
  .object({ subject: formSubjectSchema, purpose: oneOf(formPurposes), scene: oneOf(serviceScenes), subjectName: z.string(), version: z.int().nullable(), publishedAt: instantSchema.nullable(), publishedBy: z.string().nullable(), hasDraft: z.boolean() })
  .meta({ id: 'RatingFormLine' });
export type FormLine = z.infer<typeof formLineSchema>;
export const formLinesSchema = z.object({ items: z.array(formLineSchema) });

export const formVersionSchema = ratingFormSchema.extend({ publishedBy: z.string(), standardVersion: z.string() }).meta({ id: 'RatingFormVersion' });
export type FormVersion = z.infer<typeof formVersionSchema>;

/** One form with everything that its builder shows: the locked part, what is being edited, and the newest versions (at most 50). */
export const formDeskSchema = z
  .object({ subject: formSubjectSchema, purpose: oneOf(formPurposes), subjectName: z.string(), standard: z.array(formQuestionSchema), draft: z.object({ title: z.string(), intro: z.string(), questions: z.array(ownQuestionSchema), revision: z.int(), version: z.int(), editedBy: z.string().nullable(), editedAt: instantSchema.nullable() }), versions: z.array(formVersionSchema) })
  .meta({ id: 'RatingFormDesk' });
export type FormDesk = z.infer<typeof formDeskSchema>;

export const publishFormSchema = draftPlaceSchema.extend({ revision: z.int().min(1) });
export type PublishForm = z.infer<typeof publishFormSchema>;
