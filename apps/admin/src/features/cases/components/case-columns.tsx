import type { StaffCaseRow } from '@sunshine/contracts';
import { caseKinds, caseSources, caseStates } from '@sunshine/contracts/words';
import { Button, type TableColumnsType } from 'antd';
import { StateWord } from '@/components/state-word';
import { TextMark } from '@/components/text-mark';
import { clockWord } from '@/features/cases/case-words';
import { toWall } from '@/lib/time';

const SHOWN = 60;

const Clock = ({ row }: { row: StaffCaseRow }) => {
  const { tone, text } = clockWord(row);
  return (
    <>
      <StateWord tone={tone}>{text}</StateWord>
      {row.clock !== 'closed' && <div className="cell-note">{caseStates[row.state]}</div>}
      {row.callBackDue && <StateWord tone="urgent">等回电</StateWord>}
    </>
  );
};

export const caseColumns = (onOpen: (row: StaffCaseRow) => void): TableColumnsType<StaffCaseRow> => [
  { title: '期限', key: 'clock', width: 250, render: (_, row) => <Clock row={row} /> },
  {
    title: '类型',
    dataIndex: 'kind',
    width: 84,
    render: (kind: StaffCaseRow['kind'], row) => (
      <>
        {caseKinds[kind]}
        <div className="cell-note">{caseSources[row.source]}</div>
      </>
    ),
  },
  {
    title: '内容',
    dataIndex: 'text',
    render: (text: string, row) => (
      <>
        <Button type="link" className="cell-link" onClick={() => onOpen(row)}>
          {text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}
        </Button>
        <TextMark {...row} />
        {row.noticeTitle !== null && <div className="cell-note">{row.noticeTitle}</div>}
      </>
    ),
  },
  { title: '股室', dataIndex: 'sectionName', width: 100, render: (name: string | null) => name ?? '未分办' },
  {
    title: '收到',
    dataIndex: 'createdAt',
    width: 190,
    render: (at: string, row) => (
      <>
        {toWall(at)}
        <div className="cell-note">{row.receipt}</div>
      </>
    ),
  },
];
