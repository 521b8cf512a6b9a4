import * as z from 'zod';
import { idSchema, instantSchema, lengths, oneOf, page, pageQuery } from './common.js';
import { contentStateSchema } from './content-checks.js';
import { caseKinds, caseStates } from './words.js';

/** 诉求 to the centre. A correction names the notice it is about. */
export const createCaseSchema = z
  .object({
    kind: oneOf(caseKinds),
    text: z.string().trim().min(5, '请至少写 5 个字').max(lengths.comment),
    contact: z.string().trim().max(60).default(''),
    /** Staff may ring the phone number that the person has given; it is not copied into the case. */
    callBack: z.boolean().default(false),
    noticeId: idSchema.nullable().default(null),
  })
  .refine((value) => value.kind !== 'correction' || value.noticeId !== null, { message: '纠错需要指明公告', path: ['noticeId'] });
export type CreateCase = z.infer<typeof createCaseSchema>;

/** 受理编号: unguessable, typed by hand, no look-alike characters. */
export const receiptSchema = z.string().trim().toUpperCase().regex(/^[0-9]{8}-[2-9A-HJKMNP-Z]{10}$/, '受理编号形如 20261122-7K3F9M2QXW');
export const caseReceiptSchema = z.object({ receipt: z.string(), createdAt: instantSchema });
export type CaseReceipt = z.infer<typeof caseReceiptSchema>;

/**
 * What the filer sees with the receipt number alone: never the contact, and the text only once it has passed the check
 * (whoever holds the number reads it). `textRefusal` says why it did not pass.
 */
export const publicCaseSchema = z
  .object({ receipt: z.string(), kind: oneOf(caseKinds), state: oneOf(caseStates), text: z.string().nullable(), textState: contentStateSchema, textRefusal: z.string().nullable(), noticeId: idSchema.nullable(), noticeTitle: z.string().nullable(), createdAt: instantSchema, answer: z.string().nullable(), answeredAt: instantSchema.nullable() })
  .meta({ id: 'Case' });
export type PublicCase = z.infer<typeof publicCaseSchema>;

/** What staff see: the contact masked, a text that has not passed only for those who answer; `hasUser` says whether an answer reaches a phone, `callBack` whether a number may be asked for. */
export const staffCaseSchema = publicCaseSchema.extend({ id: idSchema, contact: z.string(), callBack: z.boolean(), hasUser: z.boolean(), answeredBy: z.string().nullable() }).meta({ id: 'StaffCase' });
export type StaffCase = z.infer<typeof staffCaseSchema>;
export const staffCaseListSchema = page(staffCaseSchema);
export const listCasesQuerySchema = z.object({ ...pageQuery, kind: oneOf(caseKinds).optional(), state: oneOf(caseStates).optional(), q: z.string().max(100).optional() });
export type ListCasesQuery = z.infer<typeof listCasesQuerySchema>;
