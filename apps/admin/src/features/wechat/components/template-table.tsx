import type { WechatTemplateState } from '@sunshine/contracts';
import { deliveryChannels } from '@sunshine/contracts/words';
import { App, Button, Table, type TableColumnsType } from 'antd';
import { StateWord } from '@/components/state-word';
import { useCheckTemplates, useTemplates } from '@/features/wechat/api/wechat';
import { Section } from '@/features/wechat/components/section';
import { reachWords } from '@/features/wechat/wechat-words';
import { errorLine } from '@/lib/describe-error';
import { toWall } from '@/lib/time';

const columns: TableColumnsType<WechatTemplateState> = [
  { title: '模板', dataIndex: 'title', width: 260, render: (title: string, { id }) => (
    <>
      {title}
      <div className="cell-note break-all">{id}</div>
    </>
  ) },
  { title: '渠道', dataIndex: 'channel', width: 170, render: (channel: WechatTemplateState['channel'], { longTerm }) => `${deliveryChannels[channel]}${channel === 'official-notice' ? (longTerm ? '（长期）' : '（一次性）') : ''}` },
  { title: '用于', dataIndex: 'purpose', width: 90, render: (purpose: WechatTemplateState['purpose']) => (purpose === 'notice' ? '公告' : '答复') },
  { title: '可以收到的人', key: 'reach', width: 200, render: (_, row) => reachWords(row) },
  { title: '与微信核对', dataIndex: 'drift', render: (drift: string | null) => (drift === null ? <StateWord tone="done">未发现不一致</StateWord> : <span className="wechat-word"><StateWord tone="late">{drift}</StateWord></span>) },
];

export const TemplateTable = ({ mayAct }: { mayAct: boolean }) => {
  const templates = useTemplates();
  const check = useCheckTemplates();
  const { message } = App.useApp();
  const start = (): Promise<void> =>
    check.mutateAsync().then(
      () => void message.success('已与微信核对'),
      (error: unknown) => void message.error(errorLine(error)),
    );
  const button = mayAct && (
    <Button size="small" loading={check.isPending} onClick={() => void start()}>
      现在核对
    </Button>
  );
  return (
    <Section title="消息模板" query={templates} actions={button}>
      {({ items, checkedAt, checkError }) => (
        <>
          {items.length === 0 ? <p className="hint">中心配置里还没有消息模板。</p> : <Table<WechatTemplateState> aria-label="消息模板" size="middle" rowKey="id" tableLayout="fixed" pagination={false} columns={columns} dataSource={items} />}
          <p className="hint">
            {checkedAt === null ? '还没有与微信核对过' : `上次核对 ${toWall(checkedAt)}`}，每小时自动核对一次。
            {checkError !== null && <StateWord tone="late">上次没有成功：{checkError}</StateWord>}
          </p>
        </>
      )}
    </Section>
  );
};
