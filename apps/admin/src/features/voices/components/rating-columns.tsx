import type { Rating } from '@sunshine/contracts';
import { exclusionKinds, exclusionStates, ratingChannels, ratingLevels } from '@sunshine/contracts/words';
import { Button, type TableColumnsType } from 'antd';
import { StateWord } from '@/components/state-word';
import { TextMark } from '@/components/text-mark';
import { ratedAt } from '@/features/voices/rated-at';

const summary = (row: Rating): string => [row.reasons.join('、'), row.comment].filter(Boolean).join('：') || '没有留言';

export const ratingColumns = (onOpen: (row: Rating) => void): TableColumnsType<Rating> => [
  {
    title: '评价',
    dataIndex: 'level',
    width: 120,
    sorter: (a, b) => a.level - b.level,
    render: (level: Rating['level']) => <StateWord tone={ratingLevels[level].bad ? 'late' : 'plain'}>{ratingLevels[level].label}</StateWord>,
  },
  { title: '服务事项', dataIndex: 'matterName', width: 160, sorter: (a, b) => a.matterName.localeCompare(b.matterName) },
  {
    title: '原因与留言',
    key: 'comment',
    render: (_, row) => (
      <>
        <Button type="link" className="cell-link" onClick={() => onOpen(row)}>
          {summary(row).slice(0, 80)}
        </Button>
        <div className="cell-note">{[ratingChannels[row.channel], row.counterName, row.handledBy].filter(Boolean).join(' · ')}</div>
        {row.exclusion !== null && <div className="cell-note">{exclusionKinds[row.exclusion.kind]} · {exclusionStates[row.exclusion.state]}</div>}
        <TextMark textState={row.commentState} />
      </>
    ),
  },
  {
    title: '答复',
    dataIndex: 'answer',
    width: 110,
    render: (answer: string | null, row) => (answer !== null ? <StateWord tone="done">已答复</StateWord> : ratingLevels[row.level].bad ? <StateWord tone="late">待回应</StateWord> : '—'),
  },
  { title: '评价时间', key: 'createdAt', width: 146, sorter: (a, b) => a.createdAt.localeCompare(b.createdAt), render: (_, row) => ratedAt(row) },
];
