import { idSchema } from '@sunshine/contracts';
import * as z from 'zod';

/** Outbox job: an hour at which digests come; hands out the people who have one. */
export const DIGEST_DUE = 'digest.due';
export const digestDueSchema = z.object({ at: z.iso.datetime() });
export type DigestDue = z.infer<typeof digestDueSchema>;

/** People a job: their digests are made in one transaction. */
export const PEOPLE_A_JOB = 20;

/** Outbox job: make the digests that are due of these people. */
export const DIGEST_MAKE = 'digest.make';
export const digestMakeSchema = z.object({ userIds: z.array(idSchema).min(1).max(PEOPLE_A_JOB) });
export type DigestMake = z.infer<typeof digestMakeSchema>;
