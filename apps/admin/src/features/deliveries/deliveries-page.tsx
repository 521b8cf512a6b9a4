import type { Delivery } from '@sunshine/contracts';
import { deliveryChannels, deliveryStates } from '@sunshine/contracts/words';
import { App, Button } from 'antd';
import { useCallback, useState } from 'react';
import { useNavigate } from 'react-router';
import { ChoiceFilter } from '@/components/choice-filter';
import { DeskTable } from '@/components/desk-table';
import { ExportButton } from '@/components/export-button';
import { PageHeader } from '@/components/page-header';
import { ReasonDialog } from '@/components/reason-dialog';
import { SearchInput } from '@/components/search-input';
import { useRetryDelivery } from '@/features/deliveries/api/retry-delivery';
import { deliveryColumns } from '@/features/deliveries/delivery-columns';
import { deliveryCsv } from '@/features/deliveries/delivery-words';
import { may } from '@/lib/abilities';
import { errorLine } from '@/lib/describe-error';
import { useCursorList } from '@/lib/use-cursor-list';
import { useFilters } from '@/lib/use-filters';
import { useMember } from '@/lib/use-session';

const FILTERS = ['q', 'state', 'channel', 'noticeId'] as const;

export const Page = () => {
  const { role } = useMember();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [filters, setFilters] = useFilters(FILTERS);
  const list = useCursorList<Delivery>('deliveries', '/deliveries', filters, { refetchInterval: 15_000 });
  const retry = useRetryDelivery();
  const [unsure, setUnsure] = useState<Delivery | null>(null);
  const search = useCallback((q: string) => setFilters({ q }), [setFilters]);
  const send = ({ id }: Delivery): Promise<void> =>
    retry.mutateAsync(id).then(
      () => void message.success('已重新排队，稍后会再次发送'),
      (error: unknown) => void message.error(errorLine(error)),
    );
  const ask = (row: Delivery): void => (row.state === 'unknown' ? setUnsure(row) : void send(row));
  const columns = deliveryColumns({ onRetry: may(role, 'deliveries.retry') ? ask : null, busyId: retry.isPending ? retry.variables : null });
  return (
    <>
      <PageHeader title="推送">
        <ExportButton name="推送" columns={deliveryCsv} fetchPage={list.fetchPage} />
      </PageHeader>
      <div className="filter-bar">
        <SearchInput value={filters.q ?? ''} onSearch={search} placeholder="搜索标题或收件人" />
        <ChoiceFilter label="状态" words={deliveryStates} value={filters.state} onChange={(state) => setFilters({ state })} />
        <ChoiceFilter label="渠道" words={deliveryChannels} value={filters.channel} onChange={(channel) => setFilters({ channel })} />
        {filters.noticeId !== undefined && <Button onClick={() => setFilters({ noticeId: undefined })}>只看一条公告的推送 ×</Button>}
      </div>
      <DeskTable label="推送" list={list} columns={columns} onOpen={({ noticeId }) => void (noticeId !== null && navigate(`/notices/${noticeId}`))} empty={Object.keys(filters).length > 0 ? '没有符合条件的推送。' : '公告发布并匹配到订阅后，每一次微信推送和它的结果会出现在这里。'} />
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
