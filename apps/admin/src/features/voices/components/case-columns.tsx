import type { StaffCaseRow } from '@sunshine/contracts';
import { caseKinds, caseStates } from '@sunshine/contracts/words';
import { Button, type TableColumnsType } from 'antd';
import { StateWord } from '@/components/state-word';
import { TextMark } from '@/features/voices/components/text-mark';
import { isLate, toWall, waitingFor } from '@/lib/time';

const waited = (row: StaffCaseRow, now: number) => {
  if (row.state === 'answered') return <StateWord tone="done">{caseStates.answered}</StateWord>;
  return <StateWord tone={isLate(row.createdAt, now) ? 'late' : 'urgent'}>待答复 · 已等 {waitingFor(row.createdAt, now)}</StateWord>;
};

const shortText = (text: string | null): string => (text === null ? '（通过审核后可看）' : text.length > 60 ? `${text.slice(0, 60)}…` : text);

export const caseColumns = (now: number, onOpen: (row: StaffCaseRow) => void): TableColumnsType<StaffCaseRow> => [
  { title: '状态', key: 'state', width: 180, render: (_, row) => waited(row, now) },
  { title: '类型', dataIndex: 'kind', width: 70, render: (kind: StaffCaseRow['kind']) => caseKinds[kind] },
  {
    title: '内容',
    dataIndex: 'text',
    render: (text: string | null, row) => (
      <>
        <Button type="link" className="cell-link" onClick={() => onOpen(row)}>
          {shortText(text)}
        </Button>
        <TextMark {...row} />
        {row.noticeTitle !== null && <div className="cell-note">{row.noticeTitle}</div>}
      </>
    ),
  },
  { title: '受理编号', dataIndex: 'receipt', width: 180 },
  { title: '收到时间', dataIndex: 'createdAt', width: 146, sorter: (a, b) => a.createdAt.localeCompare(b.createdAt), render: toWall },
];
