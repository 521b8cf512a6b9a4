import type { Centre, HandledService } from '@sunshine/contracts';
import { ratingChannels } from '@sunshine/contracts/words';
import type { TableColumnsType } from 'antd';
import { useState } from 'react';
import { ChoiceFilter } from '@/components/choice-filter';
import { DeskTable } from '@/components/desk-table';
import { ErrorBlock } from '@/components/error-block';
import { LoadingBlock } from '@/components/loading-block';
import { PageHeader } from '@/components/page-header';
import { StateWord } from '@/components/state-word';
import { RegisterForm, type Registered } from '@/features/services/components/register-form';
import { Slip } from '@/features/services/components/slip';
import { useCentre } from '@/lib/use-centre';
import { useCursorList } from '@/lib/use-cursor-list';
import { useFilters } from '@/lib/use-filters';

const FILTERS = ['matterId'] as const;

const rated = ({ isRated, isExpired }: HandledService) => {
  if (isRated === null) return '本人办理，不显示';
  if (isRated) return <StateWord tone="done">已评价</StateWord>;
  return isExpired ? '已过期，未评价' : '未评价';
};

const columns: TableColumnsType<HandledService> = [
  { title: '编号', dataIndex: 'id', width: 90, render: (id: string) => id.slice(-6) },
  { title: '服务事项', dataIndex: 'matterName' },
  { title: '窗口', dataIndex: 'counterName', render: (name: string | null) => name ?? '—' },
  { title: '方式', dataIndex: 'channel', width: 190, render: (channel: HandledService['channel']) => ratingChannels[channel] },
  { title: '办理人', dataIndex: 'handledBy', width: 110, render: (name: string | null) => name ?? '—' },
  { title: '办结日期', dataIndex: 'day', width: 110 },
  { title: '评价', key: 'rated', width: 140, render: (_, row) => rated(row) },
];

const Register = ({ centre }: { centre: Centre }) => {
  const [registered, setRegistered] = useState<Registered | null>(null);
  return registered === null ? <RegisterForm centre={centre} onRegistered={setRegistered} /> : <Slip registered={registered} centre={centre} onNext={() => setRegistered(null)} />;
};

export const Page = () => {
  const centre = useCentre();
  const [filters, setFilters] = useFilters(FILTERS);
  const list = useCursorList<HandledService>('handled-services', '/handled-services', filters);
  const matters = Object.fromEntries((centre.data?.matters ?? []).map(({ id, name }) => [id, name]));
  return (
    <>
      <PageHeader title="办结登记" note="每办结一件登记一次，把二维码或纸条交给群众；一件只能评价一次" />
      {centre.isPending && <LoadingBlock />}
      {centre.isError && <ErrorBlock error={centre.error} onRetry={() => void centre.refetch()} />}
      {centre.isSuccess && <Register centre={centre.data} />}
      <div className="filter-bar no-print">
        <ChoiceFilter label="服务事项" words={matters} value={filters.matterId} onChange={(matterId) => setFilters({ matterId })} />
      </div>
      <div className="no-print">
        <DeskTable label="办结登记" list={list} columns={columns} empty="还没有登记。办结一件后在上面登记，这里会列出来。" />
      </div>
    </>
  );
};
