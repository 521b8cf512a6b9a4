import type { StaffNoticeRow } from '@sunshine/contracts';
import { noticeStates, noticeTypes, tradeCategories } from '@sunshine/contracts/words';
import { Button } from 'antd';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { ChoiceFilter } from '@/components/choice-filter';
import { DeskTable } from '@/components/desk-table';
import { ExportButton } from '@/components/export-button';
import { PageHeader } from '@/components/page-header';
import { SearchInput } from '@/components/search-input';
import { noticeColumns } from '@/features/notices/notice-columns';
import { noticeCsv } from '@/features/notices/notice-csv';
import { may } from '@/lib/abilities';
import { useHotkeys } from '@/lib/hotkeys';
import { useCursorList } from '@/lib/use-cursor-list';
import { useFilters } from '@/lib/use-filters';
import { useMember } from '@/lib/use-session';

const FILTERS = ['q', 'state', 'category', 'type'] as const;

export const Page = () => {
  const { role } = useMember();
  const navigate = useNavigate();
  const [filters, setFilters] = useFilters(FILTERS);
  const list = useCursorList<StaffNoticeRow>('notices', '/notices', filters);
  const search = useCallback((q: string) => setFilters({ q }), [setFilters]);
  const write = may(role, 'notices.write');
  const create = (): void => void (write && navigate('/notices/new'));
  useHotkeys({ n: create });
  return (
    <>
      <PageHeader title="公告">
        <ExportButton name="公告" columns={noticeCsv} fetchPage={list.fetchPage} />
        {write && (
          <Button type="primary" onClick={create}>
            新建公告
          </Button>
        )}
      </PageHeader>
      <div className="filter-bar">
        <SearchInput value={filters.q ?? ''} onSearch={search} placeholder="搜索标题或正文" />
        <ChoiceFilter label="状态" words={noticeStates} value={filters.state} onChange={(state) => setFilters({ state })} />
        <ChoiceFilter label="类别" words={tradeCategories} value={filters.category} onChange={(category) => setFilters({ category })} />
        <ChoiceFilter label="类型" words={noticeTypes} value={filters.type} onChange={(type) => setFilters({ type })} />
      </div>
      <DeskTable
        label="公告"
        list={list}
        columns={noticeColumns}
        onOpen={(row) => void navigate(`/notices/${row.id}`)}
        empty={Object.keys(filters).length > 0 ? '没有符合条件的公告，换个词或去掉一个条件试试。' : '还没有公告。点「新建公告」起草，或从「导入」读入。'}
      />
    </>
  );
};
