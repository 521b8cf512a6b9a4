import * as z from 'zod';
import { daySchema, idSchema, instantSchema, page, pageQuery } from './common.js';

/** 操作留痕: who, when, what, from where. Append only. */
export const auditEntrySchema = z
  .object({
    id: idSchema,
    at: instantSchema,
    actorKind: z.enum(['staff', 'user', 'system']),
    actorName: z.string(),
    ip: z.string().nullable(),
    action: z.string(),
    objectKind: z.string(),
    objectId: z.string(),
    summary: z.string(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof auditEntrySchema>;
export const auditListSchema = page(auditEntrySchema);
export const listAuditQuerySchema = z.object({
  ...pageQuery,
  actor: z.string().max(60).optional(),
  action: z.string().max(60).optional(),
  objectId: z.string().max(60).optional(),
  from: daySchema.optional(),
  to: daySchema.optional(),
});
export type ListAuditQuery = z.infer<typeof listAuditQuerySchema>;
