import { csvText, type SupervisorRecord } from '@sunshine/contracts';

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

export function recordCsv(records: readonly SupervisorRecord[]): string {
  const names = Object.keys(columns) as (keyof typeof columns)[];
  return csvText([Object.values(columns), ...records.map((record) => names.map((name) => record[name]))]);
}
