import type { StaffCase } from '@sunshine/contracts';
import { Alert, App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useRemoveQuestion } from '@/features/cases/api/cases';
import { DeedDialog } from '@/features/cases/components/deed-dialog';
import { errorLine } from '@/lib/describe-error';

const words = (label: string, max: number) => [{ required: true, whitespace: true, message: `请填写${label}` }, { max }];

const QuestionFields = () => (
  <>
    <Form.Item name="title" label="标题" rules={[...words('标题', 60), { min: 4, message: '标题至少 4 个字' }]}>
      <Input maxLength={60} showCount />
    </Form.Item>
    <Form.Item name="question" label="问（去掉姓名、单位、电话等能认出提交人的内容）" rules={words('问题', 2000)}>
      <Input.TextArea rows={5} maxLength={2000} showCount />
    </Form.Item>
    <Form.Item name="answer" label="答" rules={words('答复', 2000)}>
      <Input.TextArea rows={5} maxLength={2000} showCount />
    </Form.Item>
  </>
);

/** 公开答问: the anonymised copy, where the filer agreed. */
export const QuestionPanel = ({ shown }: { shown: StaffCase }) => {
  const { message } = App.useApp();
  const [isOpen, setOpen] = useState(false);
  const remove = useRemoveQuestion(shown);
  if (!shown.publishConsent) return <p className="hint">提交人没有同意公开这次问答。</p>;
  if (shown.textState !== 'passed') return <p className="hint">提交人同意公开；内容审核通过后可以公开。</p>;
  const done = (): void => {
    void message.success('问答已公开');
    setOpen(false);
  };
  return (
    <>
      <h2>公开答问</h2>
      <p className="hint">{shown.questionId === null ? '提交人同意公开这次问答，还没有公开。' : '这次问答已经公开。'}</p>
      {remove.error && <Alert className="gap-below" type="error" showIcon title={errorLine(remove.error)} />}
      <div className="button-row">
        <Button onClick={() => setOpen(true)}>{shown.questionId === null ? '整理后公开' : '改写后重新公开'}</Button>
        {shown.questionId !== null && (
          <Button danger loading={remove.isPending} onClick={() => remove.mutate()}>
            撤下
          </Button>
        )}
      </div>
      {isOpen && (
        <DeedDialog
          shown={shown}
          deed="question"
          title="公开答问"
          consequence="不带提交人信息的问答会在手机上向所有人公开。"
          confirmText="公开"
          width={680}
          initialValues={{ question: shown.text, answer: shown.answer ?? '' }}
          onDone={done}
          onClose={() => setOpen(false)}
        >
          <QuestionFields />
        </DeedDialog>
      )}
    </>
  );
};
