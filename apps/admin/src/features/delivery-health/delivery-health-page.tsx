import type { DeliveryHealth } from '@sunshine/contracts';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { ErrorBlock } from '@/components/error-block';
import { LoadingBlock } from '@/components/loading-block';
import { PageHeader } from '@/components/page-header';
import { StateWord } from '@/components/state-word';
import { useDeliveryHealth } from '@/features/delivery-health/api/delivery-health';
import { DurationsTable } from '@/features/delivery-health/components/durations-table';
import { HoursChart } from '@/features/delivery-health/components/hours-chart';
import { Backlog, Failures } from '@/features/delivery-health/components/piles';
import { Answers, CanaryTable } from '@/features/delivery-health/components/watch';
import { durationWords } from '@/features/delivery-health/duration-words';
import { useFilters } from '@/lib/use-filters';

const SPANS = [
  { value: '1', label: '1 小时' },
  { value: '24', label: '24 小时' },
  { value: '168', label: '7 天' },
];
const FILTERS = ['hours'] as const;

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="wechat-section" aria-label={title}>
    <div className="wechat-section-head">
      <h2>{title}</h2>
    </div>
    {children}
  </section>
);

const Summary = ({ health }: { health: DeliveryHealth }) => {
  const late = health.canary.filter((one) => one.late).length;
  return (
    <p className="overview-line">
      <StateWord tone={late > 0 ? 'late' : 'done'}>{late > 0 ? `${late} 个交易类别的通知迟了` : '没有迟到的通知'}</StateWord>{' '}
      <span className="page-note">
        这段时间发布并通知的公告 {health.announcements} 条，通知 {health.told} 人次；超过 {durationWords(health.lateAfterMs)} 没有写进站内信即为迟。
      </span>
    </p>
  );
};

export const Page = () => {
  const [{ hours = '24' }, setFilters] = useFilters(FILTERS);
  const health = useDeliveryHealth(hours);
  return (
    <>
      <PageHeader title="推送监测" note="从发布到手机要多久，什么在等，什么没送到">
        <Segmented aria-label="时间范围" options={SPANS} value={hours} onChange={(value) => setFilters({ hours: value })} />
      </PageHeader>
      {health.isPending && <LoadingBlock />}
      {health.isError && <ErrorBlock error={health.error} onRetry={() => void health.refetch()} />}
      {health.data && (
        <>
          <Summary health={health.data} />
          <Part title="用时">
            <DurationsTable health={health.data} />
          </Part>
          <Part title="每小时">
            <HoursChart hours={health.data.byHour} />
          </Part>
          <Part title="积压">
            <Backlog health={health.data} />
          </Part>
          <Part title="未送到微信">
            <Failures health={health.data} />
          </Part>
          <Part title="自检">
            <CanaryTable health={health.data} />
          </Part>
          <Part title="微信的答复">
            <Answers answers={health.data.answers} />
          </Part>
        </>
      )}
    </>
  );
};
