import * as z from 'zod';
import { limitSchema } from './clocks.js';
import { clientIdSchema, daySchema, idSchema, instantSchema, lengths, oneOf, page, pageQuery, visibleText } from './common.js';
import { contentStateSchema } from './content-checks.js';
import { suspensionSchema } from './suspensions.js';
import { uploadedFileSchema, uploadIdsSchema } from './uploads.js';
import { addresseeRoles, caseFields, caseKinds, caseSources, caseStates, caseStepKinds, formalCaseKinds, openCaseStates, pathStandings, type CaseKind, type CaseState } from './words.js';

export const caseKindSchema = oneOf(caseKinds);
export const isFormalCase = (kind: CaseKind): boolean => formalCaseKinds.some((one) => one === kind);
export const isOpenCase = (state: CaseState): boolean => openCaseStates.some((one) => one === state);

/** What the filer knows of dates that the notice does not say. */
const claimedDayNames = ['knownOn', 'priorFiledOn', 'priorRepliedOn'] as const;
/** A day that only the filer knows. */
export type ClaimedDay = (typeof claimedDayNames)[number];

const claimedDays = {
  /** The day on which the filer learned of the matter, or received the documents; absent: the day that the notice gives. */
  knownOn: daySchema.nullable().default(null),
  /** When the objection or challenge that has to come first was filed, and answered. */
  priorFiledOn: daySchema.nullable().default(null),
  priorRepliedOn: daySchema.nullable().default(null),
};

/** Query of the legal path of one kind; from a query string an absent day is left out. */
export const casePathQuerySchema = z.object({ kind: caseKindSchema, noticeId: idSchema.optional(), knownOn: daySchema.optional(), priorFiledOn: daySchema.optional(), priorRepliedOn: daySchema.optional() });
export type CasePathQuery = z.infer<typeof casePathQuerySchema>;
export const casePathsQuerySchema = z.object({ noticeId: idSchema.optional() });
export type CasePathsQuery = z.infer<typeof casePathsQuerySchema>;

/** The legal path of one kind of case, as it stands today. */
export const casePathSchema = z
  .object({
    kind: caseKindSchema,
    /** What this kind is here: 对招标文件的异议. */
    title: z.string(),
    standing: oneOf(pathStandings),
    may: z.boolean(),
    /** Why it may not be filed now; null when it may. */
    why: z.string().nullable(),
    /** Who may file it. */
    who: z.string(),
    toWhom: z.object({ role: oneOf(addresseeRoles), name: z.string(), phone: z.string().nullable() }),
    /** The last day to file; null when there is none, or when it cannot be computed: `untilWords` says which. */
    until: limitSchema.nullable(),
    untilWords: z.string(),
    law: z.string(),
    article: z.string(),
    mustContain: z.array(oneOf(caseFields)),
    /** The days that only the filer knows and that the last day follows from. */
    asksDays: z.array(z.enum(claimedDayNames)),
    /** Whether the tender rests from acceptance until the answer. */
    suspends: z.object({ law: z.string(), article: z.string(), sentence: z.string() }).nullable(),
    /** By when it is decided whether the case is accepted, and answered, were it filed today. Null where the law sets no such limit. */
    acceptBy: limitSchema.nullable(),
    answerBy: limitSchema.nullable(),
    notes: z.array(z.string()),
    /** What can be done instead, most fitting first. */
    insteadOf: z.array(z.object({ kind: caseKindSchema, why: z.string() })),
  })
  .meta({ id: 'CasePath' });
export type CasePath = z.infer<typeof casePathSchema>;
export const casePathListSchema = z.object({ items: z.array(casePathSchema) });
export type CasePathList = z.infer<typeof casePathListSchema>;

/** 联系电话: a mobile or a fixed line, as people write it. */
export const telephoneSchema = z.string().trim().max(30).regex(/^\+?[0-9][0-9 -]{5,28}$/, '请填写电话号码');

const statement = {
  kind: caseKindSchema,
  /** What it is about; of a formal case the facts and reasons. */
  text: visibleText(lengths.comment, '请至少写 5 个字').min(5, '请至少写 5 个字'),
  /** 具体事项, 请求, 法律依据 of a formal case. */
  items: z.string().trim().max(lengths.comment).default(''),
  requests: z.string().trim().max(lengths.comment).default(''),
  basis: z.string().trim().max(lengths.comment).default(''),
  noticeId: idSchema.nullable().default(null),
  ...claimedDays,
  filerName: z.string().trim().max(60).default(''),
  contact: z.string().trim().max(60).default(''),
  /** The question and its answer may be published, without the person. */
  publishConsent: z.boolean().default(false),
  uploadIds: uploadIdsSchema.default([]),
  clientId: clientIdSchema,
};

/** 诉求 to the centre. A formal case says who files it; a correction may be about a notice that was never published. */
export const createCaseSchema = z.object({
  ...statement,
  source: z.enum(['mini', 'h5']).default('mini'),
  /** Staff may ring the phone number that the person has given; it is not copied into the case. */
  callBack: z.boolean().default(false),
  /** Files it although the path is closed: staff then refuse it formally. */
  insist: z.boolean().default(false),
});
export type CreateCase = z.infer<typeof createCaseSchema>;

/** 受理编号: unguessable, typed by hand, no look-alike characters. */
export const receiptSchema = z.string().trim().toUpperCase().regex(/^[0-9]{8}-[2-9A-HJKMNP-Z]{10}$/, '受理编号形如 20261122-7K3F9M2QXW');
/** 查询码: shown once, kept by the filer. */
export const caseCodeSchema = z.string().trim().toUpperCase().regex(/^[2-9A-HJKMNP-Z]{6}$/, '查询码是 6 位字母和数字');

const due = { acceptBy: limitSchema.nullable(), answerBy: limitSchema.nullable() };

/** What the filer takes away. `filedLate`: filed although the path was closed. */
export const caseReceiptSchema = z.object({ receipt: z.string(), code: z.string(), createdAt: instantSchema, state: oneOf(caseStates), filedLate: z.boolean(), ...due });
export type CaseReceipt = z.infer<typeof caseReceiptSchema>;

/** Shows that somebody is the filer. Without a code: the filer's own login, or a case from before there were codes. */
export const caseTicketSchema = z.object({ receipt: receiptSchema, code: caseCodeSchema.optional() });
export type CaseTicket = z.infer<typeof caseTicketSchema>;

export const caseStepSchema = z.object({ kind: oneOf(caseStepKinds), at: instantSchema, /** The filer, or the section's name. */ by: z.string(), note: z.string() });
export type CaseStep = z.infer<typeof caseStepSchema>;

/**
 * What the filer sees: never the contact, and the text only once it has passed the check (whoever holds the number reads it).
 * `textRefusal` says why it did not pass.
 */
export const publicCaseSchema = z
  .object({
    receipt: z.string(),
    kind: caseKindSchema,
    state: oneOf(caseStates),
    source: oneOf(caseSources),
    text: z.string().nullable(),
    items: z.string().nullable(),
    requests: z.string().nullable(),
    basis: z.string().nullable(),
    textState: contentStateSchema,
    textRefusal: z.string().nullable(),
    noticeId: idSchema.nullable(),
    noticeTitle: z.string().nullable(),
    sectionName: z.string().nullable(),
    createdAt: instantSchema,
    filedLate: z.boolean(),
    acceptedAt: instantSchema.nullable(),
    ...due,
    /** Working days left until the next date; negative when it has passed, null without a date. */
    daysLeft: z.int().nullable(),
    paused: z.boolean(),
    refusal: z.object({ reason: z.string(), instead: z.string() }).nullable(),
    answer: z.string().nullable(),
    answeredAt: instantSchema.nullable(),
    lateReason: z.string().nullable(),
    publishConsent: z.boolean(),
    files: z.array(uploadedFileSchema),
    steps: z.array(caseStepSchema),
    suspension: suspensionSchema.nullable(),
    /** Token of the page where the filer rates the answer; null before the answer. */
    ratingToken: z.string().nullable(),
    rated: z.boolean(),
  })
  .meta({ id: 'Case' });
export type PublicCase = z.infer<typeof publicCaseSchema>;

/** One of the person's own cases in a list. */
export const ownCaseSchema = publicCaseSchema.pick({ receipt: true, kind: true, state: true, noticeTitle: true, createdAt: true, answeredAt: true });
export type OwnCase = z.infer<typeof ownCaseSchema>;
export const ownCaseListSchema = page(ownCaseSchema);
export const listOwnCasesQuerySchema = z.object(pageQuery);
export type ListOwnCasesQuery = z.infer<typeof listOwnCasesQuerySchema>;

export const withdrawCaseSchema = caseTicketSchema.extend({ reason: z.string().trim().max(lengths.reason).default('') });
export type WithdrawCase = z.infer<typeof withdrawCaseSchema>;
export const addMaterialSchema = caseTicketSchema.extend({ text: visibleText(lengths.comment, '请写明补充了什么'), uploadIds: uploadIdsSchema.default([]) });
export type AddMaterial = z.infer<typeof addMaterialSchema>;

/** 回电请求: when nobody answers the line. */
export const callBackRequestSchema = z.object({
  phone: telephoneSchema,
  /** When the person can be reached, in their own words. */
  when: z.string().trim().max(60).default(''),
  about: visibleText(lengths.reason, '请简单写明想问什么').min(2),
  source: z.enum(['mini', 'h5']).default('mini'),
  clientId: clientIdSchema,
});
export type CallBackRequest = z.infer<typeof callBackRequestSchema>;

/** 来电登记, 来访登记: staff write down what somebody said on the phone or at the counter. */
export const noteCallSchema = z.object({ ...statement, source: z.enum(['hotline', 'counter']), sectionId: z.string().max(40).nullable().default(null) });
export type NoteCall = z.infer<typeof noteCallSchema>;
