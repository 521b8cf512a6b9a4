import * as z from 'zod';

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
