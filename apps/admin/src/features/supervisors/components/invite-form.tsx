import { inviteSupervisorSchema, type Invited, type InviteSupervisor } from '@sunshine/contracts';
import { Alert, Button, Drawer, Form, Input, Select } from 'antd';
import { useInvite } from '@/features/supervisors/api/supervisors';
import { DayItem } from '@/features/supervisors/components/day-item';
import { errorLine } from '@/lib/describe-error';
import { formRule } from '@/lib/form-rule';

interface Props {
  identities: string[];
  onDone: (invited: Invited) => void;
  onClose: () => void;
}

const { shape } = inviteSupervisorSchema;

/** 聘任: who, for how long, on which document. */
export const InviteForm = ({ identities, onDone, onClose }: Props) => {
  const [form] = Form.useForm<InviteSupervisor>();
  const invite = useInvite();
  return (
    <Drawer open title="聘任特约监督员" size={460} onClose={onClose}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => invite.mutate(values, { onSuccess: onDone })}>
        <Form.Item name="name" label="姓名" rules={[formRule(shape.name)]}>
          <Input autoFocus maxLength={60} />
        </Form.Item>
        <Form.Item name="identity" label="身份" rules={[{ required: true, message: '请选择身份' }]}>
          <Select options={identities.map((value) => ({ value, label: value }))} />
        </Form.Item>
        <Form.Item name="unit" label="单位或住址所在村（社区）" rules={[formRule(shape.unit)]}>
          <Input maxLength={100} />
        </Form.Item>
        <div className="field-grid">
          <DayItem name="startsOn" label="任期开始" missing="请选择日期" />
          <DayItem name="endsOn" label="任期结束" extra="不填则按中心规定的任期" />
        </div>
        <Form.Item name="appointmentNo" label="聘任文号" rules={[formRule(shape.appointmentNo)]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="appointmentText" label="聘任公告正文" rules={[formRule(shape.appointmentText)]}>
          <Input.TextArea rows={5} maxLength={2000} showCount />
        </Form.Item>
        {invite.error !== null && <Alert className="gap-below" type="error" showIcon title={errorLine(invite.error)} />}
        <p className="consequence">姓名、身份、单位、任期和聘任公告立即向社会公开。邀请码只显示一次，交给本人在小程序里接受。</p>
        <Button type="primary" htmlType="submit" loading={invite.isPending}>
          聘任并生成邀请码
        </Button>
      </Form>
    </Drawer>
  );
};
