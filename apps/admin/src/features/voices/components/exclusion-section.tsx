import type { Exclusion, Rating } from '@sunshine/contracts';
import { exclusionKinds, exclusionStates, type ExclusionKind } from '@sunshine/contracts/words';
import { App, Button } from 'antd';
import { useState } from 'react';
import { ReasonDialog } from '@/components/reason-dialog';
import { StateWord } from '@/components/state-word';
import { useProposeExclusion } from '@/features/voices/api/ratings';
import { errorLine } from '@/lib/describe-error';
import { toWall } from '@/lib/time';

export const ExclusionWords = ({ kind, state, reason, proposedBy, proposedAt, decidedBy, decidedAt, decision }: Exclusion) => (
  <>
    <p>
      <StateWord tone={state === 'proposed' ? 'urgent' : 'plain'}>
        {exclusionKinds[kind]} · {exclusionStates[state]}
      </StateWord>
    </p>
    <p className="said">{reason}</p>
    <p className="hint">
      {proposedBy} {toWall(proposedAt)} 提出{decidedBy !== null && decidedAt !== null && `；${decidedBy} ${toWall(decidedAt)} 复核：${decision}`}
    </p>
  </>
);

/** 认定误评、恶意评价: one proposes, another decides; nothing is deleted. */
export const ExclusionSection = ({ rating, mayPropose }: { rating: Rating; mayPropose: boolean }) => {
  const { message } = App.useApp();
  const [kind, setKind] = useState<ExclusionKind | null>(null);
  const proposing = useProposeExclusion();
  if (rating.exclusion) {
    return (
      <section className="exclusion-section">
        <h2>评价认定</h2>
        <ExclusionWords {...rating.exclusion} />
      </section>
    );
  }
  if (!mayPropose || rating.isOwn) return null;
  const propose = async (reason: string): Promise<void> => {
    if (kind === null) return;
    try {
      await proposing.mutateAsync({ id: rating.id, kind, reason });
      void message.success('已提出，等另一位同事复核');
      setKind(null);
    } catch (error) {
      void message.error(errorLine(error));
    }
  };
  return (
    <section className="exclusion-section">
      <h2>评价认定</h2>
      <p className="hint">评价不能删除。确属误评或恶意的，可以提出认定，由另一位同事或监督员复核；认定后仍计入总数，并公开理由。</p>
      <p className="button-row">
        {(Object.keys(exclusionKinds) as ExclusionKind[]).map((one) => (
          <Button key={one} onClick={() => setKind(one)}>
            提出认定{exclusionKinds[one]}
          </Button>
        ))}
      </p>
      {kind !== null && <ReasonDialog title={`提出认定${exclusionKinds[kind]}`} consequence="理由会和复核结果一起公开，请写明事实依据，不要写评价人的个人信息。" reasonLabel="理由" confirmText="提出" onConfirm={propose} onClose={() => setKind(null)} />}
    </section>
  );
};
