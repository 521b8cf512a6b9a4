import type { StaffCaseRow } from '@sunshine/contracts';
import { caseKinds, caseSources, caseStates, contentStates } from '@sunshine/contracts/words';
import { clockWord } from '@/features/cases/case-words';
import type { CsvColumn } from '@/lib/csv';
import { toWall } from '@/lib/time';

const instant = (value: string | null): string => (value === null ? '' : toWall(value));

/** Without the filer: who wrote does not leave the console. */
export const caseCsv: CsvColumn<StaffCaseRow>[] = [
  { title: '受理编号', value: (row) => row.receipt },
  { title: '收到时间', value: (row) => toWall(row.createdAt) },
  { title: '来源', value: (row) => caseSources[row.source] },
  { title: '类型', value: (row) => caseKinds[row.kind] },
  { title: '股室', value: (row) => row.sectionName },
  { title: '状态', value: (row) => caseStates[row.state] },
  { title: '期限', value: (row) => clockWord(row).text },
  { title: '到期日', value: (row) => row.dueOn },
  { title: '内容', value: (row) => row.text },
  { title: '内容审核', value: (row) => contentStates[row.textState] },
  { title: '公告', value: (row) => row.noticeTitle },
  { title: '答复', value: (row) => row.answer },
  { title: '答复时间', value: (row) => instant(row.answeredAt) },
  { title: '超期原因', value: (row) => row.lateReason },
  { title: '答复人', value: (row) => row.answeredBy },
];
