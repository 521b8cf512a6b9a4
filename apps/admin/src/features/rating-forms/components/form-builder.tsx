import { formLimits, type FormDesk, type FormQuestion } from '@sunshine/contracts';
import { Alert, App, Button, Input } from 'antd';
import { useState } from 'react';
import { ReasonDialog } from '@/components/reason-dialog';
import { usePublishForm, useSaveForm } from '@/features/rating-forms/api/forms';
import { FormPreview } from '@/features/rating-forms/components/form-preview';
import { QuestionList } from '@/features/rating-forms/components/question-list';
import { useDraft, type Edited } from '@/features/rating-forms/use-draft';
import { errorLine } from '@/lib/describe-error';
import { toWall } from '@/lib/time';

/** The order in which it is asked: the locked questions, the centre's own, and the closing words. */
const asked = (standard: FormQuestion[], { questions }: Edited): FormQuestion[] => [...standard.filter(({ kind }) => kind !== 'text'), ...questions.map((question) => ({ ...question, standard: false })), ...standard.filter(({ kind }) => kind === 'text')];

const draftLine = ({ revision, editedBy, editedAt }: FormDesk['draft']): string => (revision === 0 ? '没有未发布的改动' : `草稿由 ${editedBy ?? ''} 于 ${editedAt === null ? '' : toWall(editedAt)} 保存，尚未发布`);

export const FormBuilder = ({ desk }: { desk: FormDesk }) => {
  const { subject, standard, draft } = desk;
  const { message } = App.useApp();
  const { edited, edit, base, isChanged, problem, isOvertaken, giveUp, goOnFrom } = useDraft(draft);
  const [isPublishing, setPublishing] = useState(false);
  const saving = useSaveForm(subject);
  const publishing = usePublishForm(subject);
  const publish = async (): Promise<void> => {
    try {
      await publishing.mutateAsync(base);
      void message.success('已发布，群众现在看到的是新的一版');
    } catch (error) {
      void message.error(errorLine(error));
      setPublishing(false);
    }
  };
  return (
    <div className="form-desk">
      <div>
        <section className="panel" aria-label="评价表的文字">
          <label htmlFor="form-title">标题</label>
          <Input id="form-title" className="gap-below" maxLength={formLimits.title} value={edited.title} onChange={({ target }) => edit({ title: target.value })} />
          <label htmlFor="form-intro">说明</label>
          <Input.TextArea id="form-intro" className="gap-below" rows={2} maxLength={formLimits.intro} value={edited.intro} onChange={({ target }) => edit({ intro: target.value })} />
        </section>
        <section className="panel" aria-label="标准题目">
          <h2>标准题目（不能修改）</h2>
          <p className="hint">{standard.map(({ title }) => title).join('；')}</p>
        </section>
        <QuestionList questions={edited.questions} onChange={(questions) => edit({ questions })} />
        {isOvertaken && !saving.isPending && (
          <Alert
            type="warning"
            showIcon
            className="gap-below"
            title={`${draft.editedBy ?? '同事'}刚保存或发布了这份评价表，您的改动还在这里，但不能直接保存。请先记下要紧的文字，再载入新的一份。`}
            action={
              <Button size="small" onClick={giveUp}>
                放弃我的改动，载入新的
              </Button>
            }
          />
        )}
        {saving.isError && <Alert type="error" showIcon className="gap-below" title={`没有保存：${errorLine(saving.error)}`} />}
        {isChanged && problem !== null && <p className="tone-late" role="alert">{problem}</p>}
        <p className="button-row">
          <Button type="primary" disabled={!isChanged || isOvertaken || problem !== null} loading={saving.isPending} onClick={() => saving.mutate({ ...edited, ...base }, { onSuccess: (saved) => goOnFrom(saved.draft) })}>
            保存草稿
          </Button>
          <Button disabled={isChanged || base.revision === 0} onClick={() => setPublishing(true)}>
            发布新版
          </Button>
        </p>
        <p className="hint" role="status">
          {isChanged ? '有改动还没有保存' : draftLine(draft)}
        </p>
      </div>
      <FormPreview heading="手机上的样子" title={edited.title} intro={edited.intro} questions={asked(standard, edited)} />
      {isPublishing && <ReasonDialog title="发布新的一版评价表" consequence="发布后群众立即看到新的题目；已经作出的评价仍按当时的版本保留，已发布的版本不能再改。" reasonLabel={null} confirmText="发布" onConfirm={publish} onClose={() => setPublishing(false)} />}
    </div>
  );
};
