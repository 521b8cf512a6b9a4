import type { ContentCheck } from '@sunshine/contracts';
import { contentKinds } from '@sunshine/contracts/words';
import { App, Button, Drawer } from 'antd';
import { useState } from 'react';
import { Facts } from '@/components/facts';
import { ReasonDialog } from '@/components/reason-dialog';
import { useDecide } from '@/features/content-checks/api/content-checks';
import { standing } from '@/features/content-checks/check-words';
import { errorLine } from '@/lib/describe-error';
import { toWall } from '@/lib/time';

interface Props {
  shown: ContentCheck;
  onClose: () => void;
}

const refusals = { case: '内容不会显示，持受理编号的人会看到下面的原因。诉求仍要答复。', rating: '留言不会对外显示，评价等级照样计入。', opinion: '意见不会公开，监督员会看到下面的原因。' } as const;

export const CheckDrawer = ({ shown, onClose }: Props) => {
  const { message } = App.useApp();
  const decide = useDecide();
  const [refusing, setRefusing] = useState(false);
  const settle = async (pass: boolean, reason: string): Promise<void> => {
    try {
      await decide.mutateAsync({ id: shown.id, pass, reason });
      void message.success(pass ? '已通过，内容可以显示了' : '已定为不通过，内容不会显示');
      onClose();
    } catch (error) {
      void message.error(errorLine(error));
    }
  };
  return (
    <Drawer open title={`${contentKinds[shown.kind]}内容`} size={520} onClose={onClose}>
      <Facts
        items={[
          ['提交时间', toWall(shown.createdAt)],
          ['情况', standing(shown).words],
          ...(shown.refusal === null ? [] : ([['不通过原因', shown.refusal]] as [string, string][])),
          ...(shown.decidedAt === null ? [] : ([['审核', `${shown.decidedBy ?? '微信自动审核'} ${toWall(shown.decidedAt)}`]] as [string, string][])),
        ]}
      />
      <h2>内容</h2>
      <p className="said">{shown.text === '' ? '内容已不在了。' : shown.text}</p>
      <p className="hint">通过前只有监督岗和管理员能看到{shown.kind === 'case' ? '；通过后，其他岗位和持受理编号的人也能看到' : ''}。</p>
      <div className="button-row">
        {shown.state !== 'passed' && (
          <Button type="primary" loading={decide.isPending} onClick={() => void settle(true, '')}>
            通过
          </Button>
        )}
        {shown.state !== 'refused' && (
          <Button danger disabled={decide.isPending} onClick={() => setRefusing(true)}>
            不通过
          </Button>
        )}
      </div>
      {refusing && (
        <ReasonDialog title="不通过" consequence={refusals[shown.kind]} reasonLabel="原因" confirmText="不通过" danger onConfirm={(reason) => settle(false, reason)} onClose={() => setRefusing(false)} />
      )}
    </Drawer>
  );
};
