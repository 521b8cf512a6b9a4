import type { DeadLetter } from '@sunshine/contracts';
import { Drawer } from 'antd';
import { ErrorBlock } from '@/components/error-block';
import { Facts } from '@/components/facts';
import { LoadingBlock } from '@/components/loading-block';
import { useExplanation } from '@/features/wechat/api/wechat';
import { toWall } from '@/lib/time';

/** What WeChat says about its own refusal. */
const Explanation = ({ id }: { id: string }) => {
  const explanation = useExplanation(id);
  if (explanation.isPending) return <LoadingBlock rows={3} />;
  if (explanation.isError) return <ErrorBlock error={explanation.error} onRetry={() => void explanation.refetch()} />;
  if (explanation.data.lines.length === 0) return <p className="hint">微信没有给出说明。</p>;
  return <Facts items={explanation.data.lines.map(({ name, value }) => [name, <span key={name} className="break-all">{value}</span>])} />;
};

export const DeadLetterDrawer = ({ letter, onClose }: { letter: DeadLetter; onClose: () => void }) => (
  <Drawer open title={letter.title} onClose={onClose} size={520}>
    <Facts
      items={[
        ['时间', toWall(letter.createdAt)],
        ['接口', letter.call],
        ['错误码', `${letter.errcode}：${letter.errmsg}`],
        ['请求编号', letter.rid ?? '微信没有给出'],
        ['模板', letter.templateId],
        ['打开页面', letter.page],
      ]}
    />
    <h2>要发送的内容</h2>
    <Facts items={Object.entries(letter.fields)} />
    <h2>微信怎么说</h2>
    {letter.rid === null ? <p className="hint">没有请求编号，无法向微信查询。</p> : <Explanation id={letter.id} />}
  </Drawer>
);
