import type { PersonalDataHit, StaffNotice } from '@sunshine/contracts';
import { ReasonDialog } from '@/components/reason-dialog';
import { actionWords, type AskedAction } from '@/features/notices/action-words';
import type { Decisions } from '@/features/notices/decisions';
import { useNoticeAction } from '@/features/notices/use-notice-action';

interface Props {
  action: AskedAction;
  notice: StaffNotice;
  recipients: number | null;
  hits?: PersonalDataHit[];
  decisions?: Decisions;
  onClose: () => void;
}

export const ActionDialog = ({ action, notice, recipients, hits = [], decisions = {}, onClose }: Props) => {
  const act = useNoticeAction(notice);
  const chosen = hits.map(({ id }) => decisions[id]?.decision);
  const words = actionWords(action, { notice, recipients, masked: chosen.filter((one) => one === 'mask').length, kept: chosen.filter((one) => one === 'keep').length });
  const confirm = async (reason: string): Promise<void> => {
    if (await act(action, { revision: notice.revision, reason, hits, decisions }, words.done)) onClose();
  };
  return <ReasonDialog title={words.title} consequence={words.consequence} reasonLabel={words.reasonLabel} confirmText={words.button} danger={words.danger} onConfirm={confirm} onClose={onClose} />;
};
