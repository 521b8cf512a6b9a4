import type { StaffNotice } from '@sunshine/contracts';
import { Button, Modal } from 'antd';
import { noticeStates } from '@sunshine/contracts/words';

interface Props {
  latest: StaffNotice;
  busy: boolean;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
  onClose: () => void;
}

const whatHappened = ({ workingState, state, authorName }: StaffNotice): string => {
  if (workingState === 'draft') return `您打开之后，有同事保存过这条公告（起草人：${authorName ?? '导入'}）。`;
  return workingState === 'in-review' ? '这条公告已经提交审核，现在不能修改。' : `这条公告现在是「${noticeStates[state]}」，没有可以修改的稿子。`;
};

/** Two people wrote at the same time: says so, and lets the second one choose. Nothing typed is lost. */
export const ConflictDialog = ({ latest, busy, onKeepMine, onTakeTheirs, onClose }: Props) => (
  <Modal
    open
    title="内容已被他人修改"
    onCancel={onClose}
    footer={
      <>
        <Button onClick={onClose}>先不处理</Button>
        <Button onClick={onTakeTheirs}>改用最新内容，放弃我的修改</Button>
        {latest.workingState === 'draft' && (
          <Button type="primary" loading={busy} onClick={onKeepMine}>
            用我的内容覆盖
          </Button>
        )}
      </>
    }
  >
    <p className="consequence">{whatHappened(latest)}您填的内容没有丢，还保存在本机。</p>
    <p className="hint">最新标题：{latest.draft.title}</p>
  </Modal>
);
