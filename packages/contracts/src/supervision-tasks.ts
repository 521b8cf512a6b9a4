import * as z from 'zod';
import { daySchema, idSchema, instantSchema, oneOf, page, pageQuery, visibleText } from './common.js';
import { taskStates } from './words.js';

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
  title: visibleText(100),
  duty: visibleText(2000),
  measures: visibleText(2000),
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
export const reportTaskSchema = z.object({ ...step, report: visibleText(2000) });
export type ReportTask = z.infer<typeof reportTaskSchema>;
/** 核验: passed, or returned with what is missing. */
export const checkTaskSchema = z.object({ ...step, pass: z.boolean(), note: z.string().trim().max(500).default('') }).refine(({ pass, note }) => pass || note !== '', { message: '退回须写明原因', path: ['note'] });
export type CheckTask = z.infer<typeof checkTaskSchema>;
