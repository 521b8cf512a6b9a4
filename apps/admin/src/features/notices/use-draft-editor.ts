import type { StaffNotice } from '@sunshine/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { App, Form, type FormInstance } from 'antd';
import { useEffect, useState } from 'react';
import { createNotice, getNotice, isConflict, noticeKey, saveDraft } from '@/features/notices/api/notices';
import { formPathOf, formToDraft, noticeToForm, type DraftForm } from '@/features/notices/draft-form';
import { forgetDraft } from '@/features/notices/kept-draft';
import { useKeptDraft } from '@/features/notices/use-kept-draft';
import { ApiError } from '@/lib/api-client';
import { errorLine } from '@/lib/describe-error';
import { useMember } from '@/lib/use-session';

/** Puts the server's field messages beside their fields. */
const showDetails = (form: FormInstance<DraftForm>, error: unknown): void => {
  if (!(error instanceof ApiError)) return;
  const fields = error.details.flatMap(({ path, message }) => {
    const name = formPathOf(path);
    return name === null ? [] : [{ name, errors: [message] }];
  });
  form.setFields(fields as Parameters<typeof form.setFields>[0]);
};

const complete = async (form: FormInstance<DraftForm>): Promise<boolean> => {
  try {
    await form.validateFields();
    return true;
  } catch {
    document.querySelector('.ant-form-item-has-error')?.scrollIntoView({ block: 'center' });
    return false;
  }
};

/** The state of one draft being written: the form, what is saved, what is kept, and saving with its conflicts. */
export const useDraftEditor = (notice: StaffNotice | null, initial: DraftForm) => {
  const [form] = Form.useForm<DraftForm>();
  const { id: owner } = useMember();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [current, setCurrent] = useState(initial);
  const [saved, setSaved] = useState(() => JSON.stringify(initial));
  const [revision, setRevision] = useState(notice?.revision ?? 0);
  const [saving, setSaving] = useState(false);
  const [conflict, setConflict] = useState<StaffNotice | null>(null);
  const id = notice?.id ?? null;
  const place = { owner, id };
  const keeping = useKeptDraft({ place, current, saved, revision });

  const read = (): DraftForm => ({ ...initial, ...(form.getFieldsValue(true) as DraftForm) });
  const fill = (values: DraftForm): void => {
    form.setFieldsValue(values);
    setCurrent(values);
  };
  const adopt = (theirs: StaffNotice): void => {
    const values = noticeToForm(theirs);
    fill(values);
    setSaved(JSON.stringify(values));
    setRevision(theirs.revision);
  };
  const outdated = notice !== null && notice.revision !== revision && !keeping.dirty && !saving;
  useEffect(() => {
    if (outdated && notice !== null) adopt(notice);
  }, [outdated, notice]);

  const send = async (from: number): Promise<StaffNotice | null> => {
    const values = read();
    const draft = formToDraft(values);
    if (draft === null) return null;
    const result = id === null ? await getNotice((await createNotice(draft)).id) : await saveDraft(id, draft, from);
    setSaved(JSON.stringify(values));
    setRevision(result.revision);
    forgetDraft(place);
    client.setQueryData(noticeKey(result.id), result);
    void client.invalidateQueries({ queryKey: ['notices', 'list'] });
    return result;
  };
  /** Null when it was not saved; the person has been told why. */
  const save = async (from = revision): Promise<StaffNotice | null> => {
    if (saving || !(await complete(form))) return null;
    setSaving(true);
    try {
      return await send(from);
    } catch (error) {
      showDetails(form, error);
      if (id !== null && isConflict(error)) setConflict(await getNotice(id));
      else void message.error(`没有保存，内容还在本机：${errorLine(error)}`);
      return null;
    } finally {
      setSaving(false);
    }
  };
  return { form, current, fill, adopt, onChange: () => setCurrent(read()), save, saving, conflict, setConflict, place, ...keeping };
};
