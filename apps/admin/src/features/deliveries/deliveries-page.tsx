import type { Delivery } from '@sunshine/contracts';
import { deliveryChannels, deliveryReasons, deliveryStates, MAX_DELIVERIES_SEARCHED } from '@sunshine/contracts/words';
import { App, Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useCallback, useMemo, useState } from 'react';
import { ChoiceFilter } from '@/components/choice-filter';
import { DeskTable } from '@/components/desk-table';
import { ExportButton } from '@/components/export-button';
import { PageHeader } from '@/components/page-header';
import { ReasonDialog } from '@/components/reason-dialog';
import { SearchInput } from '@/components/search-input';
import { useRetryDelivery } from '@/features/deliveries/api/retry-delivery';
import { DeliveryDrawer } from '@/features/deliveries/components/delivery-drawer';
import { RetryAll } from '@/features/deliveries/components/retry-all';
import { deliveryColumns } from '@/features/deliveries/delivery-columns';
import { FILTERS, toDeliveryFilter, type Filters } from '@/features/deliveries/delivery-filter';
import { deliveryCsv } from '@/features/deliveries/delivery-words';
import { may } from '@/lib/abilities';
import { errorLine } from '@/lib/describe-error';
import { useCursorList } from '@/lib/use-cursor-list';
import { useFilters } from '@/lib/use-filters';
import { useMember } from '@/lib/use-session';

const FilterBar = ({ filters, onChange }: { filters: Filters; onChange: (change: Filters) => void }) => {
  const search = useCallback((q: string) => onChange({ q }), [onChange]);
  const day = (value: string | undefined) => (value === undefined ? null : dayjs(value));
  return (
    <div className="filter-bar">
      <SearchInput value={filters.q ?? ''} onSearch={search} placeholder="标题、原因、收件人、受理号或编号" />
      <ChoiceFilter label="状态" words={deliveryStates} value={filters.state} onChange={(state) => onChange({ state: state ?? '' })} />
      <ChoiceFilter label="渠道" words={deliveryChannels} value={filters.channel} onChange={(channel) => onChange({ channel: channel ?? '' })} />
      <ChoiceFilter label="原因" words={deliveryReasons} value={filters.reason} onChange={(reason) => onChange({ reason: reason ?? '' })} />
      <DatePicker aria-label="从哪天" placeholder="从哪天" value={day(filters.from)} onChange={(value) => onChange({ from: value?.format('YYYY-MM-DD') ?? '' })} />
      <DatePicker aria-label="到哪天" placeholder="到哪天" value={day(filters.to)} onChange={(value) => onChange({ to: value?.format('YYYY-MM-DD') ?? '' })} />
      {filters.noticeId !== undefined && <Button onClick={() => onChange({ noticeId: '' })}>只看一条公告的推送 ×</Button>}
    </div>
  );
};

export const Page = () => {
  const { role } = useMember();
  const { message } = App.useApp();
  const [filters, setFilters] = useFilters(FILTERS);
  const filter = useMemo(() => toDeliveryFilter(filters), [filters]);
  const list = useCursorList<Delivery>('deliveries', '/deliveries', filter, { refetchInterval: 15_000 });
  const retry = useRetryDelivery();
  const [unsure, setUnsure] = useState<Delivery | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const send = ({ id }: Delivery): Promise<void> =>
    retry.mutateAsync(id).then(
      () => void message.success('已重新排队，稍后会再次发送'),
      (error: unknown) => void message.error(errorLine(error)),
    );
  const ask = (row: Delivery): void => (row.state === 'unknown' ? setUnsure(row) : void send(row));
  const mayRetry = may(role, 'deliveries.retry');
  const columns = deliveryColumns({ onRetry: mayRetry ? ask : null, busyId: retry.isPending ? retry.variables : null });
  return (
    <>
      <PageHeader title="推送">
        {mayRetry && <RetryAll filter={filter} />}
        <ExportButton name="推送" columns={deliveryCsv} fetchPage={list.fetchPage} />
      </PageHeader>
      <FilterBar filters={filters} onChange={setFilters} />
      {filters.q !== undefined && filters.noticeId === undefined && <p className="hint">文字在最近 {MAX_DELIVERIES_SEARCHED / 10_000} 万条推送里找；更早的请打开那条公告，点“看这条公告的推送”。</p>}
      <DeskTable label="推送" list={list} columns={columns} onOpen={({ id }) => setOpen(id)} empty={Object.keys(filters).length > 0 ? '没有符合条件的推送。' : '公告发布并匹配到订阅后，每一次微信推送和它的结果会出现在这里。'} />
      {open !== null && <DeliveryDrawer id={open} onRetry={mayRetry ? ask : null} onClose={() => setOpen(null)} />}
      {unsure !== null && (
        <ReasonDialog
          title="再发一次？"
          consequence="微信没有告诉我们上一次是否送达；再发一次，对方可能收到两条相同的消息。"
          reasonLabel={null}
          confirmText="仍要再发"
          onClose={() => setUnsure(null)}
          onConfirm={() => send(unsure).then(() => setUnsure(null))}
        />
      )}
    </>
  );
};
