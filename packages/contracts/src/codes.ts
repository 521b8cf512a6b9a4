import * as z from 'zod';
import { idSchema, instantSchema, oneOf, visibleText } from './common.js';
import { codeKinds } from './scenes.js';

/** A service counter with a code of its own; without `matterIds` every service matter is rated there. */
export const counterSchema = z
  .object({ id: z.string().regex(/^[a-z0-9-]{1,30}$/, '应为 1 至 30 位小写字母、数字或 -'), name: visibleText(40), matterIds: z.array(z.string().max(40)).min(1).max(50).optional() })
  .meta({ id: 'Counter' });
export type Counter = z.infer<typeof counterSchema>;

export const codeKindSchema = oneOf(codeKinds);
export const codeIdSchema = z.string().regex(/^[0-9A-Za-z-]{1,30}$/, '编号格式不正确');

/** Pixels of a code: for a screen, for a page of text, for a poster. */
const codeWidths = [280, 430, 1280] as const;
export const codeImageQuerySchema = z.object({ width: z.coerce.number().pipe(z.literal(codeWidths)).default(430) });
export type CodeImageQuery = z.infer<typeof codeImageQuerySchema>;

/** What a code opens, in words. `projectId`: the project of a notice. */
export const codeTargetSchema = z.object({ kind: codeKindSchema, id: codeIdSchema, title: z.string(), projectId: idSchema.nullable() }).meta({ id: 'CodeTarget' });
export type CodeTargetWords = z.infer<typeof codeTargetSchema>;

/** A link for SMS; opens the mini program until `expiresAt`. */
export const codeLinkSchema = z.object({ url: z.string(), expiresAt: instantSchema }).meta({ id: 'CodeLink' });
export type CodeLink = z.infer<typeof codeLinkSchema>;
