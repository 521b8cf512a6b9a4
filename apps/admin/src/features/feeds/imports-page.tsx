import type { ImportRun } from '@sunshine/contracts';
import { useEffect, useState } from 'react';
import { DeskTable } from '@/components/desk-table';
import { PageHeader } from '@/components/page-header';
import { useImports } from '@/features/feeds/api/imports';
import { ImportForm } from '@/features/feeds/components/import-form';
import { RejectionsDrawer } from '@/features/feeds/components/rejections-drawer';
import { runColumns } from '@/features/feeds/components/run-columns';
import { may } from '@/lib/abilities';
import { useMember } from '@/lib/use-session';

export const Page = () => {
  const { role } = useMember();
  const [moving, setMoving] = useState(false);
  const list = useImports(moving);
  const [shown, setShown] = useState<ImportRun | null>(null);
  const running = list.items.some((run) => run.state === 'running');
  useEffect(() => setMoving(running), [running]);
  return (
    <>
      <PageHeader title="导入" note="把其他系统里的公告读进来" />
      {may(role, 'imports.start') && <ImportForm />}
      <DeskTable label="导入记录" list={list} columns={runColumns(setShown)} empty="还没有导入过。每次导入的进度、条数和没有导入的原因会出现在这里。" />
      {shown !== null && <RejectionsDrawer run={shown} onClose={() => setShown(null)} />}
    </>
  );
};
