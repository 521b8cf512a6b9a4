import { renewTermSchema, type RenewTerm, type StaffSupervisor } from '@sunshine/contracts';
import { Alert, Button, Drawer, Form, Input } from 'antd';
import { useRenewTerm } from '@/features/supervisors/api/supervisors';
import { DayItem } from '@/features/supervisors/components/day-item';
import { errorLine } from '@/lib/describe-error';
import { formRule } from '@/lib/form-rule';

const { shape } = renewTermSchema;

/** 续聘: the same person, a later end, on a document of its own. */
export const RenewDialog = ({ supervisor, onDone, onClose }: { supervisor: StaffSupervisor; onDone: () => void; onClose: () => void }) => {
  const renew = useRenewTerm();
  return (
    <Drawer open title={`续聘${supervisor.name}`} size={460} onClose={onClose}>
      <Form<RenewTerm> layout="vertical" requiredMark={false} onFinish={(values) => renew.mutate({ id: supervisor.id, ...values }, { onSuccess: onDone })}>
        <DayItem name="endsOn" label={`任期延长到（现在到 ${supervisor.endsOn}）`} missing="请选择日期" />
        <Form.Item name="appointmentNo" label="续聘文号" rules={[formRule(shape.appointmentNo)]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="appointmentText" label="续聘公告正文" rules={[formRule(shape.appointmentText)]}>
          <Input.TextArea rows={5} maxLength={2000} showCount />
        </Form.Item>
        {renew.error !== null && <Alert className="gap-below" type="error" showIcon title={errorLine(renew.error)} />}
        <p className="consequence">新的任期和公告立即向社会公开。</p>
        <Button type="primary" htmlType="submit" loading={renew.isPending}>
          续聘
        </Button>
      </Form>
    </Drawer>
  );
};
