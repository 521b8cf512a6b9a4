import { Alert, Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { errorLine } from '@/lib/describe-error';
import { forgetText, keepText, keptText } from '@/lib/kept-text';
import { useMember } from '@/lib/use-session';

interface Props {
  /** Under this name the text is kept on this computer until it was sent. */
  keepAs: string;
  consequence: string;
  sendText?: string;
  onSend: (answer: string) => Promise<unknown>;
}

/** A written answer to somebody; kept while it is typed, sent with Ctrl+Enter. */
export const AnswerForm = ({ keepAs, consequence, sendText = '发送答复（Ctrl+Enter）', onSend }: Props) => {
  const { id: owner } = useMember();
  const [form] = Form.useForm<{ answer: string }>();
  const [failed, setFailed] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => form.setFieldsValue({ answer: keptText(owner, keepAs)?.text ?? '' }), [form, owner, keepAs]);
  const send = async ({ answer }: { answer: string }): Promise<void> => {
    setBusy(true);
    setFailed(null);
    try {
      await onSend(answer.trim());
      forgetText(owner, keepAs);
    } catch (error) {
      setFailed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void send(values)} onValuesChange={(_, values: { answer: string }) => keepText(owner, keepAs, values.answer)} onKeyDown={(event) => (event.ctrlKey || event.metaKey) && event.key === 'Enter' && form.submit()}>
      <Form.Item name="answer" label="答复" rules={[{ required: true, whitespace: true, min: 2, message: '请填写答复' }]}>
        <Input.TextArea rows={6} maxLength={2000} showCount />
      </Form.Item>
      {failed !== null && <Alert type="error" showIcon className="gap-below" title={`没有发出，内容已保留：${errorLine(failed)}`} />}
      <p className="hint">{consequence}</p>
      <Button type="primary" htmlType="submit" loading={busy}>
        {sendText}
      </Button>
    </Form>
  );
};
