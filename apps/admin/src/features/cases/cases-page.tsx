import type { StaffCaseRow } from '@sunshine/contracts';
import { caseClocks, caseKinds, caseStates } from '@sunshine/contracts/words';
import { Button, Switch } from 'antd';
import { useCallback, useState } from 'react';
import { ChoiceFilter } from '@/components/choice-filter';
import { DeskTable } from '@/components/desk-table';
import { ExportButton } from '@/components/export-button';
import { PageHeader } from '@/components/page-header';
import { SearchInput } from '@/components/search-input';
import { caseCsv } from '@/features/cases/case-csv';
import { openCases, serverOrder } from '@/features/cases/case-order';
import { caseColumns } from '@/features/cases/components/case-columns';
import { CaseDrawer } from '@/features/cases/components/case-drawer';
import { NoteCallDrawer } from '@/features/cases/components/note-call-drawer';
import { useFilters } from '@/lib/use-filters';
import { useOrganisation } from '@/lib/use-organisation';
import { useUrgentFirst } from '@/lib/use-urgent-first';

const FILTERS = ['q', 'kind', 'state', 'clock', 'sectionId', 'mine', 'callBackDue'] as const;
const states = { open: '未办结', ...caseStates };
const clocks = { overdue: caseClocks.overdue, soon: caseClocks.soon };

export const Page = () => {
  const [filters, setFilters] = useFilters(FILTERS);
  const list = useUrgentFirst<StaffCaseRow>('cases', '/cases', filters, { urgent: openCases(filters), order: serverOrder });
  const organisation = useOrganisation();
  const [shown, setShown] = useState<string | null>(null);
  const [noting, setNoting] = useState(false);
  const search = useCallback((q: string) => setFilters({ q }), [setFilters]);
  const sections = Object.fromEntries(organisation.data?.sections.map(({ id, name }) => [id, name]) ?? []);
  return (
    <>
      <PageHeader title="诉求">
        <Button type="primary" onClick={() => setNoting(true)}>
          来电来访登记
        </Button>
        <ExportButton name="诉求" columns={caseCsv} fetchPage={list.fetchPage} />
      </PageHeader>
      <div className="filter-bar">
        <SearchInput value={filters.q ?? ''} onSearch={search} placeholder="搜索内容或受理编号" />
        <ChoiceFilter label="状态" words={states} value={filters.state} onChange={(state) => setFilters({ state })} />
        <ChoiceFilter label="期限" words={clocks} value={filters.clock} onChange={(clock) => setFilters({ clock })} />
        <ChoiceFilter label="类型" words={caseKinds} value={filters.kind} onChange={(kind) => setFilters({ kind })} />
        <ChoiceFilter label="股室" words={sections} value={filters.sectionId} onChange={(sectionId) => setFilters({ sectionId })} />
        <label className="switch-label">
          <Switch size="small" aria-label="等回电" checked={filters.callBackDue === 'true'} onChange={(on) => setFilters({ callBackDue: on ? 'true' : undefined })} /> 等回电
        </label>
        <label className="switch-label">
          <Switch size="small" aria-label="我起草的" checked={filters.mine === 'true'} onChange={(on) => setFilters({ mine: on ? 'true' : undefined })} /> 我起草的
        </label>
      </div>
      <DeskTable
        label="诉求"
        list={list}
        columns={caseColumns(({ id }) => setShown(id))}
        onOpen={({ id }) => setShown(id)}
        empty={Object.keys(filters).length > 0 ? '没有符合条件的诉求。' : '群众提出的咨询、建议、纠错和企业提出的异议、质疑、投诉会出现在这里，超期和快到期的在最上面。编辑和审核只看到本股室的。'}
      />
      {shown !== null && <CaseDrawer key={shown} id={shown} onClose={() => setShown(null)} />}
      {noting && <NoteCallDrawer onClose={() => setNoting(false)} />}
    </>
  );
};
