import { useState } from 'react';
import { ErrorBlock } from '@/components/error-block';
import { LoadingBlock } from '@/components/loading-block';
import { PageHeader } from '@/components/page-header';
import { DraftEditor } from '@/features/notices/components/draft-editor';
import { emptyForm } from '@/features/notices/draft-form';
import type { NoticeAction } from '@/features/notices/notice-actions';
import { useCentre } from '@/lib/use-centre';

const ACTIONS: ReadonlySet<NoticeAction> = new Set(['edit']);

const Empty = ({ regionCode }: { regionCode: string }) => {
  const [initial] = useState(() => emptyForm(regionCode));
  return <DraftEditor notice={null} initial={initial} actions={ACTIONS} />;
};

export const Page = () => {
  const centre = useCentre();
  if (centre.isPending) return <LoadingBlock />;
  if (centre.isError)
    return (
      <>
        <PageHeader title="新建公告" />
        <ErrorBlock error={centre.error} onRetry={() => void centre.refetch()} />
      </>
    );
  return <Empty regionCode={centre.data.regionCode} />;
};
