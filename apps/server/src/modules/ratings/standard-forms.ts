import { readFileSync } from 'node:fs';
import { formPurposes, oneOf, ownQuestionSchema, serviceScenes, standardPartSchema, type OwnQuestion, type StandardPart } from '@sunshine/contracts';
import * as z from 'zod';

const partNames = { ...serviceScenes, 'case-answer': '', survey: '', appraisal: '' } as const;
/** Which standard part a form begins with. */
export type PartName = keyof typeof partNames;

const standardSchema = z.object({
  version: z.string().min(1).max(40),
  source: z.string(),
  parts: z.record(oneOf(partNames), standardPartSchema),
  /** What a form asks besides before anybody has edited it. */
  forms: z.record(oneOf(formPurposes), z.object({ title: z.string(), intro: z.string(), questions: z.array(ownQuestionSchema) })),
});

/** The questions that every centre asks in the same words, and the first version of each form. */
export interface StandardForms {
  version: string;
  parts: Record<PartName, StandardPart>;
  forms: Record<keyof typeof formPurposes, { title: string; intro: string; questions: OwnQuestion[] }>;
}

const path = new URL('../../../config/rating-standard.json', import.meta.url);

export const loadStandardForms = (): StandardForms => standardSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
