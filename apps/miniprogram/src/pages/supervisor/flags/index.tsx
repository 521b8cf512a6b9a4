import { Frame } from '../../../components/frame';
import { FlagList } from '../../../features/supervisors/flag-list';

export default function FlagsPage() {
  return (
    <Frame title="异常评价">
      <FlagList />
    </Frame>
  );
}
