import type { DeliveryHealth } from '@sunshine/contracts';
import { deliveryReasons, deliveryStates, jobKinds } from '@sunshine/contracts/words';
import { Table } from 'antd';
import { Link } from 'react-router';
import { shareWords } from '@/features/delivery-health/duration-words';
import { toDay, toWall, waitingFor } from '@/lib/time';
import { useNow } from '@/lib/use-now';

/** A job of another release has no words here. */
const jobWords = (kind: string): string => (kind in jobKinds ? jobKinds[kind as keyof typeof jobKinds] : kind);

/** What waits now: pushes by reason, then jobs of the outbox. */
export const Backlog = ({ health }: { health: DeliveryHealth }) => {
  const now = useNow();
  const oldest = (at: string | null): string => (at === null ? '' : Date.parse(at) > now ? `${toWall(at)} 才到时间` : waitingFor(at, now));
  const pushes = health.backlog.reasons.map(({ reason, count, oldestAt }) => ({ key: `push ${reason}`, what: reason === null ? '推送：轮到即发' : `推送：${deliveryReasons[reason]}`, to: `/deliveries?state=waiting${reason === null ? '' : `&reason=${reason}`}`, count, oldestAt }));
  const jobs = health.jobs.map(({ kind, count, oldestAt }) => ({ key: kind, what: `任务：${jobWords(kind)}`, to: null, count, oldestAt }));
  const rows = [...pushes, ...jobs];
  if (rows.length === 0) return <p className="hint">现在没有积压。</p>;
  return (
    <Table
      aria-label="积压"
      size="middle"
      pagination={false}
      dataSource={rows}
      columns={[
        { title: '在等什么', dataIndex: 'what', render: (what: string, { to }) => (to === null ? what : <Link to={to}>{what}</Link>) },
        { title: '数量', dataIndex: 'count', width: 110, align: 'right' },
        { title: '最早的已等', dataIndex: 'oldestAt', width: 220, align: 'right', render: oldest },
      ]}
    />
  );
};

/** What did not reach WeChat although it was wanted there, of everybody who was told. */
export const Failures = ({ health }: { health: DeliveryHealth }) => {
  const { failures, told, since } = health;
  if (failures.length === 0) return <p className="hint">{told === 0 ? '没有数据：这段时间没有通知过任何人。' : `通知了 ${told} 人次，没有未送到微信的。`}</p>;
  return (
    <Table
      aria-label="未送到微信"
      size="middle"
      pagination={false}
      rowKey={({ state, reason }) => `${state} ${reason}`}
      dataSource={failures}
      columns={[
        { title: '原因', key: 'reason', render: (_, { state, reason }) => <Link to={`/deliveries?state=${state}&reason=${reason}&from=${toDay(since)}`}>{deliveryReasons[reason]}</Link> },
        { title: '结果', key: 'state', width: 120, render: (_, { state }) => deliveryStates[state] },
        { title: '占全部通知人次', key: 'count', width: 200, align: 'right', render: (_, { count }) => shareWords(count, told) },
      ]}
    />
  );
};
