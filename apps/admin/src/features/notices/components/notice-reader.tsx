import type { Notice, StaffNotice } from '@sunshine/contracts';
import { noticeTypes, tradeCategories } from '@sunshine/contracts/words';
import { Alert } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { Facts } from '@/components/facts';
import { LoadingBlock } from '@/components/loading-block';
import type { AskedAction } from '@/features/notices/action-words';
import { useWorkingCheck } from '@/features/notices/api/checks';
import { usePublicNotice } from '@/features/notices/api/notices';
import { ActionDialog } from '@/features/notices/components/action-dialog';
import { AttachmentLink } from '@/features/notices/components/attachment-link';
import { HitsList } from '@/features/notices/components/hits-list';
import { NoticeHeader } from '@/features/notices/components/notice-header';
import { PhonePreview } from '@/features/notices/components/phone-preview';
import { VersionList } from '@/features/notices/components/version-list';
import { maskedIds, undecided, type Decisions } from '@/features/notices/decisions';
import type { NoticeAction } from '@/features/notices/notice-actions';
import { may } from '@/lib/abilities';
import { errorLine } from '@/lib/describe-error';
import { useHotkeys } from '@/lib/hotkeys';
import { formatFen } from '@/lib/money';
import { toWall } from '@/lib/time';
import { useMember } from '@/lib/use-session';

interface Props {
  notice: StaffNotice;
  actions: ReadonlySet<NoticeAction>;
}

const DraftFacts = ({ notice }: { notice: StaffNotice }) => {
  const { draft } = notice;
  return (
    <Facts
      items={[
        ['项目', `${draft.projectName}${draft.projectCode === null ? '' : `（${draft.projectCode}）`}`],
        ['类型', `${tradeCategories[draft.category].label} · ${noticeTypes[draft.type].label}`],
        ['业主单位', draft.ownerName ?? '未填'],
        ['代理机构', draft.agencyName ?? '未填'],
        ['金额', draft.amountFen === null ? '未填' : formatFen(draft.amountFen)],
        ['绿色通道', draft.greenChannel ? `是，${draft.greenChannelBasis ?? '没有写文号'}` : '否'],
        ['附件', draft.attachmentIds.length === 0 ? '没有' : notice.attachments.map((attachment) => <div key={attachment.id}><AttachmentLink attachment={attachment} /></div>)],
        ['起草', notice.authorName ?? '导入'],
        ['提交时间', notice.submittedAt === null ? '—' : toWall(notice.submittedAt)],
        ['发布时间', notice.publishedAt === null ? '—' : toWall(notice.publishedAt)],
      ]}
    />
  );
};

const Notes = ({ notice, ownDraft }: { notice: StaffNotice; ownDraft: boolean }) => (
  <>
    {ownDraft && <Alert type="info" showIcon className="gap-below" title="这是您起草的公告，由另一位同事审核。" />}
    {notice.workingState === 'in-review' && notice.correctionReason !== null && <Alert type="info" showIcon className="gap-below" title={`更正原因（会公开）：${notice.correctionReason}`} />}
    {notice.stateReason !== null && <Alert type="warning" showIcon className="gap-below" title={`${notice.state === 'withdrawn' ? '撤回' : '更正'}原因：${notice.stateReason}`} />}
  </>
);

const isPublic = ({ state }: StaffNotice): boolean => state === 'published' || state === 'corrected';

/** Where the phone's view comes from: the working version in review, else what is public. */
const usePreview = (notice: StaffNotice, decisions: Decisions, canCheck: boolean) => {
  const working = notice.workingState !== null;
  const check = useWorkingCheck(notice.id, notice.revision, maskedIds(decisions), working && canCheck);
  const published = usePublicNotice(notice.id, !working && notice.publishedAt !== null);
  const shown: Notice | null = (working ? check.data?.notice : published.data) ?? null;
  const error = working ? check.error : published.error;
  const waiting = working && !canCheck ? '还没有公开，您的角色不能预览。' : error === null ? '正在生成预览…' : `预览没有成功：${errorLine(error)}`;
  return { check, shown, waiting };
};

/** A notice that is not being written: what a reviewer decides about, or what is public. */
export const NoticeReader = ({ notice, actions }: Props) => {
  const member = useMember();
  const [asking, setAsking] = useState<AskedAction | null>(null);
  const [decisions, setDecisions] = useState<Decisions>({});
  const { check, shown, waiting } = usePreview(notice, decisions, may(member.role, 'notices.write'));
  const hits = check.data?.hits ?? [];
  const left = undecided(hits, decisions).length;
  const approveWaits = check.isSuccess ? (left > 0 ? `还有 ${left} 处个人信息没有决定` : null) : '正在检查个人信息';
  const inReview = notice.workingState === 'in-review';
  useHotkeys({ 'ctrl+enter': () => actions.has('approve') && approveWaits === null && setAsking('approve') });
  return (
    <>
      <NoticeHeader notice={notice} actions={actions} approveWaits={approveWaits} onAsk={setAsking} />
      <div className="notice-columns">
        <div className="notice-main">
          <Notes notice={notice} ownDraft={inReview && notice.authorId === member.id} />
          {inReview && check.isLoading && <LoadingBlock rows={3} />}
          {inReview && check.data && <HitsList hits={hits} decisions={actions.has('approve') ? decisions : null} onChange={setDecisions} />}
          {inReview && check.data && <p className="overview-line">批准后将通知 <strong>{check.data.recipients}</strong> 人。</p>}
          <DraftFacts notice={notice} />
          <VersionList versions={notice.versions} />
          {isPublic(notice) && may(member.role, 'codes.use') && <p><Link to={`/codes/notice/${notice.id}`}>小程序码、短信链接与海报</Link></p>}
          {notice.publishedAt !== null && may(member.role, 'deliveries.read') && <Link to={`/deliveries?noticeId=${notice.id}`}>看这条公告的推送</Link>}
        </div>
        <aside tabIndex={0} className="notice-side" aria-label="预览">
          <PhonePreview notice={shown} waiting={waiting} stale={check.isPlaceholderData} note={inReview && left > 0 ? '没有决定的号码还是原文。' : null} />
        </aside>
      </div>
      {asking !== null && <ActionDialog action={asking} notice={notice} recipients={check.data?.recipients ?? null} hits={hits} decisions={decisions} onClose={() => setAsking(null)} />}
    </>
  );
};
