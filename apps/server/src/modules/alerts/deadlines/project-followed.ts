import { idSchema } from '@sunshine/contracts';
import * as z from 'zod';

/** Outbox event, written in the transaction in which somebody begins to follow a project. */
export const PROJECT_FOLLOWED = 'project.followed';

export const projectFollowedSchema = z.object({ userId: idSchema, projectId: idSchema });
export type ProjectFollowed = z.infer<typeof projectFollowedSchema>;
