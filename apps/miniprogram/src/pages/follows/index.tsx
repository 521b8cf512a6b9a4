import { useReachBottom } from '@tarojs/taro';
import { followKinds, type FollowKind } from '@sunshine/contracts/words';
import { useState } from 'react';
import { Choices } from '../../components/choices';
import { Frame } from '../../components/frame';
import { Reminders } from '../../components/top-up';
import { FollowList, useFollows, type ShownKind } from '../../features/follows/follow-list';

const kinds: { value: ShownKind; label: string }[] = [{ value: 'all', label: '全部' }, ...(Object.keys(followKinds) as FollowKind[]).map((value) => ({ value, label: followKinds[value] }))];

export default function FollowsPage() {
  const [kind, setKind] = useState<ShownKind>('all');
  const list = useFollows(kind);
  useReachBottom(list.more);
  return (
    <Frame title="我的关注">
      <Reminders />
      <Choices label="关注的是什么" options={kinds} chosen={[kind]} single onChange={([chosen]) => chosen && setKind(chosen)} />
      <FollowList list={list} kind={kind} />
    </Frame>
  );
}
