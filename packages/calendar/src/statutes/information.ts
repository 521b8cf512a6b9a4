import { withinWorkingDays, writtenOut } from './laws.js';

/** 政府信息公开. */
export const information = writtenOut('information', [
  { id: 'information-publication', label: '主动公开政府信息', law: 'XXGK', article: '第二十六条', ...withinWorkingDays(20), since: '信息形成或者变更之日' },
  { id: 'information-request', label: '答复政府信息公开申请', law: 'XXGK', article: '第三十三条', ...withinWorkingDays(20), since: '收到申请之日' },
  { id: 'information-request-extension', label: '延长答复政府信息公开申请（须告知申请人，仅一次）', law: 'XXGK', article: '第三十三条', ...withinWorkingDays(20), since: '原答复期限届满之日' },
  { id: 'information-correction', label: '通知申请人补正政府信息公开申请', law: 'XXGK', article: '第三十条', ...withinWorkingDays(7), since: '收到申请之日' },
  { id: 'information-third-party', label: '第三方对公开提出意见', law: 'XXGK', article: '第三十二条', ...withinWorkingDays(15), since: '收到征求意见书之日' },
  { id: 'annual-report-department', label: '部门公布政府信息公开工作年度报告', law: 'XXGK', article: '第四十九条', kind: 'year-day', month: 1, day: 31 },
  { id: 'annual-report-government', label: '政府公布政府信息公开工作年度报告', law: 'XXGK', article: '第四十九条', kind: 'year-day', month: 3, day: 31 },
  { id: 'information-platform', label: '政府信息公开平台', law: 'XXGK', article: '第二十四条', kind: 'duty', duty: '具备信息检索、查阅、下载等功能' },
  { id: 'information-help', label: '申请公开政府信息有困难的', law: 'XXGK', article: '第四十三条', kind: 'duty', duty: '为阅读、视听有困难的人提供必要的帮助' },
]);
