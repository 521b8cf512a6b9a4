import type { Invited, StaffSupervisor } from '@sunshine/contracts';
import { App, Button } from 'antd';
import { useState } from 'react';
import { DeskTable } from '@/components/desk-table';
import { PageHeader } from '@/components/page-header';
import { ReasonDialog } from '@/components/reason-dialog';
import { useEndTerm, useNewCode, useRoster } from '@/features/supervisors/api/supervisors';
import { InvitationLetter } from '@/features/supervisors/components/invitation-letter';
import { InviteForm } from '@/features/supervisors/components/invite-form';
import { RenewDialog } from '@/features/supervisors/components/renew-dialog';
import { supervisorColumns, type TermAct } from '@/features/supervisors/components/supervisor-columns';
import { errorLine } from '@/lib/describe-error';
import { useCursorList } from '@/lib/use-cursor-list';

type Opened = { act: TermAct; row: StaffSupervisor } | { act: 'invite' } | null;

export const Page = () => {
  const list = useCursorList<StaffSupervisor>('supervisors', '/supervisors', {});
  const roster = useRoster();
  const newCode = useNewCode();
  const endTerm = useEndTerm();
  const { message } = App.useApp();
  const [opened, setOpened] = useState<Opened>(null);
  const [invited, setInvited] = useState<Invited | null>(null);
  const close = (): void => setOpened(null);
  const run = async <T,>(work: Promise<T>, then: (done: T) => void): Promise<void> => {
    try {
      then(await work);
      close();
    } catch (error) {
      void message.error(errorLine(error));
    }
  };
  if (invited !== null) return <InvitationLetter invited={invited} onClose={() => setInvited(null)} />;
  return (
    <>
      <PageHeader title="特约监督员" note="姓名、身份、任期和聘任公告向社会公开">
        <Button type="primary" onClick={() => setOpened({ act: 'invite' })}>
          聘任监督员
        </Button>
      </PageHeader>
      <DeskTable label="特约监督员" list={list} columns={supervisorColumns((act, row) => setOpened({ act, row }))} empty="还没有特约监督员。点「聘任监督员」填写聘任信息，会生成一个只给本人的邀请码。" />
      {opened?.act === 'invite' && (
        <InviteForm
          identities={roster.data?.identities ?? []}
          onClose={close}
          onDone={(done) => {
            close();
            setInvited(done);
          }}
        />
      )}
      {opened?.act === 'code' && (
        <ReasonDialog
          title="重发邀请码？"
          consequence={`给${opened.row.name}的旧邀请码立即失效，新邀请码只显示一次。`}
          reasonLabel={null}
          confirmText="重发"
          onClose={close}
          onConfirm={() => run(newCode.mutateAsync(opened.row.id), setInvited)}
        />
      )}
      {opened?.act === 'renew' && (
        <RenewDialog
          supervisor={opened.row}
          onClose={close}
          onDone={() => {
            close();
            void message.success('已续聘');
          }}
        />
      )}
      {opened?.act === 'end' && (
        <ReasonDialog
          title={`结束${opened.row.name}的任期？`}
          consequence="对方立刻不能再以监督员身份办事；已经发表的意见和履职记录保留。原因向社会公开。"
          reasonLabel="原因"
          maxLength={200}
          confirmText="结束任期"
          danger
          onClose={close}
          onConfirm={(reason) => run(endTerm.mutateAsync({ id: opened.row.id, reason }), () => void message.success('任期已结束'))}
        />
      )}
    </>
  );
};
