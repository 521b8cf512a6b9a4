import * as z from 'zod';
import { daySchema, idSchema, instantSchema, oneOf, page, pageQuery, visibleText } from './common.js';
import { taskSchema } from './supervision-tasks.js';
import { supervisorStates } from './words.js';

/** As shown: four times four characters; typed with or without blanks and hyphens, in any case. */
const INVITATION = /^[0-9A-HJKMNP-TV-Z]{16}$/;

const termFields = {
  name: visibleText(60),
  identity: visibleText(30),
  unit: visibleText(100),
  startsOn: daySchema,
  endsOn: daySchema,
  appointmentNo: visibleText(60),
  appointmentText: visibleText(2000),
};
const endsAfterStart = { message: '任期的结束不能早于开始', path: ['endsOn'] };

/** 特约监督员 as the public sees one: no contact, no account. */
export const supervisorSchema = z
  .object({ id: idSchema, ...termFields, startsOn: z.string(), endsOn: z.string(), state: oneOf(supervisorStates), endReason: z.string().nullable() })
  .meta({ id: 'Supervisor' });
export type Supervisor = z.infer<typeof supervisorSchema>;
export const supervisorListSchema = page(supervisorSchema);
export const listSupervisorsQuerySchema = z.object(pageQuery);
export type ListSupervisorsQuery = z.infer<typeof listSupervisorsQuerySchema>;

/** What staff see besides: how the invitation stands, and whether the term ends soon. */
export const staffSupervisorSchema = supervisorSchema.extend({ acceptedAt: instantSchema.nullable(), codeUntil: instantSchema.nullable(), endsSoon: z.boolean() }).meta({ id: 'StaffSupervisor' });
export type StaffSupervisor = z.infer<typeof staffSupervisorSchema>;
export const staffSupervisorListSchema = page(staffSupervisorSchema).extend({ identities: z.array(z.string()), people: z.array(z.object({ id: idSchema, name: z.string() })) });
export type StaffSupervisorList = z.infer<typeof staffSupervisorListSchema>;

/** 聘任. Without `endsOn` the term has the length that the centre has configured. */
export const inviteSupervisorSchema = z
  .object({ ...termFields, endsOn: daySchema.optional() })
  .refine(({ startsOn, endsOn }) => endsOn === undefined || endsOn >= startsOn, endsAfterStart);
export type InviteSupervisor = z.infer<typeof inviteSupervisorSchema>;
/** The one time that the code is shown. */
export const invitedSchema = z.object({ supervisor: staffSupervisorSchema, code: z.string(), codeUntil: instantSchema }).meta({ id: 'InvitedSupervisor' });
export type Invited = z.infer<typeof invitedSchema>;
export const endTermSchema = z.object({ reason: visibleText(200) });
export type EndTerm = z.infer<typeof endTermSchema>;
export const renewTermSchema = z.object({ endsOn: daySchema, appointmentNo: visibleText(60), appointmentText: visibleText(2000) });
export type RenewTerm = z.infer<typeof renewTermSchema>;

export const invitationCodeSchema = z.object({
  code: z
    .string()
    .max(40)
    .transform((typed) => typed.replace(/[\s-]/g, '').toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1'))
    .pipe(z.string().regex(INVITATION, '邀请码是 16 个数字和字母')),
});
export type InvitationCode = z.infer<typeof invitationCodeSchema>;

/** Who the person on the phone is as a supervisor; `supervisor` is the newest of their terms, null when there is none. */
export const ownTermSchema = z.object({ supervisor: supervisorSchema.nullable(), serving: z.boolean() }).meta({ id: 'OwnTerm' });
export type OwnTerm = z.infer<typeof ownTermSchema>;

/** What waits for the supervisor. */
export const supervisorHomeSchema = z
  .object({ supervisor: supervisorSchema, tasks: z.array(taskSchema), appraisal: z.object({ label: z.string(), until: z.string(), done: z.boolean() }) })
  .meta({ id: 'SupervisorHome' });
export type SupervisorHome = z.infer<typeof supervisorHomeSchema>;
