import { appraisalPeriods, caseKindSchema, counterSchema, dayTimeSchema, leaderSchema, noticeTypeSchema, oneOf, regionCodeSchema, ruleIdSchema, sectionSchema, serviceMatterSchema, tradeCategorySchema } from '@sunshine/contracts';
import * as z from 'zod';
import { gamingThresholdsSchema } from './gaming-thresholds.js';

const name = z.string().trim().min(1, '不能为空').max(60);
/** A key of WeChat's message field types, with its number. */
const fieldKey = z.string().regex(/^(thing|number|letter|symbol|character_string|time|date|amount|phone_number|car_number|name|phrase|enum|const|short_thing)\d{1,3}$/, '不是微信消息字段名');

const templateSchema = z.object({
  id: z.string().min(1).max(64),
  channel: z.enum(['mini-once', 'mini-long', 'official', 'official-notice']),
  /** Of an `official-notice` only: one accept for many messages, or for one. The other channels say it by their name. */
  term: z.enum(['long', 'once']).default('long'),
  purpose: z.enum(['notice', 'answer']),
  title: name,
  /** WeChat's field → our value (`project`, `step`, `time`, `deadline`, `amount`, `place`, `facts`, `due`, `note`, `change`, `why`, `receipt`). */
  fields: z.record(fieldKey, z.string().min(1).max(40)),
});

/** When followers are reminded of a deadline. The first rule that fits counts; a deadline that none fits is not reminded of. */
const reminderRuleSchema = z
  .object({
    date: z.enum(['registrationUntil', 'bidDeadline', 'publicityUntil']),
    /** Absent: all. */
    categories: z.array(tradeCategorySchema).min(1).optional(),
    types: z.array(noticeTypeSchema).min(1).optional(),
    /** How many days before; empty: never. */
    days: z.array(z.int().min(1).max(15)).max(5),
    count: z.enum(['natural', 'working']).default('natural'),
    /** Where the law counts working days. */
    statute: z.string().min(1).max(200).optional(),
  })
  .refine(({ count, statute }) => count === 'natural' || statute !== undefined, { message: '按工作日计算须写明依据', path: ['statute'] });

const DAYS = [3, 1];
const remindersSchema = z
  .object({
    /** Of a day in Asia/Shanghai. */
    at: dayTimeSchema.default('09:00'),
    rules: z.array(reminderRuleSchema).max(50),
  })
  .default({
    at: '09:00',
    rules: [
      { date: 'registrationUntil', days: DAYS, count: 'natural' },
      { date: 'bidDeadline', days: DAYS, count: 'natural' },
      { date: 'publicityUntil', types: ['single-source', 'candidates', 'result'], days: DAYS, count: 'natural' },
    ],
  });

const supervisionSchema = z
  .object({
    /** 身份 a supervisor can have. */
    identities: z.array(z.string().min(1).max(30)).min(1).max(30),
    termYears: z.int().min(1).max(10),
    /** An invitation code is good for so long. */
    inviteDays: z.int().min(1).max(30),
    /** So many days before a task is due its supervisor is reminded. */
    reminderDays: z.array(z.int().min(1).max(30)).max(5),
    /** So many days before a term ends the centre is told. */
    termNoticeDays: z.int().min(1).max(180),
    appraisalPeriod: oneOf(appraisalPeriods),
  })
  .default({ identities: ['人大代表', '政协委员', '律师', '媒体', '企业代表', '群众'], termYears: 2, inviteDays: 7, reminderDays: [3, 1], termNoticeDays: 30, appraisalPeriod: 'quarter' });

const hoursSchema = z.object({
  /** ISO weekdays, 1 is Monday. */
  days: z.array(z.int().min(1).max(7)).min(1).max(7),
  /** Spans of a day in Asia/Shanghai, `HH:MM-HH:MM`. */
  spans: z.array(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d$/, '应为 09:00-12:00')).min(1).max(4),
});

/** What people may send in with a case, an opinion or a rating. */
const uploadsSchema = z
  .object({
    photoMegabytes: z.int().min(1).max(20).default(10),
    /** A photo of more pixels is refused before it is unpacked. */
    photoPixels: z.int().min(1_000_000).max(100_000_000).default(50_000_000),
    /** The longer edge of a photo as kept. */
    photoEdge: z.int().min(500).max(4000).default(2000),
    pdfPages: z.int().min(1).max(1000).default(200),
    /** What files that no form has taken may fill together. */
    unclaimedMegabytes: z.int().min(1).max(1_000_000).default(2000),
  })
  .prefault({});

/** A time limit that the centre sets itself, in days after something happened. */
const ownLimitSchema = z.object({
  id: ruleIdSchema,
  label: name,
  amount: z.int().min(1).max(400),
  unit: z.enum(['natural', 'working']),
  /** What it is counted from, in words. */
  since: name,
  /** Whether a last natural day that is off rolls to the next working day. */
  roll: z.boolean().default(true),
  /** What it rests on; `本中心承诺` where it is a promise. */
  source: z.string().min(1).max(100),
  /** Which text of it, such as a year. */
  version: z.string().max(60).default(''),
});

/** Days after a matter is closed. Absent: what is needed to answer for it, and no longer. */
const retentionSchema = z
  .object({
    contactsDays: z.int().min(1).max(36_500).default(180),
    uploadsDays: z.int().min(1).max(36_500).default(1095),
    /** What recognises the device or network of a rating. */
    tracesDays: z.int().min(1).max(3650).default(90),
  })
  .prefault({});

/** The fields of a centre's JSON, each by itself; how they fit together is checked in `centre.ts`. */
export const centreFields = z.object({
  name,
  shortName: name,
  platformName: name,
  address: z.string().max(100),
  regionCode: regionCodeSchema,
  regions: z.array(z.object({ code: regionCodeSchema, name })).min(1).max(1000),
  hotlines: z
    .array(
      z.object({
        name,
        number: z.string().regex(/^[0-9-]{3,20}$/, '应为电话号码'),
        /** Shown to people as it stands. */
        hours: z.string().max(60),
        /** For "open now"; absent: not known. Days off follow the holiday files. */
        open: hoursSchema.optional(),
        purpose: z.string().max(100),
      }),
    )
    .min(1)
    .max(20),
  matters: z.array(serviceMatterSchema).min(1).max(50),
  /** Counters that have a code of their own for people to rate. */
  counters: z.array(counterSchema).max(100).default([]),
  /** Limits besides the statutes; the program names the ids of `OWN_LIMITS` itself. */
  limits: z.array(ownLimitSchema).max(50),
  /** 股室 and 领导小组, shown to everybody. */
  sections: z.array(sectionSchema).min(1).max(40),
  leadingGroup: z.array(leaderSchema).max(40).default([]),
  /** The matter that an answered case is rated as; its form is that of answers. */
  caseAnswerMatterId: z.string().max(40),
  ratings: z
    .object({
      /** A token of a finished service may be used for so many days. */
      tokenDays: z.int().min(1).max(365).default(30),
    })
    .prefault({}),
  /** Whom complaints about projects go to, by category; the first that fits. Absent: 项目的行政监督部门. */
  authorities: z.array(z.object({ name, categories: z.array(tradeCategorySchema).min(1), phone: z.string().regex(/^[0-9-]{3,20}$/, '应为电话号码').nullable().default(null) })).max(20).default([]),
  cases: z
    .object({
      /** Which section handles a kind first; absent: the first of `sections`. */
      sections: z.partialRecord(caseKindSchema, z.string()).default({}),
      /** Nearly overdue: so many days before the date, as the limit counts them. */
      soon: z.object({ working: z.int().min(0).max(30), natural: z.int().min(0).max(30) }).default({ working: 3, natural: 1 }),
    })
    .default({ sections: {}, soon: { working: 3, natural: 1 } }),
  ratingReasons: z.array(z.string().min(1).max(20)).min(1).max(20),
  templates: z.array(templateSchema).max(20),
  /** 差评整改: so many working days before its day a rectification counts as nearly late. */
  rectifications: z.object({ nearlyLateDays: z.int().min(0).max(30) }).default({ nearlyLateDays: 3 }),
  /** When ratings look made up. */
  gaming: gamingThresholdsSchema,
  /** Of fewer than so many, figures of ratings are counts without a rate. */
  ratingFigures: z.object({ countsOnlyBelow: z.int().min(1).max(1000) }).default({ countsOnlyBelow: 30 }),
  /** Absent: 3 and 1 natural days before. */
  reminders: remindersSchema,
  uploads: uploadsSchema,
  retention: retentionSchema,
  /** 特约监督员. */
  supervision: supervisionSchema,
  privacy: z.array(z.object({ title: name, text: z.string().min(1).max(2000) })).min(1).max(20),
  figures: z.array(z.object({ label: z.string(), value: z.string(), period: z.string(), source: z.string() })).max(12),
  /** Folder of published holiday files, relative to this file; absent: the calendar package's own. */
  holidaysDir: z.string().optional(),
  /** The official account whose articles are mirrored; absent: they are shown without its name. */
  officialAccount: z
    .object({
      name,
      description: z.string().max(120).default(''),
      /** Original id (原始ID): opens the account's page from the mini program. */
      username: z.string().regex(/^gh_[0-9a-z]{1,30}$/, '应为公众号的原始 ID，如 gh_0123456789ab').nullable().default(null),
      /** Whether articles open in WeChat's reader where the phone has it; otherwise always in ours. */
      readsInWechat: z.boolean().default(true),
    })
    .optional(),
});
