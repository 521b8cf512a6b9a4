import type { StaffOpinion } from '@sunshine/contracts';
import { Alert, App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { AnswerForm } from '@/components/answer-form';
import { ReasonDialog } from '@/components/reason-dialog';
import { useDraftAnswer, usePublishAnswer, useReturnAnswer } from '@/features/supervisors/api/opinions';
import { errorLine } from '@/lib/describe-error';

interface Props {
  opinion: StaffOpinion & { draft: string };
  onDone: (said: string) => void;
}

/** What the second person does with a draft. */
const Review = ({ opinion: { id, draft, overdue }, onDone }: Props) => {
  const publish = usePublishAnswer();
  const sendBack = useReturnAnswer();
  const { message } = App.useApp();
  const [isReturning, setReturning] = useState(false);
  const finish = ({ lateReason = '' }: { lateReason?: string }): void => publish.mutate({ id, draft, lateReason }, { onSuccess: () => onDone('答复已公开') });
  return (
    <Form layout="vertical" requiredMark={false} onFinish={finish}>
      {overdue && (
        <Form.Item name="lateReason" label="超过期限的原因（一起公开）" rules={[{ required: true, whitespace: true, message: '已超过答复期限，请写明原因' }]}>
          <Input.TextArea rows={2} maxLength={500} showCount />
        </Form.Item>
      )}
      {publish.error !== null && <Alert className="gap-below" type="error" showIcon title={errorLine(publish.error)} />}
      <p className="consequence">答复和意见、附件一起向社会公开，监督员会在微信里收到；公开后不能修改。</p>
      <span className="button-row">
        <Button type="primary" htmlType="submit" loading={publish.isPending}>
          审核通过并公开
        </Button>
        <Button onClick={() => setReturning(true)}>退回重拟</Button>
      </span>
      {isReturning && (
        <ReasonDialog
          title="退回答复稿？"
          consequence="拟稿人可以看到原因，任何一位同事都可以重拟。"
          reasonLabel="原因"
          confirmText="退回"
          onClose={() => setReturning(false)}
          onConfirm={(reason) => sendBack.mutateAsync({ id, reason }).then(() => onDone('已退回')).catch((error: unknown) => void message.error(errorLine(error)))}
        />
      )}
    </Form>
  );
};

/** The centre's answer: one person drafts, another publishes. */
export const OpinionAnswer = ({ opinion, onDone }: { opinion: StaffOpinion; onDone: (said: string) => void }) => {
  const draft = useDraftAnswer();
  const { draft: text } = opinion;
  if (opinion.textState !== 'passed') return <p className="hint">意见通过内容审核后才能答复。</p>;
  if (text === null)
    return (
      <>
        {opinion.returned !== null && <Alert className="gap-below" type="warning" showIcon title={`上一稿被退回：${opinion.returned}`} />}
        <AnswerForm
          keepAs={`opinion.${opinion.id}`}
          sendText="交给另一位同事审核（Ctrl+Enter）"
          consequence="先存为答复稿，由另一位同事审核后公开。"
          onSend={async (answer) => {
            await draft.mutateAsync({ id: opinion.id, draft: answer });
            onDone('答复稿已交审核');
          }}
        />
      </>
    );
  return (
    <>
      <h2>答复稿（{opinion.draftedBy} 拟）</h2>
      <p className="said">{text}</p>
      {opinion.isOwnDraft ? <p className="hint">这是您拟的稿，请另一位同事审核公开。</p> : <Review opinion={{ ...opinion, draft: text }} onDone={onDone} />}
    </>
  );
};
