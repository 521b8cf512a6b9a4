import type { SupervisorRecord } from '@sunshine/contracts';

const columns = {
  name: '姓名',
  identity: '身份',
  year: '年度',
  tasks: '应办任务',
  tasksReported: '已报告',
  tasksOnTime: '按时报告',
  tasksOverdue: '逾期未报告',
  opinions: '监督意见',
  opinionsAnswered: '已答复的意见',
  appraisals: '评议次数',
  rectificationsDecided: '整改处理',
  flagsDecided: '异常评价处理',
} as const satisfies Partial<Record<keyof SupervisorRecord, string>>;

/** A spreadsheet takes what begins with these for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: string | number): string {
  const text = String(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** With a mark of UTF-8 at its head, without which Chinese spreadsheets show other characters. */
export function recordCsv(records: readonly SupervisorRecord[]): string {
  const names = Object.keys(columns) as (keyof typeof columns)[];
  const lines = [Object.values(columns), ...records.map((record) => names.map((name) => record[name]))];
  return `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}
