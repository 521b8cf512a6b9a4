import type { StaffNotice } from '@sunshine/contracts';
import { Alert, Button } from 'antd';
import type { DraftForm } from '@/features/notices/draft-form';
import type { KeptDraft } from '@/features/notices/kept-draft';
import { toWall } from '@/lib/time';

interface Props {
  notice: StaffNotice | null;
  found: KeptDraft | null;
  dirty: boolean;
  noRoom: boolean;
  onRestore: (form: DraftForm) => void;
  onSettled: () => void;
}

const FoundNote = ({ found, revision, onRestore, onSettled }: { found: KeptDraft; revision: number } & Pick<Props, 'onRestore' | 'onSettled'>) => (
  <Alert
    type="warning"
    showIcon
    className="gap-below"
    title={`本机留有 ${toWall(new Date(found.at).toISOString())} 没有保存的内容${found.revision === revision ? '' : '；在那之后服务器上的稿子又改过，恢复后保存会覆盖它'}。`}
    action={
      <span className="button-row">
        <Button
          size="small"
          type="primary"
          onClick={() => {
            onRestore(found.form);
            onSettled();
          }}
        >
          恢复
        </Button>
        <Button size="small" onClick={onSettled}>
          不要了
        </Button>
      </span>
    }
  />
);

const keepLine = ({ notice, found, dirty }: Pick<Props, 'notice' | 'found' | 'dirty'>): string => {
  if (!dirty) return notice === null ? '' : '已保存。';
  return found === null ? '有改动还没有保存；已随手留在本机，按 Ctrl+S 保存。' : '有改动还没有保存，也还没有留底：请先决定上面那份内容，或按 Ctrl+S 保存。';
};

/** What the writer must know before going on: a return, a correction, unsaved text. */
export const DraftNotes = ({ notice, found, dirty, noRoom, onRestore, onSettled }: Props) => (
  <>
    {found !== null && <FoundNote found={found} revision={notice?.revision ?? 0} onRestore={onRestore} onSettled={onSettled} />}
    {notice !== null && notice.returnReason !== null && <Alert type="warning" showIcon className="gap-below" title={`被退回：${notice.returnReason}`} />}
    {notice !== null && notice.correctionReason !== null && <Alert type="info" showIcon className="gap-below" title={`更正原因（会公开）：${notice.correctionReason}`} />}
    {noRoom && <Alert type="error" showIcon className="gap-below" title="浏览器存不下了，请常按 Ctrl+S 保存到服务器。" />}
    <p className="hint keep-line" role="status">
      {keepLine({ notice, found, dirty })}
    </p>
  </>
);
