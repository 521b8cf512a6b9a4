import { useReachBottom } from '@tarojs/taro';
import { Frame } from '../../../components/frame';
import { OwnOpinionList, useOwnOpinions } from '../../../features/supervisors/own-opinions';

export default function OwnOpinionsPage() {
  const list = useOwnOpinions();
  useReachBottom(list.more);
  return (
    <Frame title="我的意见">
      <OwnOpinionList list={list} />
    </Frame>
  );
}
