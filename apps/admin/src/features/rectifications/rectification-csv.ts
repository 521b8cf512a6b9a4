import type { Rectification } from '@sunshine/contracts';
import { ratingLevels, rectificationStates } from '@sunshine/contracts/words';
import { clockWord, endingWords } from '@/features/rectifications/rectification-words';
import type { CsvColumn } from '@/lib/csv';

export const rectificationCsv: CsvColumn<Rectification>[] = [
  { title: '评价日期', value: ({ openedOn }) => openedOn },
  { title: '服务事项', value: ({ matterName }) => matterName },
  { title: '股室', value: ({ sectionName }) => sectionName },
  { title: '窗口', value: ({ counterName }) => counterName },
  { title: '评价', value: ({ level }) => ratingLevels[level].label },
  { title: '状态', value: ({ state }) => rectificationStates[state] },
  { title: '期限', value: ({ dueOn }) => dueOn },
  { title: '期限情况', value: (row) => clockWord(row).text },
  { title: '责任人', value: ({ responsible }) => responsible.name },
  { title: '整改结果', value: ({ proposal }) => proposal },
  { title: '办结', value: (row) => endingWords(row) },
  { title: '二次评价', value: ({ secondLevel }) => (secondLevel === null ? null : ratingLevels[secondLevel].label) },
];
