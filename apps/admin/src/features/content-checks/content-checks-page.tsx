import type { ContentCheck } from '@sunshine/contracts';
import { contentKinds, contentStates } from '@sunshine/contracts/words';
import { useState } from 'react';
import { ChoiceFilter } from '@/components/choice-filter';
import { DeskTable } from '@/components/desk-table';
import { PageHeader } from '@/components/page-header';
import { CheckDrawer } from '@/features/content-checks/components/check-drawer';
import { checkColumns } from '@/features/content-checks/components/check-columns';
import { oldestFirst, waitingChecks } from '@/features/content-checks/check-order';
import { useFilters } from '@/lib/use-filters';
import { useNow } from '@/lib/use-now';
import { useUrgentFirst } from '@/lib/use-urgent-first';

const FILTERS = ['state', 'kind'] as const;

export const Page = () => {
  const now = useNow();
  const [filters, setFilters] = useFilters(FILTERS);
  const list = useUrgentFirst<ContentCheck>('content-checks', '/content-checks', filters, { urgent: waitingChecks(filters), order: oldestFirst });
  const [shown, setShown] = useState<ContentCheck | null>(null);
  return (
    <>
      <PageHeader title="内容待审" note="群众写的内容，微信没有直接放行的由人决定；通过前不对外显示" />
      <div className="filter-bar">
        <ChoiceFilter label="审核中" words={contentStates} value={filters.state} onChange={(state) => setFilters({ state })} />
        <ChoiceFilter label="来自" words={contentKinds} value={filters.kind} onChange={(kind) => setFilters({ kind })} />
      </div>
      <DeskTable label="内容待审" list={list} columns={checkColumns(now, setShown)} onOpen={setShown} empty="没有等待审核的内容。微信建议人工审核、认为有风险或没能审核的内容会出现在这里。" />
      {shown !== null && <CheckDrawer key={shown.id} shown={shown} onClose={() => setShown(null)} />}
    </>
  );
};
