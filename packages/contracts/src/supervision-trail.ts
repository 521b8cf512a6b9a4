import * as z from 'zod';
import { daySchema, idSchema, instantSchema, oneOf, page, pageQuery } from './common.js';
import { trailKinds } from './words.js';

/** Who did what when, without addresses and without anything of the people served. */
export const trailEntrySchema = z
  .object({ id: idSchema, at: instantSchema, actor: z.string(), action: z.string(), objectKind: oneOf(trailKinds), objectId: z.string(), summary: z.string() })
  .meta({ id: 'TrailEntry' });
export type TrailEntry = z.infer<typeof trailEntrySchema>;
export const trailSchema = page(trailEntrySchema);
export const trailQuerySchema = z.object({ ...pageQuery, kind: oneOf(trailKinds).optional(), objectId: idSchema.optional(), projectId: idSchema.optional(), from: daySchema.optional(), to: daySchema.optional() });
export type TrailQuery = z.infer<typeof trailQuerySchema>;
