import type { ImportRejection, ImportRun } from '@sunshine/contracts';
import { Drawer, type TableColumnsType } from 'antd';
import { DeskTable } from '@/components/desk-table';
import { ExportButton } from '@/components/export-button';
import { useRejections } from '@/features/feeds/api/imports';
import type { CsvColumn } from '@/lib/csv';

const csv: CsvColumn<ImportRejection>[] = [
  { title: '第几条', value: (row) => row.position },
  { title: '来源编号', value: (row) => row.sourceId },
  { title: '标题', value: (row) => row.title },
  { title: '原因', value: (row) => row.reason },
];

const columns: TableColumnsType<ImportRejection & { id: string }> = [
  { title: '第几条', dataIndex: 'position', width: 80, align: 'right' },
  { title: '标题', dataIndex: 'title', render: (title: string | null, row) => title ?? row.sourceId ?? '（没有标题）' },
  { title: '为什么没有导入', dataIndex: 'reason' },
];

export const RejectionsDrawer = ({ run, onClose }: { run: ImportRun; onClose: () => void }) => {
  const list = useRejections(run.id);
  const items = list.items.map((row) => ({ ...row, id: String(row.position) }));
  return (
    <Drawer open title={`${run.fileName}：未导入 ${run.rejected} 条`} size={820} onClose={onClose} extra={<ExportButton name="未导入的记录" columns={csv} fetchPage={list.fetchPage} />}>
      <DeskTable label="未导入的记录" list={{ ...list, items }} columns={columns} empty="所有记录都导入了。" />
    </Drawer>
  );
};
