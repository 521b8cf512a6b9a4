import type { RatingAnswer, RatingForm } from '@sunshine/contracts';
import { answerProblems } from '@sunshine/contracts/rating-answers';
import type { RatingLevel } from '@sunshine/contracts/words';
import { Alert, App, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useEnterPaper, useServicesOf } from '@/features/rating-forms/api/forms';
import { QuestionField } from '@/features/rating-forms/components/question-field';
import { errorLine } from '@/lib/describe-error';

const blank = (question: string): RatingAnswer => ({ question, options: [], points: null, text: '' });

const ServiceChoice = ({ matterId, value, onChange }: { matterId: string; value: string | null; onChange: (id: string | null) => void }) => {
  const services = useServicesOf(matterId);
  const open = (services.data?.items ?? []).filter(({ isRated, isExpired }) => isRated === false && !isExpired);
  return (
    <section className="panel">
      <h2>办结登记</h2>
      <Select aria-label="办结登记" className="full gap-below" allowClear loading={services.isPending} placeholder="纸上没有办结编号时不选" value={value} onChange={(id: string | undefined) => onChange(id ?? null)} options={open.map(({ id, day, counterName, handledBy }) => ({ value: id, label: `${id.slice(-6)} · ${day} · ${counterName ?? '没有窗口'} · ${handledBy ?? ''}` }))} />
      {services.isError && <p className="tone-late">办结登记没有读到：{errorLine(services.error)}</p>}
    </section>
  );
};

export const PaperEntry = ({ form, onEntered }: { form: RatingForm; onEntered: () => void }) => {
  const { message } = App.useApp();
  const [level, setLevel] = useState<RatingLevel | null>(null);
  const [answers, setAnswers] = useState<RatingAnswer[]>([]);
  const [contact, setContact] = useState('');
  const [serviceId, setServiceId] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const entering = useEnterPaper();
  const problems = level === null ? [{ path: 'level', message: '请选择满意程度' }] : answerProblems(form.questions, level, answers);
  const setAnswer = (answer: RatingAnswer): void => setAnswers([...answers.filter(({ question }) => question !== answer.question), answer]);
  const chooseLevel = (next: RatingLevel): void => {
    setLevel(next);
    // The options of one level are not those of another.
    const indicators = form.questions.filter(({ kind }) => kind === 'indicators').map(({ id }) => id);
    setAnswers(answers.filter(({ question }) => !indicators.includes(question)));
  };
  const enter = (): void => {
    setTried(true);
    if (level === null || problems.length > 0) return;
    const rating = { formId: form.id, matterId: form.subject, counterId: null, level, answers, contact: contact.trim(), serviceId };
    entering.mutate(rating, { onSuccess: () => { void message.success('已录入，可以录下一张'); onEntered(); } });
  };
  return (
    <form className="narrow-form" onSubmit={(event) => { event.preventDefault(); enter(); }}>
      {form.questions.map((question) => (
        <QuestionField key={question.id} question={question} level={level} onLevel={chooseLevel} answer={answers.find((one) => one.question === question.id) ?? blank(question.id)} onChange={setAnswer} problem={isTried ? problems.find(({ path }) => path === `answers.${question.id}` || (question.kind === 'level' && path === 'level'))?.message : undefined} />
      ))}
      {form.purpose === 'matter' && <ServiceChoice matterId={form.subject} value={serviceId} onChange={setServiceId} />}
      <section className="panel">
        <label htmlFor="paper-contact">联系方式（纸上没有就不填）</label>
        <Input id="paper-contact" className="gap-below" maxLength={60} value={contact} onChange={({ target }) => setContact(target.value)} />
      </section>
      {isTried && problems.some(({ path }) => path === 'answers') && <p className="tone-late" role="alert">不满意的评价要有原因或几句话</p>}
      {entering.isError && <Alert type="error" showIcon className="gap-below" title={`没有录入，内容还在：${errorLine(entering.error)}`} />}
      <Button type="primary" htmlType="submit" loading={entering.isPending}>
        录入
      </Button>
    </form>
  );
};
