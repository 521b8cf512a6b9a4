import type { RectificationDetail } from '@sunshine/contracts';
import { Alert, Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import type { RectificationDeed } from '@/features/rectifications/api/rectifications';
import { errorLine } from '@/lib/describe-error';

type Way = 'reached' | 'not-reached' | 'action' | 'propose';

const consequences: Record<Way, string> = {
  reached: '记为已回访，计入回访率。',
  'not-reached': '记下这次尝试；联系上以后才算回访。',
  action: '记入经过，评价人凭编号可以看到。',
  propose: '评价人会收到通知并确认；由评价人或特约监督员办结，工作人员不能办结。这段话会公开。',
};

const deedOf = (way: Way, text: string): RectificationDeed => {
  if (way === 'propose') return { what: 'propose', body: { text } };
  return { what: 'steps', body: way === 'action' ? { kind: 'action', text } : { kind: 'call-back', reached: way === 'reached', text } };
};

const waysOf = ({ hasContact, calledBackAt, state }: RectificationDetail): { value: Way; label: string }[] => [
  ...(hasContact ? ([{ value: 'reached', label: calledBackAt === null ? '回访了' : '又回访了' }, { value: 'not-reached', label: '没打通' }] as const) : []),
  { value: 'action', label: '采取了措施' },
  ...(state === 'open' ? ([{ value: 'propose', label: '报整改完成' }] as const) : []),
];

interface Props {
  shown: RectificationDetail;
  onSend: (deed: RectificationDeed) => Promise<unknown>;
}

/** What was done, written down: a call, a measure, or that it is done. */
export const HandlingForm = ({ shown, onSend }: Props) => {
  const ways = waysOf(shown);
  const [way, setWay] = useState<Way>(ways[0]?.value ?? 'action');
  const [failed, setFailed] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [form] = Form.useForm<{ text: string }>();
  const send = async ({ text }: { text: string }): Promise<void> => {
    setBusy(true);
    setFailed(null);
    try {
      await onSend(deedOf(way, text.trim()));
      form.resetFields();
      setWay('action');
    } catch (error) {
      setFailed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void send(values)} onKeyDown={(event) => (event.ctrlKey || event.metaKey) && event.key === 'Enter' && form.submit()}>
      <Radio.Group aria-label="做了什么" className="gap-below" optionType="button" options={ways} value={way} onChange={(event) => setWay(event.target.value as Way)} />
      <Form.Item name="text" label={way === 'propose' ? '整改结果（会公开，不写个人信息）' : '具体情况'} rules={[{ required: true, whitespace: true, min: 2, message: '请写明做了什么' }]}>
        <Input.TextArea rows={4} maxLength={2000} showCount />
      </Form.Item>
      {failed !== null && <Alert type="error" showIcon className="gap-below" title={`没有记下，内容已保留：${errorLine(failed)}`} />}
      <p className="hint">{consequences[way]}</p>
      <Button type="primary" htmlType="submit" loading={busy}>
        {way === 'propose' ? '报整改完成' : '记下'}（Ctrl+Enter）
      </Button>
    </Form>
  );
};
