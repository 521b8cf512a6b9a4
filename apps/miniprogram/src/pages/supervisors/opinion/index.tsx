import type { OpinionDetail } from '@sunshine/contracts';
import { useRouter } from '@tarojs/taro';
import { Frame } from '../../../components/frame';
import { Answer } from '../../../components/states';
import { useTopUpSheet } from '../../../components/top-up';
import { OpinionView } from '../../../features/supervisors/opinion-view';
import { api } from '../../../services/api';
import { useAnswer } from '../../../services/use-answer';

export default function OpinionPage() {
  const { id = '', topup } = useRouter().params;
  const answer = useAnswer(() => api.get<OpinionDetail>(`/api/opinions/${encodeURIComponent(id)}`), id);
  const topUp = useTopUpSheet(topup === '1', 'answer');
  return (
    <Frame title="监督意见" over={topUp}>
      <Answer state={answer}>{(opinion) => <OpinionView opinion={opinion} />}</Answer>
    </Frame>
  );
}
