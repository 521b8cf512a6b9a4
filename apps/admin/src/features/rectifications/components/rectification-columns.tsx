import type { Rectification } from '@sunshine/contracts';
import { ratingLevels } from '@sunshine/contracts/words';
import { Button, type TableColumnsType } from 'antd';
import { StateWord } from '@/components/state-word';
import { callBackWord, clockWord, stateWord, type ClockWord } from '@/features/rectifications/rectification-words';

const Word = ({ word: { tone, text } }: { word: ClockWord }) => <StateWord tone={tone}>{text}</StateWord>;

export const rectificationColumns = (today: string, onOpen: (row: Rectification) => void): TableColumnsType<Rectification> => [
  {
    title: '期限',
    key: 'due',
    width: 170,
    render: (_, row) => (
      <>
        <Word word={clockWord(row)} />
        {row.dueOn !== null && <div className="cell-note">{row.dueOn} 到期</div>}
      </>
    ),
  },
  { title: '状态', key: 'state', width: 130, render: (_, row) => <Word word={stateWord(row)} /> },
  {
    title: '差评',
    key: 'matter',
    render: (_, row) => (
      <>
        <Button type="link" className="cell-link" onClick={() => onOpen(row)}>
          {row.matterName} · {ratingLevels[row.level].label}
        </Button>
        <div className="cell-note">{[row.sectionName, row.counterName, `${row.openedOn} 评价`, row.reopenings > 0 ? `退回 ${row.reopenings} 次` : null, row.excluded ? '已认定误评或恶意' : null].filter(Boolean).join(' · ')}</div>
      </>
    ),
  },
  { title: '责任人', key: 'responsible', width: 120, render: (_, row) => row.responsible.name },
  { title: '回访', key: 'call-back', width: 190, render: (_, row) => <Word word={callBackWord(row, today)} /> },
  { title: '二次评价', key: 'second', width: 110, render: (_, row) => (row.secondLevel === null ? '—' : ratingLevels[row.secondLevel].label) },
];
