import { createTaskSchema, type CreateTask } from '@sunshine/contracts';
import { Alert, Button, Drawer, Form, Input, Select } from 'antd';
import { SearchField, type Choice } from '@/components/search-field';
import { useRoster } from '@/features/supervisors/api/supervisors';
import { useAssignTask } from '@/features/supervisors/api/tasks';
import { DayItem } from '@/features/supervisors/components/day-item';
import { errorLine } from '@/lib/describe-error';
import { formRule } from '@/lib/form-rule';
import { searchProjects } from '@/lib/search-projects';

const { shape } = createTaskSchema;
type TaskValues = Omit<CreateTask, 'projectId'> & { project?: Choice };

const findProjects = async (q: string, signal: AbortSignal): Promise<Choice[]> => (await searchProjects(q, signal)).items.map(({ id, name, code }) => ({ value: id, label: code === null ? name : `${name}（${code}）` }));

/** 任务、责任、措施、监督到人. */
export const TaskForm = ({ onDone, onClose }: { onDone: () => void; onClose: () => void }) => {
  const roster = useRoster();
  const assign = useAssignTask();
  const serving = (roster.data?.items ?? []).filter(({ state }) => state === 'serving');
  const failed = assign.error ?? roster.error;
  return (
    <Drawer open title="交办监督任务" size={480} onClose={onClose}>
      <Form<TaskValues> layout="vertical" requiredMark={false} onFinish={({ project, ...values }) => assign.mutate({ ...values, projectId: project?.value ?? null }, { onSuccess: onDone })}>
        <Form.Item name="title" label="任务" rules={[formRule(shape.title)]}>
          <Input autoFocus maxLength={100} />
        </Form.Item>
        <Form.Item name="duty" label="责任" extra="要看什么、管什么" rules={[formRule(shape.duty)]}>
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
        <Form.Item name="measures" label="措施" extra="怎么做、到哪里、带什么" rules={[formRule(shape.measures)]}>
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
        <Form.Item name="project" label="项目（不针对某个项目的不选）">
          <SearchField kind="projects" placeholder="输入项目名称或编号" search={findProjects} />
        </Form.Item>
        <Form.Item name="supervisorId" label="监督员" rules={[{ required: true, message: '请选择监督员' }]} extra={roster.isSuccess && serving.length === 0 ? '现在没有任期内的监督员' : undefined}>
          <Select loading={roster.isPending} showSearch={{ optionFilterProp: 'label' }} options={serving.map(({ id, name, identity }) => ({ value: id, label: `${name}（${identity}）` }))} />
        </Form.Item>
        <Form.Item name="staffId" label="责任人（工作人员）" rules={[{ required: true, message: '请选择责任人' }]}>
          <Select loading={roster.isPending} showSearch={{ optionFilterProp: 'label' }} options={(roster.data?.people ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
        <DayItem name="dueOn" label="报告期限" missing="请选择日期" />
        {failed !== null && <Alert className="gap-below" type="error" showIcon title={errorLine(failed)} />}
        <p className="consequence">监督员会在微信里收到任务，到期前再提醒。</p>
        <Button type="primary" htmlType="submit" loading={assign.isPending}>
          交办
        </Button>
      </Form>
    </Drawer>
  );
};
