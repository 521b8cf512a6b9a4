import { auditActions, type AuditEntry } from '@sunshine/contracts';
import type { CsvColumn } from '@/lib/csv';
import { toWall } from '@/lib/time';

/** One that an older release wrote and this one does not know is shown as it is. */
export const actionWord = (action: string): string => (auditActions as Record<string, string>)[action] ?? action;

export const auditCsv: CsvColumn<AuditEntry>[] = [
  { title: '时间', value: (row) => toWall(row.at) },
  { title: '谁', value: (row) => row.actorName },
  { title: '从哪里', value: (row) => row.ip },
  { title: '动作', value: (row) => row.action },
  { title: '做了什么', value: (row) => actionWord(row.action) },
  { title: '说明', value: (row) => row.summary },
  { title: '对象', value: (row) => row.objectKind },
  { title: '对象编号', value: (row) => row.objectId },
];
