import type { StaffArticle } from '@sunshine/contracts';
import { articleStates } from '@sunshine/contracts/words';
import { App, Button } from 'antd';
import { useState } from 'react';
import { ChoiceFilter } from '@/components/choice-filter';
import { DeskTable } from '@/components/desk-table';
import { ErrorBlock } from '@/components/error-block';
import { PageHeader } from '@/components/page-header';
import { useMirror } from '@/features/articles/api/articles';
import { articleColumns, type Deed } from '@/features/articles/article-columns';
import { DeedDialog } from '@/features/articles/deed-dialog';
import { MirrorLine } from '@/features/articles/mirror-line';
import { may } from '@/lib/abilities';
import { errorLine } from '@/lib/describe-error';
import { useCursorList } from '@/lib/use-cursor-list';
import { useFilters } from '@/lib/use-filters';
import { useMember } from '@/lib/use-session';

const FILTERS = ['state'] as const;

export const Page = () => {
  const { role } = useMember();
  const { message } = App.useApp();
  const [filters, setFilters] = useFilters(FILTERS);
  const list = useCursorList<StaffArticle>('articles', '/articles', filters);
  const { mirror, start, moving } = useMirror();
  const [asked, setAsked] = useState<{ deed: Deed; article: StaffArticle } | null>(null);
  const mayManage = may(role, 'articles.manage');
  const columns = articleColumns({ onDeed: mayManage ? (deed, article) => setAsked({ deed, article }) : null });
  const startNow = (): void => start.mutate(undefined, { onError: (error) => void message.error(errorLine(error)) });
  return (
    <>
      <PageHeader title="资讯" note="公众号已发布的文章，自动同步到手机">
        {mayManage && mirror.data?.configured && (
          <Button type="primary" loading={start.isPending || moving} onClick={startNow}>
            立即同步
          </Button>
        )}
      </PageHeader>
      {mirror.isError && <ErrorBlock error={mirror.error} onRetry={() => void mirror.refetch()} />}
      {mirror.data && <MirrorLine mirror={mirror.data} moving={moving} />}
      <div className="filter-bar">
        <ChoiceFilter label="状态" words={articleStates} value={filters.state} onChange={(state) => setFilters({ state })} />
      </div>
      <DeskTable label="资讯" list={list} columns={columns} empty={filters.state === undefined ? '公众号发布文章后，半小时内会出现在这里和手机的资讯里。' : '没有这样的文章。'} />
      {asked !== null && <DeedDialog key={asked.article.id} {...asked} onClose={() => setAsked(null)} />}
    </>
  );
};
