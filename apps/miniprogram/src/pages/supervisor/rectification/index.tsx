import type { RectificationDetail } from '@sunshine/contracts';
import { useRouter } from '@tarojs/taro';
import { Frame } from '../../../components/frame';
import { Answer } from '../../../components/states';
import { RectificationView, useRectificationStep } from '../../../features/supervisors/rectification-view';
import { api } from '../../../services/api';
import { useAnswer } from '../../../services/use-answer';

export default function RectificationPage() {
  const { id = '' } = useRouter().params;
  const answer = useAnswer(() => api.get<RectificationDetail>(`/api/supervisor/rectifications/${encodeURIComponent(id)}`, { login: 'required' }), id);
  const step = useRectificationStep(answer.data, answer.replace);
  return (
    <Frame title="差评整改" footer={answer.data && step.action}>
      <Answer state={answer}>
        {(one) => (
          <>
            <RectificationView one={one} />
            {step.body}
          </>
        )}
      </Answer>
    </Frame>
  );
}
