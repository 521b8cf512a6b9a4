import { formLimits, type OwnQuestion } from '@sunshine/contracts';
import { Button, Checkbox, Input, InputNumber } from 'antd';
import { freeId } from '@/features/rating-forms/draft-steps';

type Of<K extends OwnQuestion['kind']> = Extract<OwnQuestion, { kind: K }>;
interface Props<Q> {
  name: string;
  question: Q;
  onChange: (question: OwnQuestion) => void;
}

const Options = ({ name, question, onChange }: Props<Of<'choice'>>) => {
  const { options } = question;
  const set = (next: typeof options): void => onChange({ ...question, options: next });
  return (
    <div className="option-lines">
      {options.map((option, at) => (
        <div key={option.id} className="link-line">
          <Input aria-label={`${name}选项 ${at + 1}`} placeholder={`选项 ${at + 1}`} maxLength={formLimits.label} value={option.label} onChange={({ target }) => set(options.map((one) => (one === option ? { ...one, label: target.value } : one)))} />
          <Button disabled={options.length <= 2} aria-label={`删除${name}选项 ${at + 1}`} onClick={() => set(options.filter((one) => one !== option))}>
            删除
          </Button>
        </div>
      ))}
      <Button size="small" disabled={options.length >= formLimits.options} onClick={() => set([...options, { id: freeId('o', options), label: '' }])}>
        加选项
      </Button>
      <Checkbox checked={question.many} onChange={({ target }) => onChange({ ...question, many: target.checked })}>
        可多选
      </Checkbox>
    </div>
  );
};

const Scale = ({ name, question, onChange }: Props<Of<'scale'>>) => (
  <div className="option-lines">
    <span>
      1 到 <InputNumber aria-label={`${name}最高分`} min={2} max={formLimits.scale} value={question.top} onChange={(top) => top !== null && onChange({ ...question, top })} /> 分
    </span>
    <Input aria-label={`${name}最低分的意思`} addonBefore="最低分是" maxLength={20} value={question.lowLabel} onChange={({ target }) => onChange({ ...question, lowLabel: target.value })} />
    <Input aria-label={`${name}最高分的意思`} addonBefore="最高分是" maxLength={20} value={question.highLabel} onChange={({ target }) => onChange({ ...question, highLabel: target.value })} />
  </div>
);

const Text = ({ name, question, onChange }: Props<Of<'text'>>) => (
  <span>
    最多 <InputNumber aria-label={`${name}最多字数`} min={10} max={formLimits.text} value={question.maxLength} onChange={(maxLength) => maxLength !== null && onChange({ ...question, maxLength })} /> 字
  </span>
);

export const QuestionEditor = ({ name, question, onChange }: Props<OwnQuestion>) => (
  <>
    <Input aria-label={`${name}的题目`} placeholder="题目" className="gap-below" maxLength={formLimits.title} value={question.title} onChange={({ target }) => onChange({ ...question, title: target.value })} />
    {question.kind === 'choice' && <Options name={name} question={question} onChange={onChange} />}
    {question.kind === 'scale' && <Scale name={name} question={question} onChange={onChange} />}
    {question.kind === 'text' && <Text name={name} question={question} onChange={onChange} />}
    <p>
      <Checkbox checked={question.required} onChange={({ target }) => onChange({ ...question, required: target.checked })}>
        必须回答
      </Checkbox>
    </p>
  </>
);
