import type { Page } from '@sunshine/contracts';
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import { collectPages, EXPORT_LIMIT } from '@/lib/collect-pages';
import { toCsv, type CsvColumn } from '@/lib/csv';
import { errorLine } from '@/lib/describe-error';
import { saveFile } from '@/lib/save-file';
import { toDay } from '@/lib/time';

interface Props<T> {
  name: string;
  columns: CsvColumn<T>[];
  fetchPage: (cursor: string | null) => Promise<Page<T>>;
}

const stopped = new Error('已停止导出');

/** Writes every row of the filtered list into a CSV file; a second press stops it. */
export const ExportButton = <T,>({ name, columns, fetchPage }: Props<T>) => {
  const { message } = App.useApp();
  const [rows, setRows] = useState<number | null>(null);
  const stop = useRef(false);
  const start = async (): Promise<void> => {
    stop.current = false;
    setRows(0);
    try {
      const result = await collectPages((cursor) => (stop.current ? Promise.reject(stopped) : fetchPage(cursor)), setRows);
      saveFile(`${name}-${toDay(new Date().toISOString())}.csv`, new Blob([toCsv(columns, result.rows)], { type: 'text/csv;charset=utf-8' }));
      void message.success(result.complete ? `已导出 ${result.rows.length} 行` : `已导出前 ${EXPORT_LIMIT.toLocaleString()} 行，其余请缩小筛选范围后再导`);
    } catch (error) {
      if (error === stopped) void message.info('已停止导出');
      else void message.error(errorLine(error));
    } finally {
      setRows(null);
    }
  };
  return (
    <Button onClick={() => (rows === null ? void start() : (stop.current = true))} aria-live="polite">
      {rows === null ? '导出' : `已取 ${rows.toLocaleString()} 行，点此停止`}
    </Button>
  );
};
