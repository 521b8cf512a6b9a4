import { Link } from 'react-router';
import { ErrorBlock } from '@/components/error-block';
import { LoadingBlock } from '@/components/loading-block';
import { PageHeader } from '@/components/page-header';
import { StateWord } from '@/components/state-word';
import { useOpenAlarms } from '@/features/overview/api/get-alarms';
import { useOverview } from '@/features/overview/api/get-overview';
import { waitingItems, type WaitingItem } from '@/features/overview/waiting-items';
import { may } from '@/lib/abilities';
import { waitingFor } from '@/lib/time';
import { useNow } from '@/lib/use-now';
import { useMember } from '@/lib/use-session';

const Waiting = ({ item, now }: { item: WaitingItem; now: number }) => (
  <li className={item.late ? 'waiting-item is-late' : 'waiting-item'}>
    <Link to={item.to}>
      <span className="waiting-label">{item.label}</span>
      <span className="waiting-count">
        {item.count}
        <small> {item.unit}</small>
      </span>
      <span className="waiting-since">
        {item.since !== null && item.count > 0 && (item.late ? <StateWord tone="late">最早的已等 {waitingFor(item.since, now)}</StateWord> : `最早的已等 ${waitingFor(item.since, now)}`)}
        {item.since === null && item.late && <StateWord tone="late">需要处理</StateWord>}
        {item.count === 0 && '没有'}
      </span>
    </Link>
  </li>
);

/** Says nothing while all is well or nobody knows; the desk itself shows its own trouble. */
const AlarmsLine = () => {
  const count = useOpenAlarms().data?.items.length ?? 0;
  if (count === 0) return null;
  return (
    <p className="overview-line">
      <StateWord tone="late">
        微信与系统有 {count} 条提醒，<Link to="/wechat">去处理</Link>
      </StateWord>
    </p>
  );
};

export const Page = () => {
  const { role, displayName } = useMember();
  const overview = useOverview();
  const now = useNow();
  if (overview.isPending) return <LoadingBlock />;
  if (overview.isError)
    return (
      <>
        <PageHeader title="总览" />
        <ErrorBlock error={overview.error} onRetry={() => void overview.refetch()} />
      </>
    );
  const items = waitingItems(overview.data, now).filter((item) => may(role, item.needs));
  const late = items.filter((item) => item.late).length;
  return (
    <>
      <PageHeader title="总览" note={`${displayName}，您好`} />
      <p className="overview-line">
        今日已发布 <strong>{overview.data.publishedToday}</strong> 条公告
        {late > 0 ? `，有 ${late} 类事情需要先办。` : '，没有逾期的事。'}
      </p>
      {may(role, 'wechat.read') && <AlarmsLine />}
      <ul className="waiting-list">
        {items.map((item) => (
          <Waiting key={item.key} item={item} now={now} />
        ))}
      </ul>
    </>
  );
};
