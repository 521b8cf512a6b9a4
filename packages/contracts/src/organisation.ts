import * as z from 'zod';

/** The id of a 股室; sections are the centre's configuration. */
export const sectionIdSchema = z.string().regex(/^[a-z0-9-]{1,40}$/, '股室编号应为小写字母、数字或 -');
/** 股室: what it does and who leads it. */
export const sectionSchema = z
  .object({ id: sectionIdSchema, name: z.string().trim().min(1).max(40), duties: z.array(z.string().trim().min(1).max(100)).min(1).max(20), leader: z.string().trim().min(1).max(40) })
  .meta({ id: 'Section' });
export type Section = z.infer<typeof sectionSchema>;
/** One of the 领导小组. */
export const leaderSchema = z.object({ role: z.string().trim().min(1).max(40), name: z.string().trim().min(1).max(40), duties: z.string().trim().min(1).max(200) }).meta({ id: 'Leader' });
export type Leader = z.infer<typeof leaderSchema>;
/** 机构设置, as everybody may see it. */
export const organisationSchema = z.object({ leadingGroup: z.array(leaderSchema), sections: z.array(sectionSchema) }).meta({ id: 'Organisation' });
export type Organisation = z.infer<typeof organisationSchema>;
