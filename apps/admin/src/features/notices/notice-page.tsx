import { useMemo } from 'react';
import { useParams } from 'react-router';
import type { StaffNotice } from '@sunshine/contracts';
import { ErrorBlock } from '@/components/error-block';
import { PageHeader } from '@/components/page-header';
import { LoadingBlock } from '@/components/loading-block';
import { useNotice } from '@/features/notices/api/notices';
import { DraftEditor } from '@/features/notices/components/draft-editor';
import { NoticeReader } from '@/features/notices/components/notice-reader';
import { noticeToForm } from '@/features/notices/draft-form';
import { allowedActions } from '@/features/notices/notice-actions';
import { useMember } from '@/lib/use-session';

const Loaded = ({ notice }: { notice: StaffNotice }) => {
  const member = useMember();
  const actions = useMemo(() => allowedActions(notice, member), [notice, member]);
  const initial = useMemo(() => noticeToForm(notice), [notice]);
  return actions.has('edit') ? <DraftEditor key={notice.id} notice={notice} initial={initial} actions={actions} /> : <NoticeReader key={notice.id} notice={notice} actions={actions} />;
};

export const Page = () => {
  const { id = '' } = useParams();
  const notice = useNotice(id);
  if (notice.isPending) return <LoadingBlock />;
  if (notice.isError)
    return (
      <>
        <PageHeader title="公告没有打开" />
        <ErrorBlock error={notice.error} onRetry={() => void notice.refetch()} />
      </>
    );
  return <Loaded notice={notice.data} />;
};
