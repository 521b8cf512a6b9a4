import type { SupervisionTask } from '@sunshine/contracts';
import { taskStates, type TaskState } from '@sunshine/contracts/words';
import { App, Button, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { ChoiceFilter } from '@/components/choice-filter';
import { DeskTable } from '@/components/desk-table';
import { PageHeader } from '@/components/page-header';
import { StateWord, type Tone } from '@/components/state-word';
import { TaskDrawer } from '@/features/supervisors/components/task-drawer';
import { TaskForm } from '@/features/supervisors/components/task-form';
import { useFilters } from '@/lib/use-filters';
import { useUrgentFirst } from '@/lib/use-urgent-first';

const FILTERS = ['open'] as const;
const tones: Record<TaskState, Tone> = { assigned: 'plain', accepted: 'plain', reported: 'urgent', returned: 'plain', checked: 'done' };
const NEEDS_US: ReadonlySet<TaskState> = new Set(['reported']);

/** Overdue first, then what waits for a check, then by day. */
const order = (a: SupervisionTask, b: SupervisionTask): number =>
  Number(b.overdue) - Number(a.overdue) || Number(NEEDS_US.has(b.state)) - Number(NEEDS_US.has(a.state)) || a.dueOn.localeCompare(b.dueOn);

const columns = (onOpen: (task: SupervisionTask) => void): TableColumnsType<SupervisionTask> => [
  { title: '状态', key: 'state', width: 150, render: (_, { state, overdue }) => <StateWord tone={overdue ? 'late' : tones[state]}>{overdue ? `${taskStates[state]} · 已超期` : taskStates[state]}</StateWord> },
  { title: '报告期限', dataIndex: 'dueOn', width: 120, sorter: (a, b) => a.dueOn.localeCompare(b.dueOn) },
  {
    title: '任务',
    dataIndex: 'title',
    render: (title: string, row) => (
      <>
        <Button type="link" className="cell-link" onClick={() => onOpen(row)}>
          {title}
        </Button>
        <div className="cell-note">{row.projectName ?? row.number}</div>
      </>
    ),
  },
  { title: '监督员', dataIndex: 'supervisorName', width: 110 },
  { title: '责任人', dataIndex: 'staffName', width: 110 },
];

export const Page = () => {
  const { message } = App.useApp();
  const [filters, setFilters] = useFilters(FILTERS);
  const list = useUrgentFirst<SupervisionTask>('supervision-tasks', '/tasks', filters, { urgent: [{ open: 'true' }], order });
  const [shown, setShown] = useState<SupervisionTask | null>(null);
  const [isAssigning, setAssigning] = useState(false);
  return (
    <>
      <PageHeader title="监督任务" note="任务、责任、措施、监督到人">
        <Button type="primary" onClick={() => setAssigning(true)}>
          交办任务
        </Button>
      </PageHeader>
      <div className="filter-bar">
        <ChoiceFilter label="范围" words={{ true: '未办结' }} value={filters.open} onChange={(open) => setFilters({ open })} />
      </div>
      <DeskTable label="监督任务" list={list} columns={columns(setShown)} onOpen={setShown} empty="没有监督任务。交办后，监督员在手机上接受、报告，这里核验；超期的在最上面。" />
      {shown !== null && <TaskDrawer task={shown} onClose={() => setShown(null)} />}
      {isAssigning && (
        <TaskForm
          onClose={() => setAssigning(false)}
          onDone={() => {
            setAssigning(false);
            void message.success('已交办');
          }}
        />
      )}
    </>
  );
};
