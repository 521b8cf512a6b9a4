import type { Delivery } from '@sunshine/contracts';
import { deliveryChannels, deliveryReasons, deliveryStates } from '@sunshine/contracts/words';
import { Button, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { StateWord } from '@/components/state-word';
import { mayRetry, toneOf } from '@/features/deliveries/delivery-words';
import { toWall } from '@/lib/time';

interface Options {
  /** Null when this member may not retry. */
  onRetry: ((row: Delivery) => void) | null;
  busyId: string | null;
}

export const deliveryColumns = ({ onRetry, busyId }: Options): TableColumnsType<Delivery> => [
  { title: '生成时间', dataIndex: 'createdAt', width: 134, sorter: (a, b) => a.createdAt.localeCompare(b.createdAt), render: toWall },
  { title: '标题', dataIndex: 'title', render: (title: string, row) => (row.noticeId === null ? title : <Link to={`/notices/${row.noticeId}`}>{title}</Link>) },
  { title: '收件人', dataIndex: 'person', width: 136 },
  { title: '为什么通知', dataIndex: 'why', width: 190 },
  { title: '渠道', dataIndex: 'channel', width: 122, render: (channel: Delivery['channel']) => deliveryChannels[channel] },
  {
    title: '状态与原因',
    dataIndex: 'state',
    width: 190,
    sorter: (a, b) => a.state.localeCompare(b.state),
    render: (state: Delivery['state'], row) => (
      <>
        <StateWord tone={toneOf[state]}>{deliveryStates[state]}</StateWord>
        {row.reason !== null && <div className="cell-note">{deliveryReasons[row.reason]}</div>}
        {row.nextAttemptAt !== null && <div className="cell-note">下次 {toWall(row.nextAttemptAt)}</div>}
      </>
    ),
  },
  { title: '次数', dataIndex: 'attempts', width: 70, align: 'right', sorter: (a, b) => a.attempts - b.attempts },
  ...(onRetry === null
    ? []
    : [
        {
          title: '操作',
          key: 'retry',
          width: 66,
          render: (_: unknown, row: Delivery) =>
            mayRetry(row) && (
              <Button size="small" loading={busyId === row.id} onClick={() => onRetry(row)}>
                再试
              </Button>
            ),
        },
      ]),
];
