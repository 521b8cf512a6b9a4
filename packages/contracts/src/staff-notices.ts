import * as z from 'zod';
import { fenSchema, idSchema, instantSchema, lengths, oneOf, page, pageQuery, regionCodeSchema, visibleText } from './common.js';
import { attachmentSchema, keyDatesSchema, noticeSchema, noticeStateSchema, noticeTypeSchema, regionSchema, tradeCategorySchema, versionSummarySchema, winnerSchema } from './notices.js';
import { personalDataKinds } from './words.js';

const name = visibleText(lengths.name);

/** What a member of staff writes. A project is chosen by id or made from its name. */
export const draftSchema = z
  .object({
    projectId: idSchema.nullable(),
    projectName: name,
    projectCode: z.string().trim().max(60).nullable(),
    sectionNames: z.array(name).max(50).default([]),
    title: visibleText(lengths.title),
    type: noticeTypeSchema,
    category: tradeCategorySchema,
    regionCode: regionCodeSchema,
    ownerName: name.nullable(),
    agencyName: name.nullable(),
    amountFen: fenSchema.nullable(),
    winners: z.array(winnerSchema).max(50),
    keyDates: keyDatesSchema,
    greenChannel: z.boolean(),
    /** Document number that allows the green channel; needed when `greenChannel`. */
    greenChannelBasis: z.string().trim().max(200).nullable(),
    bodyHtml: z.string().max(lengths.body),
    attachmentIds: z.array(idSchema).max(30),
  })
  .meta({ id: 'Draft' });
export type Draft = z.infer<typeof draftSchema>;

/** One finding. `text` is masked (first 3 and last 2 characters); `where` says title, body or the attachment's name. */
export const personalDataHitSchema = z
  .object({ id: z.string(), kind: oneOf(personalDataKinds), where: z.enum(['title', 'body', 'attachment']), text: z.string(), context: z.string() })
  .meta({ id: 'PersonalDataHit' });
export type PersonalDataHit = z.infer<typeof personalDataHitSchema>;

/** mask: replaced by asterisks before publication · keep: stays, with a reason (for example a published service line). */
export const personalDataDecisionSchema = z.object({ hitId: z.string().max(100), decision: z.enum(['mask', 'keep']), reason: z.string().trim().max(lengths.reason).optional() });
export type PersonalDataDecision = z.infer<typeof personalDataDecisionSchema>;

/** A notice as staff see it: the working version beside what is public. */
export const staffNoticeSchema = z
  .object({
    id: idSchema,
    state: noticeStateSchema,
    /** draft or in-review of the working version; null when there is none. */
    workingState: z.enum(['draft', 'in-review']).nullable(),
    draft: draftSchema,
    attachments: z.array(attachmentSchema),
    authorId: idSchema.nullable(),
    authorName: z.string().nullable(),
    submittedAt: instantSchema.nullable(),
    returnReason: z.string().nullable(),
    correctionReason: z.string().nullable(),
    stateReason: z.string().nullable(),
    publishedAt: instantSchema.nullable(),
    versions: z.array(versionSummarySchema),
    /** Optimistic lock: send it back with every change. */
    revision: z.int(),
  })
  .meta({ id: 'StaffNotice' });
export type StaffNotice = z.infer<typeof staffNoticeSchema>;

export const staffNoticeRowSchema = z
  .object({
    id: idSchema,
    title: z.string(),
    type: noticeTypeSchema,
    category: tradeCategorySchema,
    region: regionSchema,
    state: noticeStateSchema,
    workingState: z.enum(['draft', 'in-review']).nullable(),
    authorName: z.string().nullable(),
    submittedAt: instantSchema.nullable(),
    publishedAt: instantSchema.nullable(),
    updatedAt: instantSchema,
    greenChannel: z.boolean(),
    source: z.string().nullable(),
  })
  .meta({ id: 'StaffNoticeRow' });
export type StaffNoticeRow = z.infer<typeof staffNoticeRowSchema>;
export const staffNoticeListSchema = page(staffNoticeRowSchema);

export const listStaffNoticesQuerySchema = z.object({
  ...pageQuery,
  q: z.string().max(lengths.search).optional(),
  /** draft and in-review find working versions, the others the public state. Green channel first in the review queue. */
  state: noticeStateSchema.optional(),
  category: tradeCategorySchema.optional(),
  type: noticeTypeSchema.optional(),
});
export type ListStaffNoticesQuery = z.infer<typeof listStaffNoticesQuerySchema>;

export const saveDraftSchema = z.object({ draft: draftSchema, revision: z.int().min(0) });
export type SaveDraft = z.infer<typeof saveDraftSchema>;
export const revisionSchema = z.object({ revision: z.int().min(0) });
export type Revision = z.infer<typeof revisionSchema>;
export const approveNoticeSchema = z.object({ revision: z.int().min(0), decisions: z.array(personalDataDecisionSchema).max(500) });
export type ApproveNotice = z.infer<typeof approveNoticeSchema>;
export const reasonedSchema = z.object({ revision: z.int().min(0), reason: z.string().trim().min(2, '请写明原因').max(lengths.reason) });
export type Reasoned = z.infer<typeof reasonedSchema>;

/** What would happen on publication: the clean page, the hits, how many people would be told. */
export const noticeCheckSchema = z
  .object({ notice: noticeSchema, hits: z.array(personalDataHitSchema), recipients: z.int() })
  .meta({ id: 'NoticeCheck' });
export type NoticeCheck = z.infer<typeof noticeCheckSchema>;
export const checkDraftSchema = z.object({ draft: draftSchema });
export type CheckDraft = z.infer<typeof checkDraftSchema>;
/** The reviewer's decisions so far: the preview masks what is decided to be masked. */
export const checkNoticeSchema = z.object({ decisions: z.array(personalDataDecisionSchema).max(500) });
export type CheckNotice = z.infer<typeof checkNoticeSchema>;

export const projectSearchQuerySchema = z.object({ q: z.string().min(1).max(lengths.search), limit: z.coerce.number().int().min(1).max(20).default(10) });
export type ProjectSearchQuery = z.infer<typeof projectSearchQuerySchema>;
export const projectChoiceListSchema = z.object({ items: z.array(z.object({ id: idSchema, name: z.string(), code: z.string().nullable() })) });
export type ProjectChoiceList = z.infer<typeof projectChoiceListSchema>;
