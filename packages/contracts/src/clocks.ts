import * as z from 'zod';
import { daySchema, instantSchema } from './common.js';
import { ruleGroups } from './words.js';

/** The id of a statute or of one of the centre's own limits. */
export const ruleIdSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '期限编号格式不正确').max(60);

/**
 * A limit counted from a day, and how. `dueOn` is its last (for a lower bound: its first lawful) day; null while the holidays of
 * `missingYear` are not announced: nobody guesses. `skipped`: days that did not count; `worked`: weekends that did.
 */
export const limitSchema = z
  .object({
    ruleId: ruleIdSchema,
    label: z.string(),
    law: z.string(),
    article: z.string(),
    from: daySchema,
    dueOn: daySchema.nullable(),
    sentence: z.string(),
    skipped: z.array(z.object({ day: daySchema, why: z.string() })),
    worked: z.array(daySchema),
    missingYear: z.int().nullable(),
    /** What it is counted in. */
    unit: z.enum(['natural', 'working']),
  })
  .meta({ id: 'Limit' });
export type Limit = z.infer<typeof limitSchema>;

/** 办事时限与依据: one rule in words. `countable`: a start day gives a date. */
export const ruleSchema = z
  .object({
    id: ruleIdSchema,
    group: z.enum(Object.keys(ruleGroups) as [keyof typeof ruleGroups]),
    label: z.string(),
    /** What the rule says: `收到异议之日起 3 日内`. */
    says: z.string(),
    law: z.string(),
    article: z.string(),
    version: z.string(),
    countable: z.boolean(),
    /** What the start day of the sum is; null when it is not countable. */
    startLabel: z.string().nullable(),
  })
  .meta({ id: 'Rule' });
export type Rule = z.infer<typeof ruleSchema>;
export const ruleListSchema = z.object({ items: z.array(ruleSchema) });
export type RuleList = z.infer<typeof ruleListSchema>;
export const limitQuerySchema = z.object({ from: daySchema });
export type LimitQuery = z.infer<typeof limitQuerySchema>;

const holidayDaySchema = z.object({ name: z.string().trim().min(1, '节日名称不能为空').max(20), date: daySchema, isOffDay: z.boolean('isOffDay 要写 true（放假）或 false（上班）') }, '每一天要写明 name、date 和 isOffDay');
/** 放假安排 of one year, in the schema of NateScarlet/holiday-cn; other keys of the file are dropped. */
export const holidayFileSchema = z.object(
  {
    year: z.int().min(2018, '年份须在 2018 至 2100 之间').max(2100, '年份须在 2018 至 2100 之间'),
    papers: z.array(z.url({ protocol: /^https$/, error: '公文地址须为 https 网址' }).max(300)).min(1, '须写明国务院办公厅通知的网址').max(5),
    days: z.array(holidayDaySchema).min(1, '文件里没有放假安排，可能尚未公布').max(100),
  },
  '文件里不是放假安排，请选择 2027.json 这样的文件',
);
export type HolidayYearFile = z.infer<typeof holidayFileSchema>;

/** A loaded year. `builtIn`: it came with the software or the centre's folder, not by import. */
export const holidayYearSchema = z
  .object({
    year: z.int(),
    papers: z.array(z.string()),
    offDays: z.int(),
    workedDays: z.int(),
    days: z.array(holidayDaySchema),
    builtIn: z.boolean(),
    importedAt: instantSchema.nullable(),
    importedBy: z.string().nullable(),
  })
  .meta({ id: 'HolidayYear' });
export type HolidayYear = z.infer<typeof holidayYearSchema>;
export const holidayYearListSchema = z.object({ items: z.array(holidayYearSchema) });
export type HolidayYearList = z.infer<typeof holidayYearListSchema>;

/** What an import would do. `changes`: days that differ from the year as it is loaded now; empty for a new year or the same file. */
export const holidayCheckSchema = z.object({ year: z.int(), isNew: z.boolean(), offDays: z.int(), workedDays: z.int(), changes: z.array(z.object({ date: daySchema, before: z.string(), after: z.string() })) }).meta({ id: 'HolidayCheck' });
export type HolidayCheck = z.infer<typeof holidayCheckSchema>;
/** `replace`: the caller has seen the changes to a loaded year and wants them. */
export const importHolidaysSchema = z.object({ file: holidayFileSchema, replace: z.boolean().default(false) });
export type ImportHolidays = z.infer<typeof importHolidaysSchema>;
