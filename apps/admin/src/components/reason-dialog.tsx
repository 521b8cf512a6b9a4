import { Button, Form, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';

interface Props {
  title: string;
  /** One sentence: what will happen. */
  consequence: ReactNode;
  /** Asks for a reason; null when none is needed. */
  reasonLabel: string | null;
  /** Said when nothing is written. */
  missingText?: string;
  maxLength?: number;
  confirmText: string;
  danger?: boolean;
  onConfirm: (reason: string) => Promise<void>;
  onClose: () => void;
}

/** Asks once before something happens to others, and says the consequence. Ctrl+Enter confirms. */
export const ReasonDialog = ({ title, consequence, reasonLabel, missingText = '请写明原因（至少 2 个字）', maxLength = 500, confirmText, danger = false, onConfirm, onClose }: Props) => {
  const [busy, setBusy] = useState(false);
  const [form] = Form.useForm<{ reason: string }>();
  const finish = async ({ reason = '' }: { reason?: string }): Promise<void> => {
    setBusy(true);
    try {
      await onConfirm(reason.trim());
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      mask={{ closable: !busy }}
      footer={
        <>
          <Button onClick={onClose} disabled={busy}>
            取消
          </Button>
          <Button type="primary" danger={danger} loading={busy} autoFocus={reasonLabel === null} onClick={() => form.submit()}>
            {confirmText}
          </Button>
        </>
      }
    >
      <p className="consequence">{consequence}</p>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void finish(values)} onKeyDown={(event) => (event.ctrlKey || event.metaKey) && event.key === 'Enter' && form.submit()}>
        {reasonLabel !== null && (
          <Form.Item name="reason" label={reasonLabel} rules={[{ required: true, whitespace: true, min: 2, message: missingText }]}>
            <Input.TextArea autoFocus rows={3} maxLength={maxLength} showCount />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
};
