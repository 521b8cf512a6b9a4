import type { RuleList } from '@sunshine/contracts';
import { Frame } from '../../components/frame';
import { Answer } from '../../components/states';
import { LimitsView } from '../../features/limits/limits-view';
import { api } from '../../services/api';
import { useAnswer } from '../../services/use-answer';

export default function LimitsPage() {
  const answer = useAnswer(() => api.get<RuleList>('/api/limits'));
  return (
    <Frame title="办事时限与依据">
      <Answer state={answer}>{({ items }) => <LimitsView rules={items} />}</Answer>
    </Frame>
  );
}
