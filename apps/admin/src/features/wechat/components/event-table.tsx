import type { ReceivedWechatEvent } from '@sunshine/contracts';
import { wechatAccounts } from '@sunshine/contracts/words';
import type { TableColumnsType } from 'antd';
import { DeskTable } from '@/components/desk-table';
import { StateWord } from '@/components/state-word';
import { toWall } from '@/lib/time';
import { useCursorList } from '@/lib/use-cursor-list';

const columns: TableColumnsType<ReceivedWechatEvent> = [
  { title: '收到时间', dataIndex: 'receivedAt', width: 160, render: toWall },
  { title: '账号', dataIndex: 'account', width: 110, render: (account: ReceivedWechatEvent['account']) => wechatAccounts[account] },
  { title: '事件', dataIndex: 'event' },
  { title: '处理', dataIndex: 'processedAt', width: 200, render: (at: string | null) => (at === null ? <StateWord tone="urgent">等待处理</StateWord> : <StateWord tone="done">已处理</StateWord>) },
];

export const EventTable = () => {
  const list = useCursorList<ReceivedWechatEvent>('wechat', '/wechat/events', {}, { refetchInterval: 15_000 });
  return (
    <section className="wechat-section" aria-label="最近回调">
      <div className="wechat-section-head">
        <h2>最近回调</h2>
      </div>
      <DeskTable label="最近回调" list={list} columns={columns} empty="还没有收到微信的回调。在公众平台填写消息推送地址后，订阅、退订和送达结果会出现在这里。" />
    </section>
  );
};
