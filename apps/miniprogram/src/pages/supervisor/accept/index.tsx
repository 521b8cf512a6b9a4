import { useRouter } from '@tarojs/taro';
import { Frame } from '../../../components/frame';
import { useAccept } from '../../../features/supervisors/accept';
import { replace } from '../../../services/navigate';

export default function AcceptPage() {
  const { code = '' } = useRouter().params;
  const { body, action } = useAccept(code, () => void replace('/pages/supervisor/index'));
  return (
    <Frame title="接受聘任" footer={action}>
      {body}
    </Frame>
  );
}
