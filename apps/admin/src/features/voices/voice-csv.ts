import type { Rating, StaffCaseRow } from '@sunshine/contracts';
import { caseKinds, caseStates, contentStates, ratingLevels } from '@sunshine/contracts/words';
import type { CsvColumn } from '@/lib/csv';
import { toWall } from '@/lib/time';

const instant = (value: string | null): string => (value === null ? '' : toWall(value));

export const caseCsv: CsvColumn<StaffCaseRow>[] = [
  { title: '受理编号', value: (row) => row.receipt },
  { title: '收到时间', value: (row) => toWall(row.createdAt) },
  { title: '类型', value: (row) => caseKinds[row.kind] },
  { title: '状态', value: (row) => caseStates[row.state] },
  { title: '内容', value: (row) => row.text },
  { title: '内容审核', value: (row) => contentStates[row.textState] },
  { title: '公告', value: (row) => row.noticeTitle },
  { title: '联系方式', value: (row) => row.contact },
  { title: '答复', value: (row) => row.answer },
  { title: '答复时间', value: (row) => instant(row.answeredAt) },
  { title: '答复人', value: (row) => row.answeredBy },
];

export const ratingCsv: CsvColumn<Rating>[] = [
  { title: '评价时间', value: (row) => toWall(row.createdAt) },
  { title: '服务事项', value: (row) => row.matterName },
  { title: '窗口', value: (row) => row.counterName },
  { title: '评价', value: (row) => ratingLevels[row.level].label },
  { title: '原因', value: (row) => row.reasons.join('、') },
  { title: '留言', value: (row) => row.comment },
  { title: '内容审核', value: (row) => contentStates[row.commentState] },
  { title: '答复', value: (row) => row.answer },
  { title: '答复时间', value: (row) => instant(row.answeredAt) },
  { title: '答复人', value: (row) => row.answeredBy },
];
