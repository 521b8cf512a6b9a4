import type { StaffNoticeRow } from '@sunshine/contracts';
import { useNavigate } from 'react-router';
import { DeskTable } from '@/components/desk-table';
import { PageHeader } from '@/components/page-header';
import { reviewColumns } from '@/features/notices/notice-columns';
import { useCursorList } from '@/lib/use-cursor-list';
import { useNow } from '@/lib/use-now';
import { useMember } from '@/lib/use-session';

const QUERY = { state: 'in-review' };

export const Page = () => {
  const { displayName } = useMember();
  const navigate = useNavigate();
  const now = useNow();
  const list = useCursorList<StaffNoticeRow>('notices', '/notices', QUERY, { refetchInterval: 30_000 });
  return (
    <>
      <PageHeader title="待审核" note="绿色通道在前，其余先到先审" />
      <DeskTable label="待审核公告" list={list} columns={reviewColumns(now, displayName)} onOpen={(row) => void navigate(`/notices/${row.id}`)} empty="没有等待审核的公告。同事提交后会出现在这里。" />
    </>
  );
};
