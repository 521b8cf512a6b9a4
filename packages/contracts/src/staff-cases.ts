import * as z from 'zod';
import { publicCaseSchema } from './cases.js';
import { idSchema, instantSchema, lengths, oneOf, page, pageQuery, visibleText } from './common.js';
import { caseClocks, caseKinds, caseStates, caseStepKinds } from './words.js';

/** Who did what, with names: only for those who handle the case. */
export const staffCaseStepSchema = z.object({ kind: oneOf(caseStepKinds), at: instantSchema, by: z.string(), note: z.string() });

/** The answer as it is being written. */
export const caseDraftSchema = z.object({ answer: z.string(), lateReason: z.string(), author: z.string(), mine: z.boolean(), returnReason: z.string().nullable() });
export type CaseDraft = z.infer<typeof caseDraftSchema>;

/** What those who handle a case see. The contact is masked; `hasUser` says whether an answer reaches a phone, `callBack` whether the account's number may be asked for; nothing says whether the answer was rated, since its writer knows the filer. */
export const staffCaseSchema = publicCaseSchema
  .omit({ steps: true, text: true, items: true, requests: true, basis: true, ratingToken: true, rated: true })
  .extend({
    id: idSchema,
    text: z.string(),
    items: z.string(),
    requests: z.string(),
    basis: z.string(),
    sectionId: z.string().nullable(),
    contact: z.string(),
    callBack: z.boolean(),
    /** A call-back was asked for and not made yet. */
    callBackDue: z.boolean(),
    hasUser: z.boolean(),
    clock: oneOf(caseClocks),
    /** The next date to keep; null when there is none. */
    dueOn: z.string().nullable(),
    draft: caseDraftSchema.nullable(),
    answeredBy: z.string().nullable(),
    questionId: idSchema.nullable(),
    steps: z.array(staffCaseStepSchema),
    /** Optimistic lock: send it back with every change. */
    revision: z.int(),
  })
  .meta({ id: 'StaffCase' });
export type StaffCase = z.infer<typeof staffCaseSchema>;

export const staffCaseRowSchema = staffCaseSchema.omit({ steps: true, files: true, draft: true, suspension: true, acceptBy: true, answerBy: true, refusal: true, questionId: true }).meta({ id: 'StaffCaseRow' });
export type StaffCaseRow = z.infer<typeof staffCaseRowSchema>;
export const staffCaseListSchema = page(staffCaseRowSchema);

/** `open`: every case that is not closed, the most urgent first; otherwise newest first. */
export const listCasesQuerySchema = z.object({
  ...pageQuery,
  kind: oneOf(caseKinds).optional(),
  state: z.enum(['open', ...(Object.keys(caseStates) as [keyof typeof caseStates])]).optional(),
  clock: z.enum(['overdue', 'soon']).optional(),
  sectionId: z.string().max(40).optional(),
  /** Cases whose draft is the caller's. */
  mine: z.enum(['true']).optional(),
  callBackDue: z.enum(['true']).optional(),
  q: z.string().max(100).optional(),
});
export type ListCasesQuery = z.infer<typeof listCasesQuerySchema>;

const revision = { revision: z.int().min(0) };
const reason = visibleText(lengths.reason, '请写明原因').min(2, '请写明原因');

export const acceptCaseSchema = z.object(revision);
export type AcceptCase = z.infer<typeof acceptCaseSchema>;
/** `instead` tells the filer what can be done now. */
export const refuseCaseSchema = z.object({ ...revision, reason, instead: z.string().trim().max(lengths.reason).default('') });
export type RefuseCase = z.infer<typeof refuseCaseSchema>;
export const transferCaseSchema = z.object({ ...revision, sectionId: z.string().min(1).max(40), reason });
export type TransferCase = z.infer<typeof transferCaseSchema>;
/** Stops and starts the clock, for what the law does not count. */
export const caseReasonSchema = z.object({ ...revision, reason });
export type CaseReason = z.infer<typeof caseReasonSchema>;
export const draftCaseAnswerSchema = z.object({ ...revision, answer: visibleText(lengths.comment, '请填写答复').min(2, '请填写答复'), lateReason: z.string().trim().max(lengths.reason).default(''), /** Hands it to the second person. */ submit: z.boolean().default(false) });
export type DraftCaseAnswer = z.infer<typeof draftCaseAnswerSchema>;
/** The call was made; what came of it. */
export const calledBackSchema = z.object({ ...revision, note: visibleText(lengths.reason, '请写明回电结果').min(2) });
export type CalledBack = z.infer<typeof calledBackSchema>;

/** Who filed it, whole: shown on request, and each look is written down. */
export const caseContactSchema = z.object({ filerName: z.string(), contact: z.string(), /** The account's number, where the filer offered it. */ phone: z.string().nullable() });
export type CaseContact = z.infer<typeof caseContactSchema>;

/** 公开问答: the anonymised copy that staff cleared. */
export const clearQuestionSchema = z.object({ ...revision, title: visibleText(60).min(4), question: visibleText(lengths.comment), answer: visibleText(lengths.comment) });
export type ClearQuestion = z.infer<typeof clearQuestionSchema>;
export const questionSchema = z.object({ id: idSchema, kind: oneOf(caseKinds), title: z.string(), question: z.string(), answer: z.string(), askedOn: z.iso.date(), answeredOn: z.iso.date(), sectionName: z.string().nullable(), noticeId: idSchema.nullable() }).meta({ id: 'Question' });
export type Question = z.infer<typeof questionSchema>;
export const questionListSchema = page(questionSchema.omit({ question: true, answer: true }).extend({ excerpt: z.string() }));
export type QuestionList = z.infer<typeof questionListSchema>;
export const listQuestionsQuerySchema = z.object({ ...pageQuery, kind: oneOf(caseKinds).optional(), q: z.string().trim().max(100).optional() });
export type ListQuestionsQuery = z.infer<typeof listQuestionsQuerySchema>;
/** The revision in a query string. */
export const queryRevisionSchema = z.object({ revision: z.coerce.number().pipe(z.int().min(0)) });
