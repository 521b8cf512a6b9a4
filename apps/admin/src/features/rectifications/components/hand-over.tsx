import type { StaffMemberList } from '@sunshine/contracts';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { RectificationDeed } from '@/features/rectifications/api/rectifications';
import { api } from '@/lib/api-client';
import { errorLine } from '@/lib/describe-error';

interface Props {
  responsibleId: string;
  onSend: (deed: RectificationDeed) => Promise<unknown>;
}

/** Names somebody else as responsible. */
export const HandOver = ({ responsibleId, onSend }: Props) => {
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const members = useQuery({ queryKey: ['members'], queryFn: () => api.get<StaffMemberList>('/members'), enabled: open });
  const [form] = Form.useForm<{ staffId: string; reason: string }>();
  const others = (members.data?.items ?? []).filter(({ id, disabled }) => !disabled && id !== responsibleId);
  const send = async (body: { staffId: string; reason: string }): Promise<void> => {
    setFailed(null);
    try {
      await onSend({ what: 'hand-over', body: { ...body, reason: body.reason.trim() } });
      setOpen(false);
    } catch (error) {
      setFailed(error);
    }
  };
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        更换
      </Button>
      <Modal open={open} title="更换责任人" okText="更换" cancelText="取消" onOk={() => form.submit()} onCancel={() => setOpen(false)} destroyOnHidden>
        <p className="consequence">期限不变，经过里会记下更换的原因。</p>
        <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void send(values)}>
          <Form.Item name="staffId" label="新的责任人" rules={[{ required: true, message: '请选择责任人' }]}>
            <Select loading={members.isPending} options={others.map(({ id, displayName }) => ({ value: id, label: displayName }))} />
          </Form.Item>
          <Form.Item name="reason" label="原因" rules={[{ required: true, whitespace: true, min: 2, message: '请写明原因' }]}>
            <Input.TextArea rows={3} maxLength={500} showCount />
          </Form.Item>
        </Form>
        {members.isError && <Alert type="error" showIcon title={errorLine(members.error)} />}
        {failed !== null && <Alert type="error" showIcon title={errorLine(failed)} />}
      </Modal>
    </>
  );
};
