import type { StaffCase } from '@sunshine/contracts';
import { caseKinds, caseSources } from '@sunshine/contracts/words';
import { Drawer } from 'antd';
import { Link } from 'react-router';
import { ErrorBlock } from '@/components/error-block';
import { Facts } from '@/components/facts';
import { GivenAnswer } from '@/components/given-answer';
import { LoadingBlock } from '@/components/loading-block';
import { useCase } from '@/features/cases/api/cases';
import { isFormal } from '@/features/cases/case-deeds';
import { CaseContactField } from '@/features/cases/components/case-contact';
import { CaseDates, LegalPath } from '@/features/cases/components/case-dates';
import { CaseDeeds } from '@/features/cases/components/case-deeds';
import { CaseSaid, CaseTrail } from '@/features/cases/components/case-said';
import { DraftForm } from '@/features/cases/components/draft-form';
import { QuestionPanel } from '@/features/cases/components/question-panel';
import { ReviewPanel } from '@/features/cases/components/review-panel';
import { toWall } from '@/lib/time';

const WhoAndWhere = ({ shown }: { shown: StaffCase }) => (
  <Facts
    items={[
      ['收到', `${toWall(shown.createdAt)}，${caseSources[shown.source]}`],
      ['股室', shown.sectionName ?? '未分办'],
      ['提交人', <CaseContactField shown={shown} />],
      ['公告', shown.noticeId === null ? '无' : <Link to={`/notices/${shown.noticeId}`}>{shown.noticeTitle ?? '查看公告'}</Link>],
    ]}
  />
);

const mayDraft = (shown: StaffCase): boolean => !shown.paused && (shown.state === 'accepted' || (shown.state === 'received' && !isFormal(shown)));

const CaseBody = ({ shown, onGone }: { shown: StaffCase; onGone: () => void }) => (
  <>
    <CaseDates shown={shown} />
    <CaseDeeds shown={shown} onGone={onGone} />
    <WhoAndWhere shown={shown} />
    <CaseSaid shown={shown} />
    {mayDraft(shown) && <DraftForm shown={shown} />}
    {shown.state === 'in-review' && <ReviewPanel shown={shown} />}
    {shown.answer !== null && <GivenAnswer answer={shown.answer} answeredAt={shown.answeredAt} answeredBy={shown.answeredBy} />}
    {shown.refusal !== null && <p className="said">{`不予受理：${shown.refusal.reason}${shown.refusal.instead === '' ? '' : `\n还可以：${shown.refusal.instead}`}`}</p>}
    {shown.state === 'answered' && <QuestionPanel shown={shown} />}
    <LegalPath shown={shown} />
    <CaseTrail steps={shown.steps} />
  </>
);

/** One case: its dates first, then what may be done, who and what, the answer, the law, the trail. */
export const CaseDrawer = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const found = useCase(id);
  const title = found.data ? `${caseKinds[found.data.kind]} ${found.data.receipt}` : '诉求';
  return (
    <Drawer open title={title} size={640} onClose={onClose}>
      {found.isPending && <LoadingBlock />}
      {found.isError && <ErrorBlock error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <CaseBody shown={found.data} onGone={onClose} />}
    </Drawer>
  );
};
