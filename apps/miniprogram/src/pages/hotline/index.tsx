import type { Centre } from '@sunshine/contracts';
import { Frame } from '../../components/frame';
import { Answer } from '../../components/states';
import { HotlineView } from '../../features/hotline/hotline-view';
import { api } from '../../services/api';
import { useAnswer } from '../../services/use-answer';

export default function HotlinePage() {
  // Never the kept copy: whether somebody answers is true of the moment only.
  const answer = useAnswer(() => api.get<Centre>('/api/centre'));
  return (
    <Frame title="电话和回电">
      <Answer state={answer}>{({ hotlines }) => <HotlineView hotlines={hotlines} />}</Answer>
    </Frame>
  );
}
