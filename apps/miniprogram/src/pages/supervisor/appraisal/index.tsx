import type { OwnAppraisal } from '@sunshine/contracts';
import { Frame } from '../../../components/frame';
import { Answer } from '../../../components/states';
import { useAppraisalForm } from '../../../features/supervisors/appraisal-form';
import { api } from '../../../services/api';
import { useAnswer } from '../../../services/use-answer';

export default function AppraisalPage() {
  const answer = useAnswer(() => api.get<OwnAppraisal>('/api/supervisor/appraisal', { login: 'required' }));
  const form = useAppraisalForm(answer.data, answer.replace);
  return (
    <Frame title="评议" footer={form.action}>
      <Answer state={answer}>{() => form.body}</Answer>
    </Frame>
  );
}
