import type { ExclusionItem } from '@sunshine/contracts';
import { ratingLevels } from '@sunshine/contracts/words';
import { App, Button, Drawer } from 'antd';
import { useState } from 'react';
import { Facts } from '@/components/facts';
import { ReasonDialog } from '@/components/reason-dialog';
import { useDecideExclusion } from '@/features/voices/api/ratings';
import { ExclusionWords } from '@/features/voices/components/exclusion-section';
import { may } from '@/lib/abilities';
import { errorLine } from '@/lib/describe-error';
import { useMember } from '@/lib/use-session';

const consequences = {
  true: '评价仍计入总数和满意率，另外公开列出：等级、理由、谁提出、谁复核。认定后不能改。',
  false: '评价照常有效。同一条评价不能再次提出认定。',
} as const;

/** Decides, when this member is the second person. */
export const ExclusionDrawer = ({ shown, onClose }: { shown: ExclusionItem; onClose: () => void }) => {
  const { role } = useMember();
  const { message } = App.useApp();
  const [exclude, setExclude] = useState<boolean | null>(null);
  const deciding = useDecideExclusion();
  const decide = async (reason: string): Promise<void> => {
    if (exclude === null) return;
    try {
      await deciding.mutateAsync({ id: shown.ratingId, exclude, reason });
      void message.success('已复核');
      onClose();
    } catch (error) {
      void message.error(errorLine(error));
    }
  };
  const isDecider = shown.mayDecide && may(role, 'exclusions.decide');
  return (
    <Drawer open title={`${shown.matterName} · ${ratingLevels[shown.level].label}`} size={520} onClose={onClose}>
      <Facts
        items={[
          ['评价日期', shown.day],
          ['办理人', shown.handledBy ?? '没有登记'],
          ['选项', shown.reasons.length === 0 ? '没有选择' : shown.reasons.join('、')],
          ['留言', shown.comment === null ? '通过内容审核后可看' : shown.comment || '没有留言'],
        ]}
      />
      <h2>提出的认定</h2>
      <ExclusionWords {...shown} />
      {shown.state === 'proposed' && !isDecider && <p className="hint">由提出人和办理人以外的审核或管理员复核。</p>}
      {isDecider && (
        <p className="button-row">
          <Button type="primary" onClick={() => setExclude(true)}>
            认定
          </Button>
          <Button onClick={() => setExclude(false)}>不予认定</Button>
        </p>
      )}
      {exclude !== null && <ReasonDialog title={exclude ? '认定这条评价' : '不予认定'} consequence={consequences[`${exclude}`]} reasonLabel="复核意见" confirmText="确定" onConfirm={decide} onClose={() => setExclude(null)} />}
    </Drawer>
  );
};
