import type { StaffCase } from '@sunshine/contracts';
import { Alert, Form, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useCaseDeed, type CaseDeed } from '@/features/cases/api/cases';
import { errorLine } from '@/lib/describe-error';

interface Props {
  shown: StaffCase;
  deed: CaseDeed;
  title: string;
  /** One sentence: what will happen. */
  consequence: string;
  confirmText: string;
  danger?: boolean;
  /** The fields; their names are the names of the request. */
  children?: ReactNode;
  initialValues?: object;
  width?: number;
  onDone: (text: string) => void;
  onClose: () => void;
}

/** The reason that most deeds ask for. */
export const ReasonField = ({ label, name = 'reason' }: { label: string; name?: string }) => (
  <Form.Item name={name} label={label} rules={[{ required: true, whitespace: true, min: 2, message: `请填写${label}（至少 2 个字）` }]}>
    <Input.TextArea rows={3} maxLength={500} showCount />
  </Form.Item>
);

/** Asks once before something is done to a case. What was typed stays when it fails. */
export const DeedDialog = ({ shown, deed, title, consequence, confirmText, danger = false, children, initialValues = {}, width = 520, onDone, onClose }: Props) => {
  const [form] = Form.useForm<object>();
  const doing = useCaseDeed(shown);
  const finish = (body: object): void => doing.mutate({ deed, body }, { onSuccess: () => onDone(`${title}：已完成`) });
  return (
    <Modal open width={width} title={title} okText={confirmText} cancelText="取消" okButtonProps={{ danger, loading: doing.isPending }} onOk={() => form.submit()} onCancel={onClose} mask={{ closable: false }}>
      <p className="consequence">{consequence}</p>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={initialValues} onFinish={finish}>
        {children}
      </Form>
      {doing.error && <Alert type="error" showIcon title={errorLine(doing.error)} />}
    </Modal>
  );
};
