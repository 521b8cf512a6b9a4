import { useRouter } from '@tarojs/taro';
import { Frame } from '../../../components/frame';
import { TrailList } from '../../../features/supervisors/trail-list';

export default function TrailPage() {
  const { project, object } = useRouter().params;
  return (
    <Frame title="办事留痕">
      <TrailList projectId={project} objectId={object} />
    </Frame>
  );
}
