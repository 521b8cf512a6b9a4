import type { Centre, OpenedService, RegisterService } from '@sunshine/contracts';
import { Alert, Button, Form, Select } from 'antd';
import { useRegister } from '@/features/services/api/services';
import { errorLine } from '@/lib/describe-error';
import { optionsOf } from '@/lib/options';

const channels = { counter: '窗口出示二维码或打印纸条', message: '发消息链接', paper: '填纸质评价表' } as const satisfies Record<RegisterService['channel'], string>;

export interface Registered extends OpenedService {
  matterName: string;
}

interface Values {
  matterId: string;
  counterId?: string;
  channel: RegisterService['channel'];
}

export const RegisterForm = ({ centre, onRegistered }: { centre: Centre; onRegistered: (registered: Registered) => void }) => {
  const [form] = Form.useForm<Values>();
  const matterId = Form.useWatch('matterId', form);
  const registering = useRegister();
  const counters = centre.counters.filter(({ matterIds }) => matterIds === undefined || matterIds.includes(matterId));
  const send = ({ counterId = null, ...service }: Omit<Values, 'counterId'> & { counterId?: string | null }): void => {
    const matterName = centre.matters.find(({ id }) => id === service.matterId)?.name ?? '';
    registering.mutate({ ...service, counterId }, { onSuccess: (opened) => onRegistered({ ...opened, matterName }) });
  };
  return (
    <Form form={form} layout="inline" className="panel register-form" initialValues={{ channel: 'counter' }} onFinish={send} onValuesChange={(change: Partial<Values>) => change.matterId !== undefined && form.setFieldValue('counterId', undefined)}>
      <Form.Item name="matterId" label="服务事项" rules={[{ required: true, message: '请选择' }]}>
        <Select className="text-filter" placeholder="办结的是什么" options={centre.matters.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <Form.Item name="counterId" label="窗口">
        <Select className="text-filter" allowClear placeholder="没有窗口可不选" options={counters.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <Form.Item name="channel" label="怎样评价">
        <Select className="text-filter" options={optionsOf(channels)} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={registering.isPending}>
        登记办结
      </Button>
      {registering.isError && <Alert type="error" showIcon title={`没有登记：${errorLine(registering.error)}`} />}
    </Form>
  );
};
