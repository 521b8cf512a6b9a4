import type { ExclusionItem } from '@sunshine/contracts';
import { exclusionKinds, exclusionStates, ratingLevels } from '@sunshine/contracts/words';
import { Button, type TableColumnsType } from 'antd';
import { useMemo, useState } from 'react';
import { ChoiceFilter } from '@/components/choice-filter';
import { DeskTable } from '@/components/desk-table';
import { PageHeader } from '@/components/page-header';
import { StateWord } from '@/components/state-word';
import { ExclusionDrawer } from '@/features/voices/components/exclusion-drawer';
import { useCursorList } from '@/lib/use-cursor-list';
import { useFilters } from '@/lib/use-filters';

type Row = ExclusionItem & { id: string };
const FILTERS = ['state'] as const;

const columns = (onOpen: (row: Row) => void): TableColumnsType<Row> => [
  { title: '状态', dataIndex: 'state', width: 110, render: (state: Row['state']) => <StateWord tone={state === 'proposed' ? 'urgent' : 'plain'}>{exclusionStates[state]}</StateWord> },
  { title: '认定为', dataIndex: 'kind', width: 100, render: (kind: Row['kind']) => exclusionKinds[kind] },
  { title: '评价', dataIndex: 'level', width: 110, render: (level: Row['level']) => ratingLevels[level].label },
  { title: '服务事项', dataIndex: 'matterName', width: 160 },
  {
    title: '理由',
    dataIndex: 'reason',
    render: (reason: string, row) => (
      <Button type="link" className="cell-link" onClick={() => onOpen(row)}>
        {reason}
      </Button>
    ),
  },
  { title: '提出人', dataIndex: 'proposedBy', width: 110 },
  { title: '评价日期', dataIndex: 'day', width: 110 },
];

/** 评价认定: the second pair of eyes. What waits is shown first. */
export const Page = () => {
  const [filters, setFilters] = useFilters(FILTERS);
  const list = useCursorList<ExclusionItem>('exclusions', '/rating-exclusions', filters);
  const [shown, setShown] = useState<Row | null>(null);
  const items = useMemo(() => list.items.map((item): Row => ({ ...item, id: item.ratingId })), [list.items]);
  return (
    <>
      <PageHeader title="评价认定" note="误评、恶意评价由一人提出、另一人复核；评价始终计入总数，理由公开" />
      <div className="filter-bar">
        <ChoiceFilter label="状态" words={exclusionStates} value={filters.state ?? 'proposed'} onChange={(state) => setFilters({ state })} />
      </div>
      <DeskTable label="评价认定" list={{ ...list, items }} columns={columns(setShown)} onOpen={setShown} empty="没有这种状态的认定。监督岗在评价里提出后会出现在这里。" />
      {shown !== null && <ExclusionDrawer shown={shown} onClose={() => setShown(null)} />}
    </>
  );
};
