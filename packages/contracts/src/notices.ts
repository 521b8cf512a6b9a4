import * as z from 'zod';
import { daySchema, fenSchema, idSchema, instantSchema, lengths, listOf, oneOf, page, pageQuery, regionCodeSchema } from './common.js';
import { suspensionSchema } from './suspensions.js';
import { noticeStates, noticeTypes, stages, tradeCategories } from './words.js';

export const tradeCategorySchema = oneOf(tradeCategories);
export const noticeTypeSchema = oneOf(noticeTypes);
export const noticeStateSchema = oneOf(noticeStates);
export const stageSchema = oneOf(stages);

export const regionSchema = z.object({ code: regionCodeSchema.nullable(), name: z.string() }).meta({ id: 'Region' });
export type Region = z.infer<typeof regionSchema>;

/** 业主单位 / 代理机构 as a reader sees it. */
export const partySchema = z.object({ id: idSchema, name: z.string() }).meta({ id: 'Party' });
export type Party = z.infer<typeof partySchema>;

/** 关键日期. Instants except where only a day is known; every one may be absent. */
export const keyDatesSchema = z
  .object({
    registrationFrom: instantSchema,
    registrationUntil: instantSchema,
    bidDeadline: instantSchema,
    openingAt: instantSchema,
    publicityFrom: daySchema,
    publicityUntil: daySchema,
  })
  .partial()
  .meta({ id: 'KeyDates' });
export type KeyDates = z.infer<typeof keyDatesSchema>;

export const winnerSchema = z
  .object({ name: z.string().min(1).max(lengths.name), amountFen: fenSchema.nullable(), rank: z.int().min(1).max(20).nullable() })
  .meta({ id: 'Winner' });
export type Winner = z.infer<typeof winnerSchema>;

/** `url` opens the file: our own `/api/attachments/:id`, or the centre's original address for feeds. */
export const attachmentSchema = z
  .object({ id: idSchema, name: z.string(), size: z.int().nullable(), mime: z.string().nullable(), sha256: z.string().nullable(), url: z.string() })
  .meta({ id: 'Attachment' });
export type Attachment = z.infer<typeof attachmentSchema>;

/** What a card in a list shows. */
export const noticeCardSchema = z
  .object({
    id: idSchema,
    projectId: idSchema,
    title: z.string(),
    type: noticeTypeSchema,
    category: tradeCategorySchema,
    region: regionSchema,
    publishedAt: instantSchema,
    state: noticeStateSchema,
    /** Why it was corrected or withdrawn; public. */
    stateReason: z.string().nullable(),
    greenChannel: z.boolean(),
    keyDates: keyDatesSchema,
    amountFen: fenSchema.nullable(),
    winners: z.array(winnerSchema),
    /** With `q`: up to 60 characters of the body around the first hit; null when the title holds it. */
    excerpt: z.string().nullable(),
  })
  .meta({ id: 'NoticeCard' });
export type NoticeCard = z.infer<typeof noticeCardSchema>;

export const versionSummarySchema = z.object({ number: z.int(), title: z.string(), publishedAt: instantSchema, reason: z.string().nullable() });
export type VersionSummary = z.infer<typeof versionSummarySchema>;

/** A whole public notice at one version. `bodyHtml` is clean: no scripts, styles, events or outside pictures. */
export const noticeSchema = noticeCardSchema
  .omit({ excerpt: true })
  .extend({
    versionNumber: z.int(),
    bodyHtml: z.string(),
    body: z.string(),
    owner: partySchema.nullable(),
    agency: partySchema.nullable(),
    project: z.object({ id: idSchema, name: z.string(), code: z.string().nullable() }),
    sections: z.array(z.object({ id: idSchema, name: z.string(), code: z.string().nullable() })),
    attachments: z.array(attachmentSchema),
    versions: z.array(versionSummarySchema),
    sourceUrl: z.string().nullable(),
    sourceName: z.string().nullable(),
  })
  .meta({ id: 'Notice' });
export type Notice = z.infer<typeof noticeSchema>;

/** A version's number in a path. */
export const versionNumberSchema = z.coerce.number().pipe(z.int().min(1).max(1_000_000));

/** A project and all its public notices, oldest first. */
export const projectSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    code: z.string().nullable(),
    category: tradeCategorySchema,
    region: regionSchema,
    owner: partySchema.nullable(),
    agency: partySchema.nullable(),
    greenChannel: z.boolean(),
    /** Null when every notice was withdrawn. */
    stage: stageSchema.nullable(),
    keyDates: keyDatesSchema,
    amountFen: fenSchema.nullable(),
    sections: z.array(z.object({ id: idSchema, name: z.string(), code: z.string().nullable() })),
    notices: z.array(noticeSchema.pick({ id: true, projectId: true, title: true, type: true, publishedAt: true, state: true, stateReason: true, winners: true, amountFen: true, attachments: true, versionNumber: true })),
    followed: z.boolean(),
    followedOwner: z.boolean(),
    followedAgency: z.boolean(),
    /** When its tender rested because of an objection, newest first. */
    suspensions: z.array(suspensionSchema),
  })
  .meta({ id: 'Project' });
export type Project = z.infer<typeof projectSchema>;

export const listNoticesQuerySchema = z.object({
  ...pageQuery,
  q: z.string().max(lengths.search).optional(),
  category: listOf(tradeCategorySchema).optional(),
  type: listOf(noticeTypeSchema).optional(),
  /** A prefix: 5108 holds 510822. */
  region: listOf(regionCodeSchema).optional(),
  from: daySchema.optional(),
  to: daySchema.optional(),
  minFen: z.coerce.number().pipe(fenSchema).optional(),
  maxFen: z.coerce.number().pipe(fenSchema).optional(),
  greenChannel: z.enum(['true', 'false']).optional(),
  /** The owner or agency of the notice, or of its project where the notice names none. */
  owner: idSchema.optional(),
  agency: idSchema.optional(),
});
export type ListNoticesQuery = z.infer<typeof listNoticesQuerySchema>;

/** `total` is counted on the first page only (no cursor), else null. */
export const noticeListSchema = page(noticeCardSchema).extend({ total: z.int().nullable() });
export type NoticeList = z.infer<typeof noticeListSchema>;

export const partyRoleSchema = z.enum(['owner', 'agency']);
export type PartyRole = z.infer<typeof partyRoleSchema>;
/** Owners or agencies whose name holds `q`, those with the most public notices first. */
export const searchPartiesQuerySchema = z.object({ role: partyRoleSchema, q: z.string().trim().max(lengths.search).default(''), limit: z.coerce.number().int().min(1).max(20).default(10) });
export type SearchPartiesQuery = z.infer<typeof searchPartiesQuerySchema>;
export const partyChoiceSchema = partySchema.extend({ notices: z.int() }).meta({ id: 'PartyChoice' });
export type PartyChoice = z.infer<typeof partyChoiceSchema>;
export const partyChoiceListSchema = z.object({ items: z.array(partyChoiceSchema) });
export type PartyChoiceList = z.infer<typeof partyChoiceListSchema>;
