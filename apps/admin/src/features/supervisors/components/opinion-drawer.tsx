import type { StaffOpinion } from '@sunshine/contracts';
import { contentStates, opinionStates, opinionSubjects } from '@sunshine/contracts/words';
import { App, Drawer } from 'antd';
import { Attachments } from '@/components/attachments';
import { Facts } from '@/components/facts';
import { OpinionAnswer } from '@/features/supervisors/components/opinion-answer';
import { toWall } from '@/lib/time';

const Answered = ({ answer, answeredAt, answeredBy, lateReason }: { answer: string; answeredAt: string; answeredBy: string | null; lateReason: string | null }) => (
  <>
    <h2>
      答复（{answeredBy} 审核，{toWall(answeredAt)}）
    </h2>
    <p className="said">{answer}</p>
    {lateReason !== null && <p className="tone-late">超过期限的原因：{lateReason}</p>}
  </>
);

export const OpinionDrawer = ({ opinion, onClose }: { opinion: StaffOpinion; onClose: () => void }) => {
  const { message } = App.useApp();
  const { answer, answeredAt } = opinion;
  const done = (said: string): void => {
    void message.success(said);
    onClose();
  };
  return (
    <Drawer open title={`监督意见：${opinion.subject}`} size={560} onClose={onClose}>
      <Facts
        items={[
          ['监督员', opinion.supervisorName],
          ['针对', `${opinionSubjects[opinion.subjectKind]}${opinion.sessionOn === null ? '' : `，${opinion.sessionOn}`}`],
          ['签名时间', toWall(opinion.signedAt)],
          ['状态', `${opinionStates[opinion.state]}${opinion.overdue ? '，已超期' : ''}`],
          ['答复期限', opinion.clock],
          ['内容审核', `${contentStates[opinion.textState]}${opinion.textRefusal === null ? '' : `：${opinion.textRefusal}`}`],
        ]}
      />
      <h2>意见</h2>
      <p className="said">{opinion.text}</p>
      <h2>附件</h2>
      <Attachments files={opinion.files} />
      {answer !== null && answeredAt !== null ? <Answered {...opinion} answer={answer} answeredAt={answeredAt} /> : <OpinionAnswer opinion={opinion} onDone={done} />}
    </Drawer>
  );
};
