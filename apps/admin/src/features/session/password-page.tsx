import { changePasswordSchema } from '@sunshine/contracts';
import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input } from 'antd';
import { useNavigate, useSearchParams } from 'react-router';
import { PageHeader } from '@/components/page-header';
import { changePassword } from '@/features/session/api/session';
import { nextPlace } from '@/features/session/next-place';
import { errorLine } from '@/lib/describe-error';
import { formRule } from '@/lib/form-rule';
import { updateMember } from '@/lib/session';
import { useMember } from '@/lib/use-session';

interface Values {
  current: string;
  next: string;
  again: string;
}

export const Page = () => {
  const member = useMember();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const { message } = App.useApp();
  const change = useMutation({
    mutationFn: ({ current, next }: Values) => changePassword({ current, next }),
    onSuccess: () => {
      void message.success('密码已修改');
      updateMember({ ...member, mustChangePassword: false });
      void navigate(nextPlace(search), { replace: true });
    },
  });
  return (
    <>
      <PageHeader title="修改密码" />
      <div className="narrow">
        {member.mustChangePassword && <Alert className="gap-below" type="warning" showIcon title="这是初始密码。请先换成只有您自己知道的密码，再开始工作。" />}
        <Form<Values> layout="vertical" requiredMark={false} onFinish={(values) => change.mutate(values)}>
          <Form.Item name="current" label="现在的密码" rules={[{ required: true, message: '请输入现在的密码' }]}>
            <Input.Password autoFocus autoComplete="current-password" />
          </Form.Item>
          <Form.Item name="next" label="新密码" extra="至少 10 位，包含字母和数字" rules={[formRule(changePasswordSchema.shape.next)]}>
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Form.Item
            name="again"
            label="再输一遍新密码"
            dependencies={['next']}
            rules={[({ getFieldValue }) => ({ validator: (_, value) => (value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error('两次输入的新密码不一样'))) })]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          {change.error !== null && <Alert className="gap-below" type="error" showIcon title={errorLine(change.error)} />}
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            修改密码
          </Button>
        </Form>
      </div>
    </>
  );
};
