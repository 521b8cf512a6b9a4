import * as z from 'zod';
import { daySchema, idSchema, instantSchema, oneOf, page, pageQuery, visibleText } from './common.js';
import { contentStateSchema } from './content-checks.js';
import { uploadedFileSchema, uploadIdsSchema } from './uploads.js';
import { opinionStates, opinionSubjects } from './words.js';

/** 监督意见 in public. `files` are shown once the centre has answered, `attached` says how many there are. `clock` says by when the centre has promised to answer; `dueOn` is null while that year has no calendar. */
export const opinionSchema = z
  .object({
    id: idSchema,
    supervisorId: idSchema,
    supervisorName: z.string(),
    subjectKind: oneOf(opinionSubjects),
    subject: z.string(),
    projectId: idSchema.nullable(),
    sessionOn: z.string().nullable(),
    text: z.string(),
    attached: z.int(),
    files: z.array(uploadedFileSchema),
    signedAt: instantSchema,
    state: z.enum(['open', 'answered']),
    dueOn: z.string().nullable(),
    clock: z.string(),
    overdue: z.boolean(),
    answer: z.string().nullable(),
    answeredAt: instantSchema.nullable(),
    lateReason: z.string().nullable(),
  })
  .meta({ id: 'Opinion' });
export type Opinion = z.infer<typeof opinionSchema>;
/** With what was signed: `signature` is the SHA-256 of `signedText` in UTF-8, lower-case hex. */
export const opinionDetailSchema = opinionSchema.extend({ signedText: z.string(), signature: z.string() }).meta({ id: 'OpinionDetail' });
export type OpinionDetail = z.infer<typeof opinionDetailSchema>;
export const opinionListSchema = page(opinionSchema);
export const listOpinionsQuerySchema = z.object({ ...pageQuery, supervisorId: idSchema.optional(), projectId: idSchema.optional() });
export type ListOpinionsQuery = z.infer<typeof listOpinionsQuerySchema>;
export const listOwnOpinionsQuerySchema = z.object(pageQuery);
/** `open`: only what nobody has answered. */
export const listStaffOpinionsQuerySchema = z.object({ ...pageQuery, open: z.literal('true').optional() });
export type ListStaffOpinionsQuery = z.infer<typeof listStaffOpinionsQuerySchema>;
export type ListOwnOpinionsQuery = z.infer<typeof listOwnOpinionsQuerySchema>;

/** What the writer sees of it besides: whether it passed the check. */
export const ownOpinionSchema = opinionDetailSchema.extend({ textState: contentStateSchema, textRefusal: z.string().nullable() }).meta({ id: 'OwnOpinion' });
export type OwnOpinion = z.infer<typeof ownOpinionSchema>;
export const ownOpinionListSchema = page(ownOpinionSchema);

/** `subject`: the rule's or the session's name; of a project it is the project's own. */
export const createOpinionSchema = z
  .object({
    subjectKind: oneOf(opinionSubjects),
    subject: z.string().trim().max(200).default(''),
    projectId: idSchema.nullable().default(null),
    sessionOn: daySchema.nullable().default(null),
    text: z.string().trim().min(5, '请至少写 5 个字').max(2000),
    uploadIds: uploadIdsSchema,
  })
  .superRefine(({ subjectKind, subject, projectId, sessionOn }, context) => {
    if ((subjectKind === 'project') !== (projectId !== null)) context.addIssue({ code: 'custom', path: ['projectId'], message: '请选择意见针对的项目' });
    if (subjectKind !== 'project' && subject === '') context.addIssue({ code: 'custom', path: ['subject'], message: '请写明意见针对什么' });
    if ((subjectKind === 'session') !== (sessionOn !== null)) context.addIssue({ code: 'custom', path: ['sessionOn'], message: '请写明参加的日期' });
  });
export type CreateOpinion = z.infer<typeof createOpinionSchema>;

export const staffOpinionSchema = ownOpinionSchema
  .omit({ state: true })
  .extend({ state: oneOf(opinionStates), draft: z.string().nullable(), draftedBy: z.string().nullable(), isOwnDraft: z.boolean(), returned: z.string().nullable(), answeredBy: z.string().nullable() })
  .meta({ id: 'StaffOpinion' });
export type StaffOpinion = z.infer<typeof staffOpinionSchema>;
export const staffOpinionListSchema = page(staffOpinionSchema);
export const draftAnswerSchema = z.object({ draft: visibleText(2000) });
export type DraftAnswer = z.infer<typeof draftAnswerSchema>;
/** `draft` is what the second person has read. A late answer needs its reason. */
export const publishAnswerSchema = z.object({ draft: z.string().max(2000), lateReason: z.string().trim().max(500).default('') });
export type PublishAnswer = z.infer<typeof publishAnswerSchema>;
export const returnAnswerSchema = z.object({ reason: visibleText(500) });
export type ReturnAnswer = z.infer<typeof returnAnswerSchema>;
