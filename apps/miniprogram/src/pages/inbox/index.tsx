import { useDidShow, usePullDownRefresh, useReachBottom, useRouter } from '@tarojs/taro';
import { useRef, useState } from 'react';
import { Choices } from '../../components/choices';
import { Frame } from '../../components/frame';
import { Reminders, useTopUpSheet } from '../../components/top-up';
import { InboxList } from '../../features/inbox/inbox-list';
import { useLog } from '../../features/inbox/log-sheet';
import { useInbox } from '../../features/inbox/use-inbox';
import { stopRefreshing } from '../../services/navigate';
import { useCloseWatch } from '../../services/watch';

const parts: { value: 'all' | 'undelivered'; label: string }[] = [
  { value: 'all', label: '全部' },
  { value: 'undelivered', label: '未送到微信' },
];

export default function InboxPage() {
  const { digest, topup } = useRouter().params;
  const [part, setPart] = useState<'all' | 'undelivered'>('all');
  const shown = { undelivered: part === 'undelivered', digest };
  const list = useInbox(shown);
  const log = useLog();
  const topUp = useTopUpSheet(topup === '1');
  const visits = useRef(0);
  useReachBottom(list.more);
  useDidShow(() => {
    if (visits.current++ > 0) void list.refresh();
  });
  useCloseWatch(() => void list.refresh());
  usePullDownRefresh(() => {
    void list.refresh().then(stopRefreshing);
  });
  return (
    <Frame title={digest ? '汇总' : '站内信'} over={log.sheet ?? topUp}>
      <Reminders />
      {!digest && <Choices label="看哪些" options={parts} chosen={[part]} single onChange={([chosen]) => chosen && setPart(chosen)} />}
      <InboxList list={list} shown={shown} onLog={log.show} />
    </Frame>
  );
}
