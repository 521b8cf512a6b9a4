import type { StaffCaseRow } from '@sunshine/contracts';
import { caseKinds, caseStates } from '@sunshine/contracts/words';
import { App, Drawer } from 'antd';
import { Link } from 'react-router';
import { AnswerForm } from '@/components/answer-form';
import { Facts } from '@/components/facts';
import { useAnswerCase } from '@/features/voices/api/answer';
import { Contact } from '@/features/voices/components/contact';
import { GivenAnswer } from '@/features/voices/components/given-answer';
import { TextMark } from '@/features/voices/components/text-mark';
import { may } from '@/lib/abilities';
import { toWall } from '@/lib/time';
import { useMember } from '@/lib/use-session';

interface Props {
  shown: StaffCaseRow;
  onClose: () => void;
}

const consequence = (hasUser: boolean): string => (hasUser ? '对方会在微信里收到答复，答复凭受理编号可查，发出后不能修改。' : '对方没有登录，收不到微信提醒，只能凭受理编号查看答复；发出后不能修改。');

export const CaseDrawer = ({ shown, onClose }: Props) => {
  const { role } = useMember();
  const { message } = App.useApp();
  const answerCase = useAnswerCase();
  const send = async (answer: string): Promise<void> => {
    await answerCase.mutateAsync({ id: shown.id, revision: shown.revision, answer });
    void message.success('答复已送复核');
    onClose();
  };
  return (
    <Drawer open title={`${caseKinds[shown.kind]} ${shown.receipt}`} size={520} onClose={onClose}>
      <Facts
        items={[
          ['收到时间', toWall(shown.createdAt)],
          ['状态', caseStates[shown.state]],
          ['联系方式', <Contact shown={shown} />],
          ['公告', shown.noticeId === null ? '无' : <Link to={`/notices/${shown.noticeId}`}>{shown.noticeTitle ?? '查看公告'}</Link>],
        ]}
      />
      <h2>内容</h2>
      <TextMark {...shown} />
      <p className="said">{shown.text ?? '通过审核后可看。'}</p>
      {shown.answer !== null && <GivenAnswer answer={shown.answer} answeredAt={shown.answeredAt} answeredBy={shown.answeredBy} />}
      {shown.answer === null && (may(role, 'cases.answer') ? <AnswerForm keepAs={`case.${shown.id}`} consequence={consequence(shown.hasUser)} onSend={send} /> : <p className="hint">由监督岗或管理员答复。</p>)}
    </Drawer>
  );
};
