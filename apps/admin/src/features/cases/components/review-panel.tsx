import type { StaffCase } from '@sunshine/contracts';
import { App, Button } from 'antd';
import { useState } from 'react';
import { DeedDialog, ReasonField } from '@/features/cases/components/deed-dialog';
import { may } from '@/lib/abilities';
import { useMember } from '@/lib/use-session';

const consequence = (hasUser: boolean): string => (hasUser ? '提交人会在微信里收到答复，并可以评价；发出后不能修改。' : '提交人没有登录，凭受理编号和查询码查看答复；发出后不能修改。');

/** The answer before the second person: read, then approved or sent back. */
export const ReviewPanel = ({ shown }: { shown: StaffCase }) => {
  const { role } = useMember();
  const { message } = App.useApp();
  const [asked, setAsked] = useState<'approve' | 'return' | null>(null);
  const { draft } = shown;
  if (draft === null) return null;
  const done = (text: string): void => {
    void message.success(text);
    setAsked(null);
  };
  const common = { shown, onDone: done, onClose: () => setAsked(null) };
  return (
    <section className="given-answer" aria-label="待复核的答复">
      <h2>待复核的答复</h2>
      <p className="said">{draft.answer}</p>
      {draft.lateReason !== '' && <p>超期原因：{draft.lateReason}</p>}
      <p className="hint">起草人：{draft.author}</p>
      {draft.mine && <p className="hint">您是起草人，请由另一位同事复核。</p>}
      <div className="button-row">
        {!draft.mine && may(role, 'cases.approve') && (
          <Button type="primary" onClick={() => setAsked('approve')}>
            批准并发出
          </Button>
        )}
        <Button onClick={() => setAsked('return')}>退回修改</Button>
      </div>
      {asked === 'approve' && <DeedDialog {...common} deed="approve" title="批准并发出答复" consequence={consequence(shown.hasUser)} confirmText="发出" />}
      {asked === 'return' && (
        <DeedDialog {...common} deed="return" title="退回修改" consequence="答复回到起草人手里，期限照常计算。" confirmText="退回">
          <ReasonField label="退回原因" />
        </DeedDialog>
      )}
    </section>
  );
};
