import type { Rating } from '@sunshine/contracts';
import { contentStates, exclusionStates, ratingChannels, ratingLevels } from '@sunshine/contracts/words';
import type { CsvColumn } from '@/lib/csv';
import { toDay, toWall } from '@/lib/time';

const instant = (value: string | null): string => (value === null ? '' : toWall(value));

export const ratingCsv: CsvColumn<Rating>[] = [
  { title: '评价日期', value: (row) => toDay(row.createdAt) },
  { title: '方式', value: (row) => ratingChannels[row.channel] },
  { title: '服务事项', value: (row) => row.matterName },
  { title: '窗口', value: (row) => row.counterName },
  { title: '评价', value: (row) => ratingLevels[row.level].label },
  { title: '原来的评价', value: (row) => (row.earlierLevel === null ? '' : ratingLevels[row.earlierLevel].label) },
  { title: '认定', value: (row) => (row.exclusion === null ? '' : exclusionStates[row.exclusion.state]) },
  { title: '原因', value: (row) => row.reasons.join('、') },
  { title: '留言', value: (row) => row.comment },
  { title: '内容审核', value: (row) => contentStates[row.commentState] },
  { title: '答复', value: (row) => row.answer },
  { title: '答复时间', value: (row) => instant(row.answeredAt) },
  { title: '答复人', value: (row) => row.answeredBy },
];
