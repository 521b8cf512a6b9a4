import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, resolve } from 'node:path';
import { formPurposes } from '@sunshine/contracts';
import { ruleOf } from '@sunshine/calendar';
import type * as z from 'zod';
import { centreFields } from './centre-fields.js';
import { ConfigError } from './config-error.js';

/** The centre's own limits that the program counts by. */
const OWN_LIMITS = ['rectification', 'enquiry-answer', 'suggestion-answer', 'correction-answer', 'case-answer', 'opinion-answer', 'call-back', 'rating-change'];

const centreConfigSchema = centreFields.superRefine(({ counters, matters, limits, sections, cases, caseAnswerMatterId }, context) => {
  for (const id of OWN_LIMITS) if (!limits.some((limit) => limit.id === id)) context.addIssue({ code: 'custom', path: ['limits'], message: `缺少期限 ${id}` });
  for (const [at, { id }] of limits.entries()) if (limits.findIndex((one) => one.id === id) < at || ruleOf(id)) context.addIssue({ code: 'custom', path: ['limits', at, 'id'], message: '期限编号重复' });
  for (const [at, { id }] of sections.entries()) if (sections.findIndex((one) => one.id === id) < at) context.addIssue({ code: 'custom', path: ['sections', at, 'id'], message: '股室编号重复' });
  for (const [kind, sectionId] of Object.entries(cases.sections)) if (!sections.some(({ id }) => id === sectionId)) context.addIssue({ code: 'custom', path: ['cases', 'sections', kind], message: `没有股室 ${sectionId}` });
  const known = new Set(matters.map(({ id }) => id));
  if (!known.has(caseAnswerMatterId)) context.addIssue({ code: 'custom', path: ['caseAnswerMatterId'], message: `没有服务事项 ${caseAnswerMatterId}` });
  for (const [at, { id, sectionId }] of matters.entries()) {
    if (id in formPurposes) context.addIssue({ code: 'custom', path: ['matters', at, 'id'], message: '这个编号另有用处，请换一个' });
    if (sectionId !== null && !sections.some((section) => section.id === sectionId)) context.addIssue({ code: 'custom', path: ['matters', at, 'sectionId'], message: `没有股室 ${sectionId}` });
  }
  for (const [at, { id, matterIds = [] }] of counters.entries()) {
    if (counters.findIndex((one) => one.id === id) < at) context.addIssue({ code: 'custom', path: ['counters', at, 'id'], message: '窗口编号重复' });
    for (const matterId of matterIds) if (!known.has(matterId)) context.addIssue({ code: 'custom', path: ['counters', at, 'matterIds'], message: `没有服务事项 ${matterId}` });
  }
});

/** The centre as configured; `holidaysDir`, when present, is absolute. */
export type CentreConfig = Readonly<z.output<typeof centreConfigSchema>>;
/** When people are reminded of a kind of deadline. */
export type ReminderRule = CentreConfig['reminders']['rules'][number];
/** One WeChat message template of the centre. */
export type CentreTemplate = CentreConfig['templates'][number];

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch (error) {
    const why = error instanceof SyntaxError ? `不是有效的 JSON（${error.message}）` : `无法读取（${(error as NodeJS.ErrnoException).code ?? '未知原因'}）`;
    throw new ConfigError(`中心配置文件 ${path} ${why}`);
  }
}

/** Reads and checks the centre's JSON. Throws {@link ConfigError} that names every wrong field. */
export function loadCentre(path: string): CentreConfig {
  const parsed = centreConfigSchema.safeParse(readJson(path), { reportInput: false });
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.') || '（整个文件）'}：${issue.message}`);
    throw new ConfigError(`中心配置文件 ${path} 有误：\n${lines.join('\n')}`);
  }
  const { holidaysDir } = parsed.data;
  if (holidaysDir === undefined) return parsed.data;
  return { ...parsed.data, holidaysDir: isAbsolute(holidaysDir) ? holidaysDir : resolve(dirname(path), holidaysDir) };
}
