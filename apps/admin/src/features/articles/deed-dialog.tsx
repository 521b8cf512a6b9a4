import type { StaffArticle } from '@sunshine/contracts';
import { App } from 'antd';
import { ReasonDialog } from '@/components/reason-dialog';
import { useHide, useName, useShow } from '@/features/articles/api/articles';
import type { Deed } from '@/features/articles/article-columns';
import { errorLine } from '@/lib/describe-error';

interface Props {
  deed: Deed;
  article: StaffArticle;
  onClose: () => void;
}

/** Asks once before what phones show changes. */
export const DeedDialog = ({ deed, article: { id, title }, onClose }: Props) => {
  const { message } = App.useApp();
  const [hide, show, name] = [useHide(), useShow(), useName()];
  const done = (work: Promise<StaffArticle>): Promise<void> => work.then(onClose, (error: unknown) => void message.error(errorLine(error)));
  if (deed === 'hide') {
    return <ReasonDialog title="隐藏这篇文章？" consequence={`手机上不再显示「${title}」；公众号里的原文不受影响。`} reasonLabel="隐藏原因" confirmText="隐藏" danger onClose={onClose} onConfirm={(reason) => done(hide.mutateAsync({ id, reason }))} />;
  }
  if (deed === 'show') return <ReasonDialog title="恢复显示？" consequence={`手机上会重新显示「${title}」。`} reasonLabel={null} confirmText="恢复显示" onClose={onClose} onConfirm={() => done(show.mutateAsync(id))} />;
  return (
    <ReasonDialog
      title="填写标题"
      consequence="微信没有告诉我们群发文章的标题，请照公众号里的原文填写；手机上会显示它。"
      reasonLabel="标题"
      missingText="请填写标题（至少 2 个字）"
      maxLength={200}
      confirmText="保存"
      onClose={onClose}
      onConfirm={(written) => done(name.mutateAsync({ id, title: written }))}
    />
  );
};
