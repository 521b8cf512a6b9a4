import type { DeliveryHealth } from '@sunshine/contracts';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
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

const lateWords = ({ announcements, pushes, digests }: DeliveryHealth['late']): string =>
  [announcements > 0 && `${announcements} 条公告的通知迟了`, pushes > 0 && `${pushes} 条推送到了时间没有发送`, digests > 0 && `${digests} 条消息过了汇总时间`].filter(Boolean).join('，');

/** What is late first; then what the figures below are about. */
const Summary = ({ health }: { health: DeliveryHealth }) => {
  const late = lateWords(health.late);
  const limit = durationWords(health.lateAfterMs);
  return (
    <>
      <p className="overview-line">
        {health.watching ? <StateWord tone={late === '' ? 'done' : 'late'}>{late === '' ? '没有迟到的通知和推送' : late}</StateWord> : <StateWord tone="urgent">自检已关闭（SELF_WATCH=false），迟了不会报警，也不统计用时</StateWord>}{' '}
        <span className="page-note">发布后超过 {limit} 没有全部写进站内信，或到时间后超过 {limit} 没有发送，即为迟。</span>
        {late !== '' && <Link to="/wechat">看提醒与处理办法</Link>}
      </p>
      <p className="hint">
        这段时间发布并通知的公告 {health.announcements} 条，通知 {health.told} 人次。
        {health.isPartial && <StateWord tone="urgent">通知太多，用时与未送到微信只统计了较新的这一部分。</StateWord>}
      </p>
    </>
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
          {health.data.hours > 1 && (
            <Part title="每小时">
              <HoursChart health={health.data} />
            </Part>
          )}
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
