import { useReachBottom } from '@tarojs/taro';
import { Frame } from '../../components/frame';
import { InboxList, useInbox } from '../../features/inbox/inbox-list';

export default function InboxPage() {
  const list = useInbox();
  useReachBottom(list.more);
  return (
    <Frame title="站内信">
      <InboxList list={list} />
    </Frame>
  );
}
