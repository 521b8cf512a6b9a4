import type { StaffNoticeRow } from '@sunshine/contracts';
import { noticeStates, noticeTypes, tradeCategories } from '@sunshine/contracts/words';
import type { CsvColumn } from '@/lib/csv';
import { toWall } from '@/lib/time';

const instant = (value: string | null): string => (value === null ? '' : toWall(value));

export const noticeCsv: CsvColumn<StaffNoticeRow>[] = [
  { title: '标题', value: (row) => row.title },
  { title: '状态', value: (row) => noticeStates[row.state] },
  { title: '修改稿', value: (row) => (row.workingState === null ? '' : noticeStates[row.workingState]) },
  { title: '类型', value: (row) => noticeTypes[row.type].label },
  { title: '类别', value: (row) => tradeCategories[row.category].label },
  { title: '地区', value: (row) => row.region.name },
  { title: '绿色通道', value: (row) => (row.greenChannel ? '是' : '') },
  { title: '起草', value: (row) => row.authorName },
  { title: '来源', value: (row) => row.source },
  { title: '提交时间', value: (row) => instant(row.submittedAt) },
  { title: '发布时间', value: (row) => instant(row.publishedAt) },
  { title: '最近改动', value: (row) => toWall(row.updatedAt) },
  { title: '编号', value: (row) => row.id },
];
