import type { Rectification } from '@sunshine/contracts';
import { rectificationStates } from '@sunshine/contracts/words';
import { useState } from 'react';
import { ChoiceFilter } from '@/components/choice-filter';
import { DeskTable } from '@/components/desk-table';
import { ExportButton } from '@/components/export-button';
import { PageHeader } from '@/components/page-header';
import { rectificationColumns } from '@/features/rectifications/components/rectification-columns';
import { RectificationDrawer } from '@/features/rectifications/components/rectification-drawer';
import { rectificationCsv } from '@/features/rectifications/rectification-csv';
import { useCursorList } from '@/lib/use-cursor-list';
import { useFilters } from '@/lib/use-filters';
import { useNow } from '@/lib/use-now';
import { toDay } from '@/lib/time';

const FILTERS = ['state', 'late', 'mine'] as const;
const LATE = { true: '超期和临期' };
const MINE = { true: '我负责的' };

export const Page = () => {
  const today = toDay(new Date(useNow()).toISOString());
  const [filters, setFilters] = useFilters(FILTERS);
  const list = useCursorList<Rectification>('rectifications', '/rectifications', filters);
  const [shown, setShown] = useState<string | null>(null);
  return (
    <>
      <PageHeader title="差评整改" note="先到期的在上面；由评价人或特约监督员办结">
        <ExportButton name="差评整改" columns={rectificationCsv} fetchPage={list.fetchPage} />
      </PageHeader>
      <div className="filter-bar">
        <ChoiceFilter label="状态" words={rectificationStates} value={filters.state} onChange={(state) => setFilters({ state })} />
        <ChoiceFilter label="期限" words={LATE} value={filters.late} onChange={(late) => setFilters({ late })} />
        <ChoiceFilter label="责任人" words={MINE} value={filters.mine} onChange={(mine) => setFilters({ mine })} />
      </div>
      <DeskTable
        label="差评整改"
        list={list}
        columns={rectificationColumns(today, ({ id }) => setShown(id))}
        onOpen={({ id }) => setShown(id)}
        empty={Object.keys(filters).length > 0 ? '没有符合条件的整改。' : '没有要整改的差评。有人评“不满意”或“非常不满意”时，会自动出现在这里。'}
      />
      {shown !== null && <RectificationDrawer key={shown} id={shown} onClose={() => setShown(null)} />}
    </>
  );
};
