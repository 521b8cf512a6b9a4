import type { DeliveryHealth } from '@sunshine/contracts';
import { deliveryReasons, tradeCategories } from '@sunshine/contracts/words';
import { Table } from 'antd';
import { Link } from 'react-router';
import { StateWord } from '@/components/state-word';
import { durationWords, shareWords } from '@/features/delivery-health/duration-words';
import { toWall } from '@/lib/time';

/** 自检: the system's own subscriber, category by category. */
export const CanaryTable = ({ health }: { health: DeliveryHealth }) => (
  <Table
      aria-label="自检"
      size="middle"
      pagination={false}
      rowKey="category"
      dataSource={health.canary}
      columns={[
        { title: '交易类别', dataIndex: 'category', width: 130, render: (category: keyof typeof tradeCategories) => tradeCategories[category].label },
        { title: '最近一次通知', key: 'last', render: (_, { last }) => (last === null ? '还没有通知过' : <><Link to={`/notices/${last.noticeId}`}>{last.title}</Link><div className="cell-note">{toWall(last.at)}</div></>) },
        { title: '全部写进站内信', key: 'seenMs', width: 150, align: 'right', render: (_, { seenMs, last }) => (seenMs === null ? (last === null ? '没有数据' : '还没有') : durationWords(seenMs)) },
        { title: '状态', key: 'late', width: 110, render: (_, { late }) => <StateWord tone={late ? 'late' : 'done'}>{late ? '迟了' : '正常'}</StateWord> },
      ]}
    />
);

const answerWords = ({ errcode, reason }: DeliveryHealth['answers'][number]): string => {
  if (errcode === null) return '没有答复';
  if (errcode === 0) return '受理';
  return reason === null ? `错误码 ${errcode}` : `${deliveryReasons[reason]}（${errcode}）`;
};

/** What WeChat answered to sending calls. */
export const Answers = ({ answers }: Pick<DeliveryHealth, 'answers'>) => {
  const total = answers.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return <p className="hint">没有数据：这段时间没有调用过微信的发送接口。</p>;
  return (
    <Table
      aria-label="微信的答复"
      size="middle"
      pagination={false}
      rowKey={({ call, errcode }) => `${call} ${errcode}`}
      dataSource={answers}
      columns={[
        { title: '接口', dataIndex: 'call', width: 260 },
        { title: '答复', key: 'answer', render: (_, answer) => answerWords(answer) },
        { title: '占全部调用', dataIndex: 'count', width: 180, align: 'right', render: (count: number) => shareWords(count, total) },
        { title: '平均用时', dataIndex: 'meanMs', width: 120, align: 'right', render: durationWords },
      ]}
    />
  );
};
