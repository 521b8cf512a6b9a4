import type { StaffLogin } from '@sunshine/contracts';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { Navigate, useSearchParams } from 'react-router';
import { logIn } from '@/features/session/api/session';
import { nextPlace } from '@/features/session/next-place';
import { errorLine } from '@/lib/describe-error';
import { startSession } from '@/lib/session';
import { useCentre } from '@/lib/use-centre';
import { usePageTitle } from '@/lib/use-page-title';
import { useSession } from '@/lib/use-session';

export const Page = () => {
  usePageTitle('登录');
  const session = useSession();
  const [search] = useSearchParams();
  const centre = useCentre();
  const login = useMutation({ mutationFn: logIn, onSuccess: startSession });
  if (session !== null) return <Navigate replace to={nextPlace(search)} />;
  return (
    <main className="login-page">
      <div className="login-box">
        <h1>{centre.data?.platformName ?? '阳光交易'}管理台</h1>
        <p className="hint">{centre.data?.name ?? ' '}</p>
        {search.has('next') && search.get('next') !== '/' && <p className="hint">登录后回到刚才的页面，没有保存的内容还在本机。</p>}
        <Form<StaffLogin> layout="vertical" requiredMark={false} onFinish={(values) => login.mutate(values)}>
          <Form.Item name="username" label="用户名" rules={[{ required: true, message: '请输入用户名' }]}>
            <Input autoFocus autoComplete="username" maxLength={40} />
          </Form.Item>
          <Form.Item name="password" label="密码" rules={[{ required: true, message: '请输入密码' }]}>
            <Input.Password autoComplete="current-password" maxLength={200} />
          </Form.Item>
          {login.error !== null && <Alert className="gap-below" type="error" showIcon title={errorLine(login.error)} />}
          <Button type="primary" htmlType="submit" block loading={login.isPending}>
            登录
          </Button>
        </Form>
      </div>
    </main>
  );
};
