import { useReachBottom } from '@tarojs/taro';
import { Frame } from '../../components/frame';
import { RemindersOff } from '../../components/reminders-off';
import { FollowList, useFollows } from '../../features/follows/follow-list';

export default function FollowsPage() {
  const list = useFollows();
  useReachBottom(list.more);
  return (
    <Frame title="我的关注">
      <RemindersOff />
      <FollowList list={list} />
    </Frame>
  );
}
