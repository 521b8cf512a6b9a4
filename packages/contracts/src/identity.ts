import * as z from 'zod';
import { idSchema, instantSchema, oneOf, visibleText } from './common.js';
import { creditSchema } from './deliveries.js';
import { sectionIdSchema } from './organisation.js';
import { pushWaySchema } from './push-preference.js';
import { deviceKinds, heldKinds, staffRoles } from './words.js';

/** `code` is what `wx.login` answered; in cloud hosting it is absent, because the gateway names the person. */
export const loginSchema = z.object({ code: z.string().min(1).max(200).optional() });
export type Login = z.infer<typeof loginSchema>;
export const sessionSchema = z.object({ token: z.string(), expiresAt: instantSchema });
export type Session = z.infer<typeof sessionSchema>;

/** 我的: what the tab shows in one request. `phone` is masked; `reminders` is false once the person has withdrawn their consent to be told. */
export const meSchema = z
  .object({
    id: idSchema,
    alerts: z.int(),
    follows: z.int(),
    unread: z.int(),
    /** Unread messages that did not reach WeChat although they were wanted there. */
    undelivered: z.int(),
    credits: z.array(creditSchema),
    /** How news reaches the person now: the configured ways in the order in which they are tried, those that are off last. */
    ways: z.array(pushWaySchema),
    followsOfficial: z.boolean(),
    phone: z.string().nullable(),
    reminders: z.boolean(),
    createdAt: instantSchema,
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof meSchema>;

/** How much is held, or was erased, of every kind; none is 0. */
export const heldSchema = z.record(oneOf(heldKinds), z.int()).meta({ id: 'Held' });
export type Held = z.infer<typeof heldSchema>;

/** 您的数据: what the server holds about the caller, and what they have agreed to, each with the instant of the agreement. */
export const personalDataSchema = z
  .object({ held: heldSchema, reminders: z.object({ on: z.boolean(), since: instantSchema }), phone: z.object({ masked: z.string(), since: instantSchema }).nullable() })
  .meta({ id: 'PersonalData' });
export type PersonalData = z.infer<typeof personalDataSchema>;

/** Gives (`on`) or withdraws the consent to be told of notices. */
export const remindersSchema = z.object({ on: z.boolean() });
export type Reminders = z.infer<typeof remindersSchema>;

/** `code` is what the getPhoneNumber button answered; it lives five minutes and works once. */
export const givePhoneSchema = z.object({ code: z.string().min(1).max(200) });
export type GivePhone = z.infer<typeof givePhoneSchema>;
/** Masked, as everywhere. */
export const phoneSchema = z.object({ phone: z.string() });
export type Phone = z.infer<typeof phoneSchema>;

/** 登录的设备: one session. `isThis` is the one that asks. */
export const deviceSchema = z.object({ id: z.string(), kind: oneOf(deviceKinds), isThis: z.boolean(), createdAt: instantSchema, lastSeenAt: instantSchema }).meta({ id: 'Device' });
export type Device = z.infer<typeof deviceSchema>;
export const deviceListSchema = z.object({ items: z.array(deviceSchema) });
export type DeviceList = z.infer<typeof deviceListSchema>;
export const deviceIdSchema = z.string().regex(/^[0-9a-f]{16}$/, '设备编号格式不正确');

/** 删除凭证: proof that a person's data went, and how much; it says nothing about who. */
export const erasureReceiptSchema = z.object({ receipt: z.string(), erasedAt: instantSchema, erased: heldSchema }).meta({ id: 'ErasureReceipt' });
export type ErasureReceipt = z.infer<typeof erasureReceiptSchema>;

/** The official account's followers: how many, how many of them also use the phone page, and the last walk through WeChat's list. */
export const followerStatusSchema = z
  .object({
    following: z.int(),
    joined: z.int(),
    sync: z.object({ startedAt: instantSchema, endedAt: instantSchema.nullable(), total: z.int(), done: z.int(), error: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'FollowerStatus' });
export type FollowerStatus = z.infer<typeof followerStatusSchema>;

export const staffRoleSchema = oneOf(staffRoles);
const username = z.string().trim().regex(/^[a-zA-Z0-9._-]{2,40}$/, '用户名为 2 至 40 位字母、数字或 . _ -');
const password = z.string().min(10, '密码至少 10 位').max(200).regex(/\p{L}/u, '密码需包含字母').regex(/\d/, '密码需包含数字');

export const staffLoginSchema = z.object({ username: z.string().min(1).max(40), password: z.string().min(1).max(200) });
export type StaffLogin = z.infer<typeof staffLoginSchema>;
export const staffMemberSchema = z
  .object({ id: idSchema, username: z.string(), displayName: z.string(), role: staffRoleSchema, sectionId: sectionIdSchema.nullable(), disabled: z.boolean(), mustChangePassword: z.boolean(), lockedUntil: instantSchema.nullable(), createdAt: instantSchema })
  .meta({ id: 'StaffMember' });
export type StaffMember = z.infer<typeof staffMemberSchema>;
export const staffSessionSchema = sessionSchema.extend({ member: staffMemberSchema }).meta({ id: 'StaffSession' });
export type StaffSession = z.infer<typeof staffSessionSchema>;
export const staffMemberListSchema = z.object({ items: z.array(staffMemberSchema) });
export type StaffMemberList = z.infer<typeof staffMemberListSchema>;
export const createStaffMemberSchema = z.object({ username, displayName: visibleText(40), role: staffRoleSchema, sectionId: sectionIdSchema.nullable().optional(), password });
export type CreateStaffMember = z.infer<typeof createStaffMemberSchema>;
export const updateStaffMemberSchema = z.object({ displayName: visibleText(40), role: staffRoleSchema, sectionId: sectionIdSchema.nullable(), disabled: z.boolean(), password }).partial();
export type UpdateStaffMember = z.infer<typeof updateStaffMemberSchema>;
export const changePasswordSchema = z.object({ current: z.string().min(1).max(200), next: password });
export type ChangePassword = z.infer<typeof changePasswordSchema>;
