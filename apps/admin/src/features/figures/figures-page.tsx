import type { Figures } from '@sunshine/contracts';
import { figureGroups, gamingKinds } from '@sunshine/contracts/words';
import { Button, DatePicker, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { EmptyBlock } from '@/components/empty-block';
import { ErrorBlock } from '@/components/error-block';
import { LoadingBlock } from '@/components/loading-block';
import { PageHeader } from '@/components/page-header';
import { exportUrl, useFigures } from '@/features/figures/api/figures';
import { FigureTable } from '@/features/figures/components/figure-table';
import { IntervalChart } from '@/features/figures/components/interval-chart';
import { shares, type ShareKey } from '@/features/figures/share-words';
import { optionsOf } from '@/lib/options';
import { toWall } from '@/lib/time';
import { useFilters } from '@/lib/use-filters';

const FILTERS = ['by', 'from', 'to'] as const;

const FlagsLine = ({ flags }: Pick<Figures, 'flags'>) =>
  flags.length === 0 ? null : <p className="hint">异常评价：{flags.map(({ kind, open, confirmed, dismissed }) => `${gamingKinds[kind]} ${open + confirmed + dismissed} 起（待核实 ${open}，属实 ${confirmed}，排除 ${dismissed}）`).join('；')}。</p>;

const Shown = ({ figures }: { figures: Figures }) => {
  const [shown, setShown] = useState<ShareKey>('satisfied');
  if (figures.total.ratings === 0 && figures.total.active.denominator === 0) return <EmptyBlock>这段时间没有评价，也没有登记过可以评价的服务。没有评价不算满意。</EmptyBlock>;
  return (
    <>
      <p className="hint">
        {figures.from} 至 {figures.to}，{toWall(figures.asOf)} 统计。没有评价不算满意；分母不足 {figures.countsOnlyBelow} 的只列数量。同样的数字在手机上对所有人公开。
      </p>
      <FlagsLine flags={figures.flags} />
      <section className="panel">
        <Select aria-label="图上看哪一项" className="gap-below" value={shown} onChange={setShown} options={shares.map(({ key, title, of }) => ({ value: key, label: `${title}（${of}）` }))} popupMatchSelectWidth={false} />
        <IntervalChart rows={[figures.total, ...figures.rows]} shown={shown} />
      </section>
      <FigureTable figures={figures} />
    </>
  );
};

export const Page = () => {
  const [filters, setFilters] = useFilters(FILTERS);
  const filter = { by: filters.by ?? 'month', from: filters.from, to: filters.to };
  const figures = useFigures(filter);
  const { from, to } = figures.data ?? filter;
  return (
    <>
      <PageHeader title="评价统计">
        <Button href={exportUrl(filter, 'csv')}>导出 CSV</Button>
        <Button href={exportUrl(filter, 'xlsx')}>导出表格</Button>
      </PageHeader>
      <div className="filter-bar">
        <Segmented aria-label="按什么分组" options={optionsOf(figureGroups)} value={filter.by} onChange={(by) => setFilters({ by: String(by) })} />
        <DatePicker.RangePicker
          aria-label="统计期间"
          allowClear={false}
          value={from && to ? [dayjs(from), dayjs(to)] : null}
          onChange={(days) => setFilters({ from: days?.[0]?.format('YYYY-MM-DD'), to: days?.[1]?.format('YYYY-MM-DD') })}
        />
      </div>
      {figures.isPending && <LoadingBlock />}
      {figures.isError && <ErrorBlock error={figures.error} onRetry={() => void figures.refetch()} />}
      {figures.data && <Shown figures={figures.data} />}
    </>
  );
};
