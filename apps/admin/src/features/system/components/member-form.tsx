import { createStaffMemberSchema, type CreateStaffMember, type StaffMember } from '@sunshine/contracts';
import { staffRoles, type StaffRole } from '@sunshine/contracts/words';
import { Alert, Button, Drawer, Form, Input, Select } from 'antd';
import { useState } from 'react';
import * as z from 'zod';
import { useCreateMember, useUpdateMember } from '@/features/system/api/members';
import { errorLine } from '@/lib/describe-error';
import { formRule } from '@/lib/form-rule';
import { optionsOf } from '@/lib/options';
import { useOrganisation } from '@/lib/use-organisation';

interface Props {
  /** Null: a new member. */
  member: StaffMember | null;
  onDone: (message: string) => void;
  onClose: () => void;
}

const roleNotes: Record<StaffRole, string> = {
  editor: '起草公告、提交审核',
  reviewer: '起草、审核、发布、撤回公告，导入',
  'supervisor-desk': '答复诉求与评价，查看推送与操作留痕',
  administrator: '以上全部，并管理人员',
};
const { shape } = createStaffMemberSchema;

export const MemberForm = ({ member, onDone, onClose }: Props) => {
  const [form] = Form.useForm<CreateStaffMember>();
  const [failed, setFailed] = useState<unknown>(null);
  const create = useCreateMember();
  const update = useUpdateMember();
  const organisation = useOrganisation();
  const save = async ({ username, password, sectionId = null, ...others }: CreateStaffMember): Promise<void> => {
    const rest = { ...others, sectionId };
    try {
      if (member === null) await create.mutateAsync({ username, password, ...rest });
      else await update.mutateAsync({ id: member.id, ...rest, ...(password ? { password } : {}) });
      onDone(member === null ? '人员已添加' : '已保存');
    } catch (error) {
      setFailed(error);
    }
  };
  return (
    <Drawer open title={member === null ? '添加人员' : `${member.displayName}（${member.username}）`} onClose={onClose} size={420}>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={member ?? { role: 'editor' }} onFinish={(values) => void save(values)}>
        {member === null && (
          <Form.Item name="username" label="用户名" rules={[formRule(shape.username)]}>
            <Input autoFocus autoComplete="off" maxLength={40} />
          </Form.Item>
        )}
        <Form.Item name="displayName" label="姓名" rules={[{ required: true, whitespace: true, message: '请填写姓名' }]}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="role" label="角色" rules={[{ required: true }]}>
          <Select options={optionsOf(staffRoles).map(({ value, label }) => ({ value, label: `${label}：${roleNotes[value]}` }))} />
        </Form.Item>
        <Form.Item name="sectionId" label="股室" extra={organisation.isError ? '股室名单没有读到，请稍后再改' : '诉求和任务按股室分办'}>
          <Select allowClear placeholder="未指定" loading={organisation.isPending} options={organisation.data?.sections.map(({ id, name }) => ({ value: id, label: name })) ?? []} />
        </Form.Item>
        <Form.Item name="password" label={member === null ? '初始密码' : '重设密码（不填则不变）'} extra="至少 10 位，包含字母和数字；对方首次登录时必须修改" rules={[formRule(member === null ? shape.password : shape.password.or(z.literal('')))]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        {failed !== null && <Alert className="gap-below" type="error" showIcon title={errorLine(failed)} />}
        <Button type="primary" htmlType="submit" loading={create.isPending || update.isPending}>
          保存
        </Button>
      </Form>
    </Drawer>
  );
};
