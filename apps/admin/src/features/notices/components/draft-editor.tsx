import type { StaffNotice } from '@sunshine/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { AskedAction } from '@/features/notices/action-words';
import { useDraftCheck } from '@/features/notices/api/checks';
import { noticeKey } from '@/features/notices/api/notices';
import { ActionDialog } from '@/features/notices/components/action-dialog';
import { ConflictDialog } from '@/features/notices/components/conflict-dialog';
import { DraftFields } from '@/features/notices/components/draft-fields';
import { DraftNotes } from '@/features/notices/components/draft-notes';
import { HitsList } from '@/features/notices/components/hits-list';
import { NoticeHeader } from '@/features/notices/components/notice-header';
import { PhonePreview } from '@/features/notices/components/phone-preview';
import { formToDraft, type DraftForm } from '@/features/notices/draft-form';
import { forgetDraft } from '@/features/notices/kept-draft';
import type { NoticeAction } from '@/features/notices/notice-actions';
import { useDraftEditor } from '@/features/notices/use-draft-editor';
import { errorLine } from '@/lib/describe-error';
import { useHotkeys } from '@/lib/hotkeys';
import { useCentre } from '@/lib/use-centre';

interface Props {
  /** Null: a new notice. */
  notice: StaffNotice | null;
  initial: DraftForm;
  actions: ReadonlySet<NoticeAction>;
}

const NO_HITS = () => undefined;

export const DraftEditor = ({ notice, initial, actions }: Props) => {
  const centre = useCentre();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [asking, setAsking] = useState<AskedAction | null>(null);
  const editor = useDraftEditor(notice, initial);
  const draft = useMemo(() => formToDraft(editor.current), [editor.current]);
  const check = useDraftCheck(draft);

  const save = async (): Promise<void> => {
    const saved = await editor.save();
    if (saved === null) return;
    void message.success('已保存');
    if (notice === null) await navigate(`/notices/${saved.id}`, { replace: true });
  };
  /** What is submitted is what the server has, so it is saved first. */
  const ask = async (action: AskedAction): Promise<void> => {
    if (action !== 'submit' || !editor.dirty) return setAsking(action);
    if ((await editor.save()) !== null) setAsking(action);
  };
  useHotkeys({ 'ctrl+s': () => void save(), 'ctrl+enter': () => void (actions.has('submit') ? ask('submit') : save()) });

  const takeTheirs = (latest: StaffNotice): void => {
    forgetDraft(editor.place);
    editor.setConflict(null);
    editor.adopt(latest);
    client.setQueryData(noticeKey(latest.id), latest);
  };
  const keepMine = (latest: StaffNotice): Promise<void> =>
    editor.save(latest.revision).then((saved) => {
      if (saved !== null) editor.setConflict(null);
    });
  const previewWaits = draft === null ? '填好标题、项目、类型、类别和地区后，这里显示手机上的样子。' : check.isError ? `预览没有成功：${errorLine(check.error)}` : '正在生成预览…';
  return (
    <Form form={editor.form} layout="vertical" requiredMark={false} initialValues={initial} onValuesChange={editor.onChange} scrollToFirstError>
      <NoticeHeader notice={notice} actions={actions} onAsk={(action) => void ask(action)}>
        <Button loading={editor.saving} onClick={() => void save()} title="Ctrl+S">
          保存
        </Button>
      </NoticeHeader>
      <div className="notice-columns">
        <div className="notice-main">
          <DraftNotes notice={notice} found={editor.found} dirty={editor.dirty} noRoom={editor.noRoom} onRestore={editor.fill} onSettled={editor.settleFound} />
          <DraftFields regions={centre.data?.regions ?? []} fresh={notice === null} />
        </div>
        <aside tabIndex={0} className="notice-side" aria-label="检查与预览">
          {check.data && <HitsList hits={check.data.hits} decisions={null} onChange={NO_HITS} />}
          {check.data && <p className="hint">批准后将通知 {check.data.recipients} 人。</p>}
          <PhonePreview notice={draft === null ? null : (check.data?.notice ?? null)} waiting={previewWaits} stale={check.isFetching} />
        </aside>
      </div>
      {asking !== null && notice !== null && <ActionDialog action={asking} notice={notice} recipients={check.data?.recipients ?? null} onClose={() => setAsking(null)} />}
      {editor.conflict !== null && <ConflictDialog latest={editor.conflict} busy={editor.saving} onClose={() => editor.setConflict(null)} onTakeTheirs={() => editor.conflict !== null && takeTheirs(editor.conflict)} onKeepMine={() => editor.conflict !== null && void keepMine(editor.conflict)} />}
    </Form>
  );
};
