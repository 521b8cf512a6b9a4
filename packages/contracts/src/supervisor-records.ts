import * as z from 'zod';
import { cursorSchema, idSchema, page, pageQuery } from './common.js';

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
