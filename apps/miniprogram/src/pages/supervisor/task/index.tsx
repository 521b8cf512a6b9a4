import type { SupervisionTask } from '@sunshine/contracts';
import { useRouter } from '@tarojs/taro';
import { Frame } from '../../../components/frame';
import { Answer } from '../../../components/states';
import { useTopUpSheet } from '../../../components/top-up';
import { TaskView, useTaskStep } from '../../../features/supervisors/task-view';
import { api } from '../../../services/api';
import { useAnswer } from '../../../services/use-answer';

export default function TaskPage() {
  const { id = '', topup } = useRouter().params;
  const answer = useAnswer(() => api.get<SupervisionTask>(`/api/supervisor/tasks/${encodeURIComponent(id)}`, { login: 'required' }), id);
  const step = useTaskStep(answer.data, answer.replace);
  const topUp = useTopUpSheet(topup === '1', 'answer');
  return (
    <Frame title="监督任务" footer={step.action} over={topUp}>
      <Answer state={answer}>
        {(task) => (
          <>
            <TaskView task={task} />
            {step.body}
          </>
        )}
      </Answer>
    </Frame>
  );
}
