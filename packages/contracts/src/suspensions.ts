import * as z from 'zod';
import { instantSchema } from './common.js';

/** The suspension of a project's tender, public. `until`: when it was lifted; null while it lasts. */
export const suspensionSchema = z.object({ from: instantSchema, until: instantSchema.nullable(), law: z.string(), article: z.string(), sentence: z.string() }).meta({ id: 'Suspension' });
export type Suspension = z.infer<typeof suspensionSchema>;
