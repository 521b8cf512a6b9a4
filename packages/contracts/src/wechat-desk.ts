import * as z from 'zod';
import { idSchema, instantSchema, oneOf, page, pageQuery } from './common.js';
import { deadLetterStates, deliveryChannels, deliveryReasons, wechatAccounts } from './words.js';

/** One of the centre's two accounts, as the server that answers sees it; nothing is asked of WeChat for it. */
export const wechatAccountSchema = z
  .object({
    account: oneOf(wechatAccounts),
    configured: z.boolean(),
    /** Cloud hosting adds the token on the way; there is none of ours. */
    tokenless: z.boolean(),
    /** Of the process that answers, like the two below; null: it has not needed a token yet. */
    tokenHeldUntil: instantSchema.nullable(),
    tokenError: z.string().nullable(),
    /** How often a token was forced within a day; WeChat allows 20. */
    tokenForced: z.int(),
    /** When WeChat's newest callback came. */
    lastEventAt: instantSchema.nullable(),
  })
  .meta({ id: 'WechatAccount' });
export type WechatAccountHealth = z.infer<typeof wechatAccountSchema>;
export const wechatAccountListSchema = z.object({ items: z.array(wechatAccountSchema) });
export type WechatAccountList = z.infer<typeof wechatAccountListSchema>;

/** What is under way and what stopped, in pushes. */
export const wechatBacklogSchema = z
  .object({ waiting: z.int(), unknown: z.int(), deadLetters: z.int(), events: z.int() })
  .meta({ id: 'WechatBacklog' });
export type WechatBacklog = z.infer<typeof wechatBacklogSchema>;

/** A day's quota of one call as WeChat counts it; `error` instead when WeChat would not say. */
export const wechatQuotaSchema = z
  .object({
    account: oneOf(wechatAccounts),
    label: z.string(),
    path: z.string(),
    dailyLimit: z.int().nullable(),
    used: z.int().nullable(),
    remain: z.int().nullable(),
    error: z.string().nullable(),
  })
  .meta({ id: 'WechatQuota' });
export type WechatQuota = z.infer<typeof wechatQuotaSchema>;
export const wechatQuotaListSchema = z.object({ items: z.array(wechatQuotaSchema) });
export type WechatQuotaList = z.infer<typeof wechatQuotaListSchema>;

/** One template of the centre: who may be reached by it, and how it differs from what WeChat has. */
export const wechatTemplateSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    channel: oneOf(deliveryChannels),
    longTerm: z.boolean(),
    purpose: z.enum(['notice', 'answer']),
    /** People with a permission; null where following the account is enough. */
    people: z.int().nullable(),
    /** Messages left in all; null for standing permissions. */
    left: z.int().nullable(),
    /** Differences, in Chinese; null: none known. */
    drift: z.string().nullable(),
  })
  .meta({ id: 'WechatTemplate' });
export type WechatTemplateState = z.infer<typeof wechatTemplateSchema>;
export const wechatTemplateListSchema = z.object({ items: z.array(wechatTemplateSchema), checkedAt: instantSchema.nullable(), checkError: z.string().nullable() });
export type WechatTemplateList = z.infer<typeof wechatTemplateListSchema>;

export const wechatPauseSchema = z
  .object({ name: z.string(), label: z.string(), until: instantSchema, reason: oneOf(deliveryReasons), detail: z.string() })
  .meta({ id: 'WechatPause' });
export type WechatPause = z.infer<typeof wechatPauseSchema>;
export const wechatPauseListSchema = z.object({ items: z.array(wechatPauseSchema) });
export type WechatPauseList = z.infer<typeof wechatPauseListSchema>;
export const liftPauseSchema = z.object({ name: z.string().min(1).max(100) });
export type LiftPause = z.infer<typeof liftPauseSchema>;

export const alarmSchema = z.object({ key: z.string(), text: z.string(), firstAt: instantSchema, lastAt: instantSchema, times: z.int() }).meta({ id: 'Alarm' });
export type Alarm = z.infer<typeof alarmSchema>;
export const alarmListSchema = z.object({ items: z.array(alarmSchema) });
export type AlarmList = z.infer<typeof alarmListSchema>;
export const closeAlarmSchema = z.object({ key: z.string().min(1).max(100) });
export type CloseAlarm = z.infer<typeof closeAlarmSchema>;

/** A callback of WeChat; whom it is about is not told. */
export const wechatEventSchema = z
  .object({ id: idSchema, account: oneOf(wechatAccounts), event: z.string(), receivedAt: instantSchema, processedAt: instantSchema.nullable() })
  .meta({ id: 'WechatEvent' });
export type ReceivedWechatEvent = z.infer<typeof wechatEventSchema>;
export const wechatEventListSchema = page(wechatEventSchema);
export const listWechatEventsQuerySchema = z.object({ ...pageQuery });
export type ListWechatEventsQuery = z.infer<typeof listWechatEventsQuerySchema>;

/** A push that WeChat refused with a code that no table knows. `fields` are the template's, as they were to be sent. */
export const deadLetterSchema = z
  .object({
    id: idSchema,
    deliveryId: idSchema,
    call: z.string(),
    templateId: z.string(),
    errcode: z.int(),
    errmsg: z.string(),
    rid: z.string().nullable(),
    title: z.string(),
    fields: z.record(z.string(), z.string()),
    page: z.string(),
    state: oneOf(deadLetterStates),
    createdAt: instantSchema,
  })
  .meta({ id: 'DeadLetter' });
export type DeadLetter = z.infer<typeof deadLetterSchema>;
export const deadLetterListSchema = page(deadLetterSchema);
export const listDeadLettersQuerySchema = z.object({ ...pageQuery, state: oneOf(deadLetterStates).default('open') });
export type ListDeadLettersQuery = z.infer<typeof listDeadLettersQuerySchema>;
/** What WeChat says about a failed request, as it says it. */
export const ridExplanationSchema = z.object({ lines: z.array(z.object({ name: z.string(), value: z.string() })) }).meta({ id: 'RidExplanation' });
export type RidExplanation = z.infer<typeof ridExplanationSchema>;
