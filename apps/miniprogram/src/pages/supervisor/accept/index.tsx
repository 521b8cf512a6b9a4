import { Frame } from '../../../components/frame';
import { useAccept } from '../../../features/supervisors/accept';
import { replace } from '../../../services/navigate';

export default function AcceptPage() {
  const { body, action } = useAccept(() => void replace('/pages/supervisor/index'));
  return (
    <Frame title="接受聘任" footer={action}>
      {body}
    </Frame>
  );
}
