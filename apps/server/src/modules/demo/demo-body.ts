import { noticeTypes } from '@sunshine/contracts';
import { formatDay, formatYuan } from './demo-format.js';
import type { DemoProject, DemoStep } from './demo-projects.js';

const row = (label: string, value: string): string => `<tr><td>${label}</td><td>${value}</td></tr>`;
const dayIn = (now: Date, days: number): string => formatDay(new Date(now.getTime() + days * 86_400_000));

function facts(project: DemoProject, step: DemoStep, now: Date): string {
  const rows = [row('项目编号', project.code), row('业主单位', project.owner), row('预算金额', formatYuan(project.budgetYuan))];
  if (project.agency) rows.push(row('代理机构', project.agency));
  if (step.deadlineIn !== undefined) rows.push(row('投标截止', `${dayIn(now, step.deadlineIn)} 09:30`));
  if (step.publicityUntilIn !== undefined) rows.push(row('公示期', `至 ${dayIn(now, step.publicityUntilIn)}`));
  if (step.winner) rows.push(row(step.type === 'candidates' ? '第一候选人' : '中标人', step.winner));
  if (step.winYuan) rows.push(row('金额', formatYuan(step.winYuan)));
  return `<table>${rows.join('')}</table>`;
}

function candidates(project: DemoProject, step: DemoStep): string {
  const price = step.winYuan ?? project.budgetYuan;
  const line = (rank: number, name: string, yuan: number, score: string): string => `<tr><td>${rank}</td><td>${name}</td><td>${formatYuan(yuan)}</td><td>90 日历天</td><td>${score}</td></tr>`;
  return `<h3>评标结果</h3><table><tr><th>排名</th><th>单位</th><th>报价</th><th>工期</th><th>得分</th></tr>${line(1, step.winner ?? '', price, '92.4')}${line(2, '示例建工集团（虚构）', price * 1.012, '90.1')}${line(3, '虚构土木工程有限公司', price * 1.021, '88.7')}</table>`;
}

const closing: Record<string, string> = {
  tender: '<h3>参加办法</h3><p>凡符合资格的单位均可免费下载文件，无需现场报名。对文件有异议的，请在截止前十日提出。</p>',
  change: '<p>应潜在投标人要求，工期由 60 日历天调整为 75 日历天，其余内容不变。</p>',
  termination: '<p>公告期内递交材料的单位不足三家，本次交易终止，将另行公告。</p>',
  consultation: '<p>请于五个工作日内通过“监督”页面留言，逐条意见都会答复。</p>',
  'single-source': '<p>经三位专家论证，采用单一来源方式。公示期不少于五个工作日，期间可提出异议。</p>',
  contract: '<p>合同已签订，正文见附件；履约情况由业主单位公开。</p>',
};

/** The page of a demo notice: fictitious, and says so. */
export function demoBody(project: DemoProject, step: DemoStep, now: Date): string {
  return [
    `<p>${project.name}${noticeTypes[step.type].label}如下。</p>`,
    facts(project, step, now),
    `<h3>建设内容</h3><p>${project.scope}。</p>`,
    step.type === 'candidates' ? candidates(project, step) : '',
    closing[step.type] ?? '',
    '<p>本公告为演示内容，项目、单位与金额均为虚构。</p>',
  ].join('');
}
