import type { RectificationDetail } from '@sunshine/contracts';
import { ratingLevels } from '@sunshine/contracts/words';
import { App, Drawer } from 'antd';
import { ErrorBlock } from '@/components/error-block';
import { Facts } from '@/components/facts';
import { LoadingBlock } from '@/components/loading-block';
import { StateWord } from '@/components/state-word';
import { useRectification, useRectificationDeed, type RectificationDeed } from '@/features/rectifications/api/rectifications';
import { CallBackContact } from '@/features/rectifications/components/call-back-contact';
import { HandOver } from '@/features/rectifications/components/hand-over';
import { HandlingForm } from '@/features/rectifications/components/handling-form';
import { StepList } from '@/features/rectifications/components/step-list';
import { callBackWord, clockWord, endingWords, stateWord } from '@/features/rectifications/rectification-words';
import { may } from '@/lib/abilities';
import { toDay } from '@/lib/time';
import { useMember } from '@/lib/use-session';

interface ShownProps {
  shown: RectificationDetail;
  onSend: (deed: RectificationDeed) => Promise<unknown>;
}

const Shown = ({ shown, onSend }: ShownProps) => {
  const { role } = useMember();
  const [clock, state, callBack] = [clockWord(shown), stateWord(shown), callBackWord(shown, toDay(new Date().toISOString()))];
  const mayHandOver = shown.state !== 'closed' && may(role, 'members.manage');
  return (
    <>
      <Facts
        items={[
          ['状态', <StateWord tone={state.tone}>{state.text}</StateWord>],
          ['期限', <><StateWord tone={clock.tone}>{clock.text}</StateWord><div className="cell-note">{shown.limitSentence}</div></>],
          ['责任人', <span className="button-row">{shown.responsible.name}{mayHandOver && <HandOver responsibleId={shown.responsible.id} onSend={onSend} />}</span>],
          ['回访', <><StateWord tone={callBack.tone}>{callBack.text}</StateWord>{shown.hasContact && shown.mayHandle && <CallBackContact id={shown.id} />}</>],
          ['原因', shown.reasons.length === 0 ? '没有选择' : shown.reasons.join('、')],
          ['留言', shown.comment ?? '没有留言，或还没有通过审核'],
          ['办结', endingWords(shown)],
          ['二次评价', shown.secondLevel === null ? '评价人没有再评' : ratingLevels[shown.secondLevel].label],
        ]}
      />
      {shown.proposal !== null && (
        <>
          <h2>整改结果（公开）</h2>
          <p className="said given-answer">{shown.proposal}</p>
        </>
      )}
      <h2>经过</h2>
      <StepList steps={shown.steps} />
      {shown.mayHandle ? <HandlingForm shown={shown} onSend={onSend} /> : shown.state !== 'closed' && <p className="hint">由责任人、监督岗或管理员办理。</p>}
    </>
  );
};

export const RectificationDrawer = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { message } = App.useApp();
  const one = useRectification(id);
  const deed = useRectificationDeed(id);
  const send = async (what: RectificationDeed): Promise<void> => {
    await deed.mutateAsync(what);
    void message.success('已记下');
  };
  const title = one.data ? `${one.data.matterName} · ${ratingLevels[one.data.level].label}` : '差评整改';
  return (
    <Drawer open title={title} size={560} onClose={onClose}>
      {one.isPending && <LoadingBlock />}
      {one.isError && <ErrorBlock error={one.error} onRetry={() => void one.refetch()} />}
      {one.data && <Shown shown={one.data} onSend={send} />}
    </Drawer>
  );
};
