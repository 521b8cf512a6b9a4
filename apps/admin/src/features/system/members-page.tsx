import type { Section, StaffMember } from '@sunshine/contracts';
import { staffRoles } from '@sunshine/contracts/words';
import { App, Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { ErrorBlock } from '@/components/error-block';
import { LoadingBlock } from '@/components/loading-block';
import { PageHeader } from '@/components/page-header';
import { ReasonDialog } from '@/components/reason-dialog';
import { StateWord } from '@/components/state-word';
import { useEndSessions, useMembers, useUpdateMember } from '@/features/system/api/members';
import { MemberForm } from '@/features/system/components/member-form';
import { errorLine } from '@/lib/describe-error';
import { toWall } from '@/lib/time';
import { useNow } from '@/lib/use-now';
import { useOrganisation } from '@/lib/use-organisation';
import { useMember } from '@/lib/use-session';

const stateOf = (member: StaffMember, now: number) => {
  if (member.disabled) return <StateWord tone="late">已停用</StateWord>;
  if (member.lockedUntil !== null && Date.parse(member.lockedUntil) > now) return <StateWord tone="urgent">锁定至 {toWall(member.lockedUntil).slice(11)}</StateWord>;
  return member.mustChangePassword ? <StateWord tone="urgent">尚未改初始密码</StateWord> : <StateWord tone="done">正常</StateWord>;
};

type Opened = { kind: 'form'; member: StaffMember | null } | { kind: 'switch' | 'end'; member: StaffMember } | null;

const columnsOf = (now: number, ownId: string, sections: readonly Section[], open: (opened: Opened) => void): TableColumnsType<StaffMember> => [
  { title: '姓名', dataIndex: 'displayName', sorter: (a, b) => a.displayName.localeCompare(b.displayName) },
  { title: '用户名', dataIndex: 'username', sorter: (a, b) => a.username.localeCompare(b.username) },
  { title: '角色', dataIndex: 'role', width: 110, filters: Object.entries(staffRoles).map(([value, text]) => ({ value, text })), onFilter: (value, row) => row.role === value, render: (role: StaffMember['role']) => staffRoles[role] },
  { title: '股室', dataIndex: 'sectionId', width: 120, render: (sectionId: string | null) => sections.find(({ id }) => id === sectionId)?.name ?? '未指定' },
  { title: '状态', key: 'state', width: 170, render: (_, row) => stateOf(row, now) },
  { title: '添加时间', dataIndex: 'createdAt', width: 146, sorter: (a, b) => a.createdAt.localeCompare(b.createdAt), render: toWall },
  {
    title: '操作',
    key: 'actions',
    width: 230,
    render: (_, row) => (
      <span className="button-row">
        <Button size="small" onClick={() => open({ kind: 'form', member: row })}>
          修改
        </Button>
        {row.id !== ownId && (
          <>
            <Button size="small" onClick={() => open({ kind: 'switch', member: row })}>
              {row.disabled ? '启用' : '停用'}
            </Button>
            <Button size="small" disabled={row.disabled} onClick={() => open({ kind: 'end', member: row })}>
              全部退出
            </Button>
          </>
        )}
      </span>
    ),
  },
];

const switchWords = ({ disabled, displayName }: StaffMember): string => (disabled ? `${displayName}可以重新登录。` : `${displayName}会立刻退出登录，并且不能再登录；以前的操作留痕不变。`);

export const Page = () => {
  const members = useMembers();
  const update = useUpdateMember();
  const ending = useEndSessions();
  const now = useNow();
  const me = useMember();
  const organisation = useOrganisation();
  const { message } = App.useApp();
  const [opened, setOpened] = useState<Opened>(null);
  const close = (): void => setOpened(null);
  const run = async (act: Promise<unknown>): Promise<void> => {
    try {
      await act;
      close();
    } catch (error) {
      void message.error(errorLine(error));
    }
  };
  return (
    <>
      <PageHeader title="人员">
        <Button type="primary" onClick={() => setOpened({ kind: 'form', member: null })}>
          添加人员
        </Button>
      </PageHeader>
      {members.isPending && <LoadingBlock />}
      {members.isError && <ErrorBlock error={members.error} onRetry={() => void members.refetch()} />}
      {members.isSuccess && <Table<StaffMember> aria-label="人员" size="middle" rowKey="id" tableLayout="fixed" pagination={false} columns={columnsOf(now, me.id, organisation.data?.sections ?? [], setOpened)} dataSource={members.data.items} />}
      {opened?.kind === 'form' && (
        <MemberForm
          member={opened.member}
          onClose={close}
          onDone={(text) => {
            void message.success(text);
            close();
          }}
        />
      )}
      {opened?.kind === 'switch' && (
        <ReasonDialog
          title={opened.member.disabled ? '启用账号？' : '停用账号？'}
          consequence={switchWords(opened.member)}
          reasonLabel={null}
          danger={!opened.member.disabled}
          confirmText={opened.member.disabled ? '启用' : '停用'}
          onClose={close}
          onConfirm={() => run(update.mutateAsync({ id: opened.member.id, disabled: !opened.member.disabled }))}
        />
      )}
      {opened?.kind === 'end' && (
        <ReasonDialog
          title="退出全部登录？"
          consequence={`${opened.member.displayName}在所有电脑上立刻退出登录，可以用原来的密码重新登录。`}
          reasonLabel={null}
          confirmText="全部退出"
          onClose={close}
          onConfirm={() => run(ending.mutateAsync(opened.member.id))}
        />
      )}
    </>
  );
};
