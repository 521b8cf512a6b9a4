import type { GamingFlag } from '@sunshine/contracts';
import { gamingKinds, gamingStates } from '@sunshine/contracts/words';
import { Button, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { ChoiceFilter } from '@/components/choice-filter';
import { DeskTable } from '@/components/desk-table';
import { PageHeader } from '@/components/page-header';
import { FlagDrawer } from '@/features/gaming/components/flag-drawer';
import { FlagState } from '@/features/gaming/components/flag-state';
import { useCursorList } from '@/lib/use-cursor-list';
import { useFilters } from '@/lib/use-filters';

const FILTERS = ['state', 'kind'] as const;

const columns = (onOpen: (flag: GamingFlag) => void): TableColumnsType<GamingFlag> => [
  { title: '状态', dataIndex: 'state', width: 110, render: (_, { state }) => <FlagState state={state} /> },
  { title: '日期', dataIndex: 'day', width: 120 },
  { title: '异常', dataIndex: 'kind', width: 150, render: (kind: GamingFlag['kind']) => gamingKinds[kind] },
  {
    title: '发现',
    dataIndex: 'summary',
    render: (summary: string, flag) => (
      <>
        <Button type="link" className="cell-link" onClick={() => onOpen(flag)}>
          {summary}
        </Button>
        {flag.place !== null && <div className="cell-note">{flag.place}</div>}
      </>
    ),
  },
  { title: '核实', key: 'decided', width: 220, render: (_, { decidedBy, reason }) => (decidedBy === null ? '—' : `${decidedBy}：${reason ?? ''}`) },
];

export const Page = () => {
  const [filters, setFilters] = useFilters(FILTERS);
  const list = useCursorList<GamingFlag>('gaming-flags', '/gaming-flags', filters);
  const [shown, setShown] = useState<GamingFlag | null>(null);
  return (
    <>
      <PageHeader title="异常评价" note="只作标记，不删除评价；由特约监督员核实" />
      <div className="filter-bar">
        <ChoiceFilter label="状态" words={gamingStates} value={filters.state} onChange={(state) => setFilters({ state })} />
        <ChoiceFilter label="异常" words={gamingKinds} value={filters.kind} onChange={(kind) => setFilters({ kind })} />
      </div>
      <DeskTable
        label="异常评价"
        list={list}
        columns={columns(setShown)}
        onOpen={setShown}
        empty={Object.keys(filters).length > 0 ? '没有符合条件的异常。' : '没有发现异常。同一设备多次评价、评语雷同、短时间集中评价等会出现在这里。'}
      />
      {shown !== null && <FlagDrawer key={shown.id} id={shown.id} kind={shown.kind} onClose={() => setShown(null)} />}
    </>
  );
};
