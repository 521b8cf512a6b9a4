import type { StaffOpinion } from '@sunshine/contracts';
import { opinionStates, opinionSubjects, type OpinionState } from '@sunshine/contracts/words';
import { Button, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { DeskTable } from '@/components/desk-table';
import { PageHeader } from '@/components/page-header';
import { StateWord, type Tone } from '@/components/state-word';
import { OpinionDrawer } from '@/features/supervisors/components/opinion-drawer';
import { toWall } from '@/lib/time';
import { useUrgentFirst } from '@/lib/use-urgent-first';

const tones: Record<OpinionState, Tone> = { open: 'urgent', drafted: 'urgent', answered: 'done' };
const isLate = ({ overdue, state }: StaffOpinion): boolean => overdue && state !== 'answered';
const lastDay = ({ dueOn }: StaffOpinion): string => dueOn ?? '9999-12-31';

/** The nearest end first. */
const order = (a: StaffOpinion, b: StaffOpinion): number => lastDay(a).localeCompare(lastDay(b));

const shortText = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

const columns = (onOpen: (row: StaffOpinion) => void): TableColumnsType<StaffOpinion> => [
  { title: '状态', key: 'state', width: 160, render: (_, row) => <StateWord tone={isLate(row) ? 'late' : tones[row.state]}>{isLate(row) ? `${opinionStates[row.state]} · 已超期` : opinionStates[row.state]}</StateWord> },
  { title: '答复期限', dataIndex: 'dueOn', width: 120, render: (dueOn: string | null) => dueOn ?? '放假安排未公布' },
  {
    title: '意见',
    key: 'text',
    render: (_, row) => (
      <>
        <Button type="link" className="cell-link" onClick={() => onOpen(row)}>
          {shortText(row.text)}
        </Button>
        <div className="cell-note">
          {opinionSubjects[row.subjectKind]}：{row.subject}
          {row.files.length > 0 && ` · ${row.files.length} 个附件`}
        </div>
      </>
    ),
  },
  { title: '监督员', dataIndex: 'supervisorName', width: 110 },
  { title: '签名时间', dataIndex: 'signedAt', width: 146, render: toWall },
];

export const Page = () => {
  const list = useUrgentFirst<StaffOpinion>('opinions', '/opinions', {}, { urgent: [{ open: 'true' }], order });
  const [shown, setShown] = useState<StaffOpinion | null>(null);
  return (
    <>
      <PageHeader title="监督意见" note="一人拟稿，另一人审核公开；超期的在最上面" />
      <DeskTable label="监督意见" list={list} columns={columns(setShown)} onOpen={setShown} empty="还没有监督意见。特约监督员在手机上签名发表后会出现在这里。" />
      {shown !== null && <OpinionDrawer opinion={shown} onClose={() => setShown(null)} />}
    </>
  );
};
