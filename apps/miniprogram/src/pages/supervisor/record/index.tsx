import { Frame } from '../../../components/frame';
import { RecordView } from '../../../features/supervisors/record-view';

export default function RecordPage() {
  return (
    <Frame title="履职记录">
      <RecordView />
    </Frame>
  );
}
