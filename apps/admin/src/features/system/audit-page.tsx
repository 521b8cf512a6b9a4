import { auditActions, type AuditEntry } from '@sunshine/contracts';
import { DatePicker, Input, type TableColumnsType } from 'antd';
import dayjs from 'dayjs';
import { useCallback } from 'react';
import { Link } from 'react-router';
import { ChoiceFilter } from '@/components/choice-filter';
import { DeskTable } from '@/components/desk-table';
import { ExportButton } from '@/components/export-button';
import { PageHeader } from '@/components/page-header';
import { SearchInput } from '@/components/search-input';
import { actionWord, auditCsv } from '@/features/system/audit-words';
import { toWall } from '@/lib/time';
import { useCursorList } from '@/lib/use-cursor-list';
import { useFilters } from '@/lib/use-filters';

const FILTERS = ['actor', 'action', 'objectId', 'from', 'to'] as const;

const columns: TableColumnsType<AuditEntry> = [
  { title: '时间', dataIndex: 'at', width: 134, sorter: (a, b) => a.at.localeCompare(b.at), render: toWall },
  { title: '谁', dataIndex: 'actorName', width: 110 },
  { title: '从哪里', dataIndex: 'ip', width: 130, render: (ip: string | null) => ip ?? '系统' },
  { title: '做了什么', dataIndex: 'action', width: 118, render: actionWord },
  { title: '说明', dataIndex: 'summary' },
  { title: '对象编号', dataIndex: 'objectId', width: 236, render: (id: string, row) => (row.objectKind === 'notice' ? <Link to={`/notices/${id}`}><code>{id}</code></Link> : <code>{id}</code>) },
];

export const Page = () => {
  const [filters, setFilters] = useFilters(FILTERS);
  const list = useCursorList<AuditEntry>('audit', '/audit', filters);
  const search = useCallback((actor: string) => setFilters({ actor }), [setFilters]);
  const day = (value: string | undefined) => (value === undefined ? null : dayjs(value));
  return (
    <>
      <PageHeader title="操作留痕" note="只增不改">
        <ExportButton name="操作留痕" columns={auditCsv} fetchPage={list.fetchPage} />
      </PageHeader>
      <div className="filter-bar">
        <SearchInput value={filters.actor ?? ''} onSearch={search} placeholder="谁（姓名）" />
        <ChoiceFilter label="动作" words={auditActions} value={filters.action} onChange={(action) => setFilters({ action })} />
        <Input aria-label="对象编号" placeholder="对象编号" className="text-filter" allowClear maxLength={60} defaultValue={filters.objectId} onChange={(event) => event.target.value === '' && setFilters({ objectId: undefined })} onPressEnter={(event) => setFilters({ objectId: event.currentTarget.value.trim() })} />
        <DatePicker aria-label="从哪天" placeholder="从哪天" value={day(filters.from)} onChange={(value) => setFilters({ from: value?.format('YYYY-MM-DD') })} />
        <DatePicker aria-label="到哪天" placeholder="到哪天" value={day(filters.to)} onChange={(value) => setFilters({ to: value?.format('YYYY-MM-DD') })} />
      </div>
      <DeskTable label="操作留痕" list={list} columns={columns} empty={Object.keys(filters).length > 0 ? '没有符合条件的记录。' : '每一次登录、起草、审核、发布、导入和答复都会记在这里。'} />
    </>
  );
};
