import type { SupervisionTask } from '@sunshine/contracts';
import { taskStates } from '@sunshine/contracts/words';
import { Area, Box, Heading, Tap, Words } from '../../components/elements';
import { Failed } from '../../components/states';
import { api } from '../../services/api';
import { useAction } from '../../services/use-answer';
import { momentWords } from '../../wording/dates';
import { dueWords } from './supervisor-words';
import { useDraft } from './use-draft';

function Part({ title, text }: { title: string; text: string }) {
  return (
    <Box as="section" className="block">
      <Heading level={2} className="block-title">
        {title}
      </Heading>
      <Words as="p">{text}</Words>
    </Box>
  );
}

/** What is to be watched, by whom, how; and how it stands. */
export function TaskView({ task }: { task: SupervisionTask }) {
  const now = Date.now();
  return (
    <>
      <Box className="card-head">
        <Words className="chip">{taskStates[task.state]}</Words>
        <Words className={`card-kind ${task.overdue ? 'late-words' : ''}`}>{dueWords(task, now)}</Words>
      </Box>
      <Heading level={2} className="card-title">
        {task.title}
      </Heading>
      <Words as="p" className="hint">{`任务编号 ${task.number} · ${task.createdBy} 交办`}</Words>
      <Part title="监督什么" text={task.duty} />
      <Part title="怎么做" text={task.measures} />
      <Part title="责任到人" text={`监督员 ${task.supervisorName}；中心责任人 ${task.staffName}`} />
      {task.projectId !== null && (
        <Tap className="row" to={`/pages/project/index?id=${task.projectId}`}>
          {`相关项目：${task.projectName ?? '查看'}`}
        </Tap>
      )}
      {task.report !== null && <Part title={`我的报告${task.reportedAt ? `（${momentWords(task.reportedAt, now)}）` : ''}`} text={task.report} />}
      {task.checkedAt !== null && <Part title={`中心核验（${task.checkedBy ?? ''}，${momentWords(task.checkedAt, now)}）`} text={task.checkNote || '已核验'} />}
    </>
  );
}

/** The next step of a task: its field, and the button for the bottom of the screen. */
export function useTaskStep(task: SupervisionTask | undefined, onDone: (task: SupervisionTask) => void) {
  const draft = useDraft(`task:${task?.id ?? ''}`);
  const sending = useAction(async (step: 'accept' | 'report') => {
    if (!task) return;
    const report = step === 'report' ? { report: draft.text.trim() } : {};
    const done = await api.post<SupervisionTask>(`/api/supervisor/tasks/${task.id}/${step}`, { body: { revision: task.revision, ...report }, login: 'required' });
    if (step === 'report') draft.drop();
    onDone(done);
  });
  const isReporting = task?.state === 'accepted' || task?.state === 'returned';
  const failed = sending.error !== null && <Failed error={sending.error} kept onRetry={() => sending.run(isReporting ? 'report' : 'accept')} />;
  const form = isReporting && <Area label="监督报告" hint="看到什么、有没有问题" value={draft.text} onChange={draft.change} placeholder="请写事实，不写他人的身份证号和电话" />;
  const word = task?.state === 'assigned' ? '接受任务' : isReporting ? '提交报告' : null;
  const action = word && (
    <Tap className="button wide-button" disabled={sending.busy || (isReporting && draft.text.trim() === '')} onTap={() => sending.run(isReporting ? 'report' : 'accept')}>
      {sending.busy ? '正在提交…' : word}
    </Tap>
  );
  return { body: <>{form}{failed}</>, action };
}
