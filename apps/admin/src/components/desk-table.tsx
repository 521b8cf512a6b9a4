import { Button, Table, type TableColumnsType } from 'antd';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { EmptyBlock } from '@/components/empty-block';
import { ErrorBlock } from '@/components/error-block';
import { LoadingBlock } from '@/components/loading-block';
import { rowAfter, useRowKeys } from '@/components/use-row-keys';
import type { CursorList } from '@/lib/use-cursor-list';

interface Props<T extends { id: string }> {
  label: string;
  list: Omit<CursorList<T>, 'fetchPage'>;
  columns: TableColumnsType<T>;
  empty: ReactNode;
  onOpen?: (row: T) => void;
}

/** The table of every desk: rows by cursor, `j`/`k` or arrows between rows, Enter opens one. */
export const DeskTable = <T extends { id: string }>({ label, list, columns, empty, onOpen }: Props<T>) => {
  const root = useRef<HTMLDivElement>(null);
  useRowKeys(root);
  if (list.error !== null && list.items.length === 0) return <ErrorBlock error={list.error} onRetry={list.reload} />;
  if (list.loading) return <LoadingBlock />;
  if (list.items.length === 0) return <EmptyBlock>{empty}</EmptyBlock>;

  const onKeyDown = (event: KeyboardEvent<HTMLElement>, row: T): void => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter') onOpen?.(row);
    const next = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (next === 0) return;
    event.preventDefault();
    rowAfter(root.current, next)?.focus();
  };
  return (
    <div ref={root} className="desk-table">
      <Table<T>
        aria-label={label}
        size="middle"
        rowKey="id"
        columns={columns}
        dataSource={list.items}
        pagination={false}
        tableLayout="fixed"
        onRow={(row, index) => ({
          tabIndex: index === 0 ? 0 : -1,
          onKeyDown: (event) => onKeyDown(event, row),
          onClick: (event) => {
            if (!(event.target as Element).closest('a, button, input')) onOpen?.(row);
          },
        })}
      />
      <div className="table-foot">
        <span role="status">
          已显示 {list.items.length} 条{list.hasMore ? '，还有更多；排序只在已显示的行内进行' : '，已全部显示'}
        </span>
        {list.error !== null && <span className="tone-late">加载下一页失败，请重试</span>}
        {list.hasMore && (
          <Button onClick={list.loadMore} loading={list.loadingMore}>
            加载更多
          </Button>
        )}
      </div>
    </div>
  );
};
