import type { StaffCase } from '@sunshine/contracts';
import { Alert, App, Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useCaseDeed } from '@/features/cases/api/cases';
import { isAnswerLate } from '@/features/cases/case-words';
import { ApiError } from '@/lib/api-client';
import { errorLine } from '@/lib/describe-error';
import { forgetText, keepText, keptText } from '@/lib/kept-text';
import { toDay } from '@/lib/time';
import { useMember } from '@/lib/use-session';

interface Draft {
  answer: string;
  lateReason?: string;
}

const LateReason = ({ dueOn }: { dueOn: string | null }) => (
  <Form.Item name="lateReason" label="超期原因" extra={`答复期限是 ${dueOn ?? ''}，已经超过；原因随答复一起告诉提交人`} rules={[{ required: true, whitespace: true, min: 2, message: '已经超期，请写明原因' }]}>
    <Input.TextArea rows={2} maxLength={500} showCount />
  </Form.Item>
);

/** A colleague has saved a draft while words of one's own lay in this browser: saving these replaces that. */
const ColleaguesDraft = ({ draft: { author, answer }, onTake }: { draft: NonNullable<StaffCase['draft']>; onTake: () => void }) => (
  <Alert
    className="gap-below"
    type="warning"
    showIcon
    title={`下面是您没有保存的文字；${author}已保存另一份草稿，保存会替换它`}
    description={<p className="said">{answer}</p>}
    action={
      <Button size="small" onClick={onTake}>
        改用这份草稿
      </Button>
    }
  />
);

/** The answer as it is written: kept while it is typed, saved for colleagues, handed to the second person. */
export const DraftForm = ({ shown }: { shown: StaffCase }) => {
  const { id: owner, displayName } = useMember();
  const { message } = App.useApp();
  const [form] = Form.useForm<Draft>();
  const doing = useCaseDeed(shown);
  const keepAs = `case.${shown.id}`;
  const { draft, answerBy } = shown;
  // The server's clock decides; this browser's may be wrong.
  const isLate = isAnswerLate(shown, toDay(new Date().toISOString())) || (doing.error instanceof ApiError && doing.error.code === 'LATE_REASON_NEEDED');
  const [isAside, setAside] = useState(false);
  useEffect(() => {
    const kept = keptText(owner, keepAs)?.text;
    form.setFieldsValue({ answer: kept ?? draft?.answer ?? '', lateReason: draft?.lateReason ?? '' });
    setAside(draft !== null && draft.author !== displayName && kept !== undefined && kept !== draft.answer);
  }, [form, owner, displayName, keepAs, draft]);
  const takeDraft = (): void => {
    forgetText(owner, keepAs);
    form.setFieldsValue({ answer: draft?.answer ?? '' });
    setAside(false);
  };
  const send = async (submit: boolean): Promise<void> => {
    const values = submit ? await form.validateFields() : { ...(await form.validateFields(['answer'])), lateReason: form.getFieldValue('lateReason') as string };
    await doing.mutateAsync({ deed: 'draft', body: { lateReason: '', ...values, submit } });
    forgetText(owner, keepAs);
    void message.success(submit ? '已送另一位同事复核' : '草稿已保存');
  };
  // A field that is wrong says so itself, a refusal of the server is shown below.
  const attempt = (submit: boolean): void => void send(submit).catch(() => undefined);
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={() => attempt(true)} onValuesChange={(_, { answer }: Draft) => keepText(owner, keepAs, answer)} onKeyDown={(event) => (event.ctrlKey || event.metaKey) && event.key === 'Enter' && form.submit()}>
      {draft?.returnReason && <Alert className="gap-below" type="warning" showIcon title={`复核退回：${draft.returnReason}`} />}
      {isAside && draft && <ColleaguesDraft draft={draft} onTake={takeDraft} />}
      <Form.Item name="answer" label="拟答复" rules={[{ required: true, whitespace: true, min: 2, message: '请填写答复' }]}>
        <Input.TextArea rows={7} maxLength={2000} showCount />
      </Form.Item>
      {isLate && <LateReason dueOn={answerBy?.dueOn ?? null} />}
      {doing.error && <Alert className="gap-below" type="error" showIcon title={`没有保存，内容已保留：${errorLine(doing.error)}`} />}
      <p className="hint">送复核后由另一位同事批准才发出；发出后不能修改。{shown.hasUser ? '对方会在微信里收到答复。' : '对方没有登录，凭受理编号和查询码查看。'}</p>
      <div className="button-row">
        <Button type="primary" htmlType="submit" loading={doing.isPending}>
          送复核（Ctrl+Enter）
        </Button>
        <Button disabled={doing.isPending} onClick={() => attempt(false)}>
          保存草稿
        </Button>
      </div>
    </Form>
  );
};
