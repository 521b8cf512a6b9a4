import type { StaffCaseRow } from '@sunshine/contracts';
import { caseKinds, caseStates } from '@sunshine/contracts/words';
import { useCallback, useState } from 'react';
import { ChoiceFilter } from '@/components/choice-filter';
import { DeskTable } from '@/components/desk-table';
import { ExportButton } from '@/components/export-button';
import { PageHeader } from '@/components/page-header';
import { SearchInput } from '@/components/search-input';
import { caseColumns } from '@/features/voices/components/case-columns';
import { CaseDrawer } from '@/features/voices/components/case-drawer';
import { caseCsv } from '@/features/voices/voice-csv';
import { oldestFirst, openCases } from '@/features/voices/voice-order';
import { useFilters } from '@/lib/use-filters';
import { useNow } from '@/lib/use-now';
import { useUrgentFirst } from '@/lib/use-urgent-first';

const FILTERS = ['q', 'kind', 'state'] as const;

export const Page = () => {
  const now = useNow();
  const [filters, setFilters] = useFilters(FILTERS);
  const list = useUrgentFirst<StaffCaseRow>('cases', '/cases', filters, { urgent: openCases(filters), order: oldestFirst });
  const [shown, setShown] = useState<StaffCaseRow | null>(null);
  const search = useCallback((q: string) => setFilters({ q }), [setFilters]);
  return (
    <>
      <PageHeader title="诉求">
        <ExportButton name="诉求" columns={caseCsv} fetchPage={list.fetchPage} />
      </PageHeader>
      <div className="filter-bar">
        <SearchInput value={filters.q ?? ''} onSearch={search} placeholder="搜索内容或受理编号" />
        <ChoiceFilter label="状态" words={caseStates} value={filters.state} onChange={(state) => setFilters({ state })} />
        <ChoiceFilter label="类型" words={caseKinds} value={filters.kind} onChange={(kind) => setFilters({ kind })} />
      </div>
      <DeskTable
        label="诉求"
        list={list}
        columns={caseColumns(now, setShown)}
        onOpen={setShown}
        empty={Object.keys(filters).length > 0 ? '没有符合条件的诉求。' : '群众在手机上提出的咨询、建议和纠错会出现在这里，待答复的在最上面。'}
      />
      {shown !== null && <CaseDrawer shown={shown} onClose={() => setShown(null)} />}
    </>
  );
};
