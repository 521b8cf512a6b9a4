import type { SupervisionTask } from '@sunshine/contracts';
import { taskStates } from '@sunshine/contracts/words';
import { Alert, App, Button, Drawer, Form, Input } from 'antd';
import { Facts } from '@/components/facts';
import { useCheckTask } from '@/features/supervisors/api/tasks';
import { errorLine } from '@/lib/describe-error';
import { toWall } from '@/lib/time';

/** 核验: what the supervisor reported is passed, or goes back with what is missing. */
const CheckForm = ({ task: { id, revision }, onDone }: { task: SupervisionTask; onDone: () => void }) => {
  const [form] = Form.useForm<{ note: string }>();
  const check = useCheckTask();
  const decide = (pass: boolean): void => {
    const note = (form.getFieldValue('note') as string | undefined)?.trim() ?? '';
    if (!pass && note === '') form.setFields([{ name: 'note', errors: ['退回须写明还缺什么'] }]);
    else check.mutate({ id, revision, pass, note }, { onSuccess: onDone });
  };
  return (
    <Form form={form} layout="vertical" requiredMark={false}>
      <Form.Item name="note" label="核验意见（退回时必填）">
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
      {check.error !== null && <Alert className="gap-below" type="error" showIcon title={errorLine(check.error)} />}
      <p className="consequence">核验结果会告诉监督员，并记入履职记录。</p>
      <span className="button-row">
        <Button type="primary" loading={check.isPending} onClick={() => decide(true)}>
          核验通过
        </Button>
        <Button disabled={check.isPending} onClick={() => decide(false)}>
          退回补充
        </Button>
      </span>
    </Form>
  );
};

export const TaskDrawer = ({ task, onClose }: { task: SupervisionTask; onClose: () => void }) => {
  const { message } = App.useApp();
  const done = (): void => {
    void message.success('已核验');
    onClose();
  };
  return (
    <Drawer open title={`${task.title} ${task.number}`} size={560} onClose={onClose}>
      <Facts
        items={[
          ['状态', `${taskStates[task.state]}${task.overdue ? '，已超期' : ''}`],
          ['监督员', task.supervisorName],
          ['责任人', task.staffName],
          ['报告期限', task.dueOn],
          ['项目', task.projectName ?? '无'],
          ['交办', `${task.createdBy}，${toWall(task.createdAt)}`],
        ]}
      />
      <h2>责任</h2>
      <p className="said">{task.duty}</p>
      <h2>措施</h2>
      <p className="said">{task.measures}</p>
      <h2>监督报告</h2>
      <p className="said">{task.report ?? '还没有报告。'}</p>
      {task.reportedAt !== null && <p className="hint">{toWall(task.reportedAt)} 报告</p>}
      {task.checkNote !== null && task.checkNote !== '' && <p className="hint">核验意见：{task.checkNote}</p>}
      {task.checkedAt !== null && (
        <p className="hint">
          {task.checkedBy} 于 {toWall(task.checkedAt)} 核验
        </p>
      )}
      {task.state === 'reported' && <CheckForm task={task} onDone={done} />}
    </Drawer>
  );
};
