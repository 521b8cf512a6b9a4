import type { HolidayYear } from '@sunshine/contracts';
import { Button, Drawer, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { ErrorBlock } from '@/components/error-block';
import { LoadingBlock } from '@/components/loading-block';
import { PageHeader } from '@/components/page-header';
import { StateWord } from '@/components/state-word';
import { useHolidays } from '@/features/system/api/holidays';
import { HolidayDays } from '@/features/system/components/holiday-days';
import { HolidayImport } from '@/features/system/components/holiday-import';
import { may } from '@/lib/abilities';
import { toDay, toWall } from '@/lib/time';
import { useNow } from '@/lib/use-now';
import { useMember } from '@/lib/use-session';

const Papers = ({ papers }: Pick<HolidayYear, 'papers'>) => (
  <>
    {papers.map((paper, at) => (
      <a key={paper} href={paper} target="_blank" rel="noreferrer">
        国办通知{papers.length > 1 ? ` ${at + 1}` : ''}{' '}
      </a>
    ))}
  </>
);

const columnsOf = (open: (year: HolidayYear) => void): TableColumnsType<HolidayYear> => [
  { title: '年份', dataIndex: 'year', width: 100 },
  { title: '放假天数', dataIndex: 'offDays', width: 110, align: 'right' },
  { title: '调休上班天数', dataIndex: 'workedDays', width: 130, align: 'right' },
  { title: '依据', dataIndex: 'papers', render: (papers: string[]) => <Papers papers={papers} /> },
  { title: '来源', key: 'source', render: (_, row) => (row.importedAt === null ? '随系统提供' : `${row.importedBy ?? ''}装入，${toWall(row.importedAt)}`) },
  { title: '操作', key: 'actions', width: 110, render: (_, row) => <Button size="small" aria-label={`看安排：${row.year} 年`} onClick={() => open(row)}>看安排</Button> },
];

/** Whether next year can be counted in already; it is announced in November, as a rule. */
const NextYear = ({ years, now }: { years: HolidayYear[]; now: number }) => {
  const next = Number(toDay(new Date(now).toISOString()).slice(0, 4)) + 1;
  if (years.some(({ year }) => year === next)) return <StateWord tone="done">{next} 年已装入</StateWord>;
  return <StateWord tone="urgent">{next} 年还没有装入，涉及该年的期限暂时算不出</StateWord>;
};

export const Page = () => {
  const holidays = useHolidays();
  const { role } = useMember();
  const now = useNow();
  const [shown, setShown] = useState<HolidayYear | null>(null);
  return (
    <>
      <PageHeader title="放假安排" note="工作日和各项期限按它推算" />
      {holidays.isPending && <LoadingBlock />}
      {holidays.isError && <ErrorBlock error={holidays.error} onRetry={() => void holidays.refetch()} />}
      {holidays.isSuccess && (
        <>
          <p>
            <NextYear years={holidays.data.items} now={now} />
          </p>
          {may(role, 'holidays.import') && <HolidayImport />}
          <Table<HolidayYear> aria-label="已装入的年份" size="middle" rowKey="year" tableLayout="fixed" pagination={false} columns={columnsOf(setShown)} dataSource={holidays.data.items} />
        </>
      )}
      {shown !== null && (
        <Drawer open title={`${shown.year} 年放假安排`} size={620} onClose={() => setShown(null)}>
          <HolidayDays year={shown.year} days={shown.days} />
        </Drawer>
      )}
    </>
  );
};
