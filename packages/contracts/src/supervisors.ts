import * as z from 'zod';
import { contentStateSchema } from './content-checks.js';
import { cursorSchema, daySchema, idSchema, instantSchema, oneOf, page, pageQuery, visibleText } from './common.js';
import { uploadedFileSchema, uploadIdsSchema } from './uploads.js';
import { opinionStates, opinionSubjects, supervisorStates, taskStates, trailKinds } from './words.js';

const words = (max: number) => visibleText(max);
/** As shown: four times four characters; typed with or without blanks and hyphens, in any case. */
const INVITATION = /^[0-9A-HJKMNP-TV-Z]{16}$/;

// --- Terms -----------------------------------------------------------------------------------------------------------

const termFields = {
  name: words(60),
  identity: words(30),
  unit: words(100),
  startsOn: daySchema,
  endsOn: daySchema,
  appointmentNo: words(60),
  appointmentText: words(2000),
};
const endsAfterStart = { message: '任期的结束不能早于开始', path: ['endsOn'] };

/** 特约监督员 as the public sees one: no contact, no account. */
export const supervisorSchema = z
  .object({ id: idSchema, ...termFields, startsOn: z.string(), endsOn: z.string(), state: oneOf(supervisorStates), endReason: z.string().nullable() })
  .meta({ id: 'Supervisor' });
export type Supervisor = z.infer<typeof supervisorSchema>;
export const supervisorListSchema = page(supervisorSchema);
export const listSupervisorsQuerySchema = z.object(pageQuery);
export type ListSupervisorsQuery = z.infer<typeof listSupervisorsQuerySchema>;

/** What staff see besides: how the invitation stands, and whether the term ends soon. */
export const staffSupervisorSchema = supervisorSchema.extend({ acceptedAt: instantSchema.nullable(), codeUntil: instantSchema.nullable(), endsSoon: z.boolean() }).meta({ id: 'StaffSupervisor' });
export type StaffSupervisor = z.infer<typeof staffSupervisorSchema>;
export const staffSupervisorListSchema = page(staffSupervisorSchema).extend({ identities: z.array(z.string()), people: z.array(z.object({ id: idSchema, name: z.string() })) });
export type StaffSupervisorList = z.infer<typeof staffSupervisorListSchema>;

/** 聘任. Without `endsOn` the term has the length that the centre has configured. */
export const inviteSupervisorSchema = z
  .object({ ...termFields, endsOn: daySchema.optional() })
  .refine(({ startsOn, endsOn }) => endsOn === undefined || endsOn >= startsOn, endsAfterStart);
export type InviteSupervisor = z.infer<typeof inviteSupervisorSchema>;
/** The one time that the code is shown. */
export const invitedSchema = z.object({ supervisor: staffSupervisorSchema, code: z.string(), codeUntil: instantSchema }).meta({ id: 'InvitedSupervisor' });
export type Invited = z.infer<typeof invitedSchema>;
export const endTermSchema = z.object({ reason: words(200) });
export type EndTerm = z.infer<typeof endTermSchema>;
export const renewTermSchema = z.object({ endsOn: daySchema, appointmentNo: words(60), appointmentText: words(2000) });
export type RenewTerm = z.infer<typeof renewTermSchema>;

export const invitationCodeSchema = z.object({
  code: z
    .string()
    .max(40)
    .transform((typed) => typed.replace(/[\s-]/g, '').toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1'))
    .pipe(z.string().regex(INVITATION, '邀请码是 16 个数字和字母')),
});
export type InvitationCode = z.infer<typeof invitationCodeSchema>;

/** Who the person on the phone is as a supervisor; `supervisor` is the newest of their terms, null when there is none. */
export const ownTermSchema = z.object({ supervisor: supervisorSchema.nullable(), serving: z.boolean() }).meta({ id: 'OwnTerm' });
export type OwnTerm = z.infer<typeof ownTermSchema>;

// --- Tasks -----------------------------------------------------------------------------------------------------------

/** 任务/责任/措施/监督到人. `overdue`: not reported, and the day is over. */
export const taskSchema = z
  .object({
    id: idSchema,
    number: z.string(),
    title: z.string(),
    duty: z.string(),
    measures: z.string(),
    projectId: idSchema.nullable(),
    projectName: z.string().nullable(),
    supervisorId: idSchema,
    supervisorName: z.string(),
    staffName: z.string(),
    dueOn: z.string(),
    overdue: z.boolean(),
    state: oneOf(taskStates),
    revision: z.int(),
    report: z.string().nullable(),
    reportedAt: instantSchema.nullable(),
    checkNote: z.string().nullable(),
    checkedBy: z.string().nullable(),
    checkedAt: instantSchema.nullable(),
    createdBy: z.string(),
    createdAt: instantSchema,
  })
  .meta({ id: 'SupervisionTask' });
export type SupervisionTask = z.infer<typeof taskSchema>;
export const taskListSchema = page(taskSchema);
export const listTasksQuerySchema = z.object({ ...pageQuery, open: z.literal('true').optional(), supervisorId: idSchema.optional() });
export type ListTasksQuery = z.infer<typeof listTasksQuerySchema>;

export const createTaskSchema = z.object({
  title: words(100),
  duty: words(2000),
  measures: words(2000),
  projectId: idSchema.nullable().default(null),
  supervisorId: idSchema,
  /** The member of staff who answers for it. */
  staffId: idSchema,
  dueOn: daySchema,
});
export type CreateTask = z.infer<typeof createTaskSchema>;
const step = { revision: z.int().min(0) };
export const acceptTaskSchema = z.object(step);
export type AcceptTask = z.infer<typeof acceptTaskSchema>;
export const reportTaskSchema = z.object({ ...step, report: words(2000) });
export type ReportTask = z.infer<typeof reportTaskSchema>;
/** 核验: passed, or returned with what is missing. */
export const checkTaskSchema = z.object({ ...step, pass: z.boolean(), note: z.string().trim().max(500).default('') }).refine(({ pass, note }) => pass || note !== '', { message: '退回须写明原因', path: ['note'] });
export type CheckTask = z.infer<typeof checkTaskSchema>;

// --- Opinions --------------------------------------------------------------------------------------------------------

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
export const draftAnswerSchema = z.object({ draft: words(2000) });
export type DraftAnswer = z.infer<typeof draftAnswerSchema>;
/** `draft` is what the second person has read. A late answer needs its reason. */
export const publishAnswerSchema = z.object({ draft: z.string().max(2000), lateReason: z.string().trim().max(500).default('') });
export type PublishAnswer = z.infer<typeof publishAnswerSchema>;
export const returnAnswerSchema = z.object({ reason: words(500) });
export type ReturnAnswer = z.infer<typeof returnAnswerSchema>;

// --- Appraisals ------------------------------------------------------------------------------------------------------

/** A question of the form that is answered by one of `top` degrees, the worst first. */
const questionSchema = z.object({ id: z.string(), label: z.string(), degrees: z.array(z.string()).min(2).max(10) });
const answersSchema = z.record(z.string().max(60), z.int().min(1).max(10)).refine((answers) => Object.keys(answers).length <= 20, '答案太多');
/** The form of the period that runs, and what the supervisor has answered so far. */
export const ownAppraisalSchema = z
  .object({ period: z.string(), label: z.string(), until: z.string(), formId: z.string(), questions: z.array(questionSchema), answers: answersSchema.nullable() })
  .meta({ id: 'OwnAppraisal' });
export type OwnAppraisal = z.infer<typeof ownAppraisalSchema>;
export const appraiseSchema = z.object({ period: z.string().max(8), formId: z.string().max(36), answers: answersSchema });
export type Appraise = z.infer<typeof appraiseSchema>;
/** Counts by degree and question, the worst first; `appraised` of the `serving` supervisors have answered. No answer is no answer. */
export const appraisalResultSchema = z
  .object({ period: z.string(), label: z.string(), running: z.boolean(), appraised: z.int(), serving: z.int().nullable(), questions: z.array(questionSchema.extend({ counts: z.array(z.int()) })) })
  .meta({ id: 'AppraisalResult' });
export type AppraisalResult = z.infer<typeof appraisalResultSchema>;
export const appraisalResultsSchema = z.object({ items: z.array(appraisalResultSchema) });
export type AppraisalResults = z.infer<typeof appraisalResultsSchema>;

// --- Trail, record, home ---------------------------------------------------------------------------------------------

/** Who did what when, without addresses and without anything of the people served. */
export const trailEntrySchema = z
  .object({ id: idSchema, at: instantSchema, actor: z.string(), action: z.string(), objectKind: oneOf(trailKinds), objectId: z.string(), summary: z.string() })
  .meta({ id: 'TrailEntry' });
export type TrailEntry = z.infer<typeof trailEntrySchema>;
export const trailSchema = page(trailEntrySchema);
export const trailQuerySchema = z.object({ ...pageQuery, kind: oneOf(trailKinds).optional(), objectId: idSchema.optional(), projectId: idSchema.optional(), from: daySchema.optional(), to: daySchema.optional() });
export type TrailQuery = z.infer<typeof trailQuerySchema>;

const count = z.int().min(0);
/** 年度履职: what one supervisor did in one year. */
export const recordSchema = z
  .object({
    supervisorId: idSchema,
    name: z.string(),
    identity: z.string(),
    year: z.int(),
    tasks: count,
    tasksReported: count,
    tasksOnTime: count,
    tasksOverdue: count,
    opinions: count,
    opinionsAnswered: count,
    appraisals: count,
    rectificationsDecided: count,
    flagsDecided: count,
  })
  .meta({ id: 'SupervisorRecord' });
export type SupervisorRecord = z.infer<typeof recordSchema>;
export const recordQuerySchema = z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() });
export type RecordQuery = z.infer<typeof recordQuerySchema>;
/** A line for each of the person's terms that touched the year. */
export const ownRecordsSchema = z.object({ year: z.int(), items: z.array(recordSchema) });
export type OwnRecords = z.infer<typeof ownRecordsSchema>;
export const recordsQuerySchema = recordQuerySchema.extend({ limit: pageQuery.limit, cursor: cursorSchema.optional() });
export type RecordsQuery = z.infer<typeof recordsQuerySchema>;
export const recordListSchema = page(recordSchema).extend({ year: z.int() });
export type RecordList = z.infer<typeof recordListSchema>;

/** What waits for the supervisor. */
export const supervisorHomeSchema = z
  .object({ supervisor: supervisorSchema, tasks: z.array(taskSchema), appraisal: z.object({ label: z.string(), until: z.string(), done: z.boolean() }) })
  .meta({ id: 'SupervisorHome' });
export type SupervisorHome = z.infer<typeof supervisorHomeSchema>;
