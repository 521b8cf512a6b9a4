import type { DeliveryDetail } from '@sunshine/contracts';
import { deliveryChannels, deliveryStates, tellingKinds } from '@sunshine/contracts/words';
import { Button, Drawer } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ErrorBlock } from '@/components/error-block';
import { Facts } from '@/components/facts';
import { LoadingBlock } from '@/components/loading-block';
import { StateWord } from '@/components/state-word';
import { useDelivery } from '@/features/deliveries/api/retry-delivery';
import { reasonWords, toneOf } from '@/features/deliveries/delivery-words';
import { toWall, toWallSecond } from '@/lib/time';

interface Props {
  id: string;
  /** Null when this member may not retry. */
  onRetry: ((row: DeliveryDetail) => void) | null;
  onClose: () => void;
}

/** A line only for what there is. */
const fact = <T,>(name: string, value: T | null, show: (value: T) => ReactNode): [string, ReactNode][] => (value === null ? [] : [[name, show(value)]]);
const same = (value: string): string => value;

const Steps = ({ steps }: Pick<DeliveryDetail, 'steps'>) => (
  <ol className="delivery-steps">
    {steps.map(({ at, text, tone }, index) => (
      <li key={index}>
        <time dateTime={at}>{toWallSecond(at)}</time>
        <StateWord tone={tone}>{text}</StateWord>
      </li>
    ))}
  </ol>
);

const Explained = ({ detail }: { detail: DeliveryDetail }) => (
  <>
    <Facts
      items={[
        ['状态', <StateWord key="state" tone={toneOf[detail.state]}>{deliveryStates[detail.state]}</StateWord>],
        ...fact('原因', reasonWords(detail), same),
        ['渠道', deliveryChannels[detail.channel]],
        ['收件人', detail.person],
        ['内容', `${tellingKinds[detail.kind]}：${detail.title}`],
        ['为什么通知', detail.why],
        ...fact('下次尝试', detail.nextAttemptAt, toWall),
        ...fact('公告', detail.noticeId, (id) => <Link to={`/notices/${id}`}>打开公告</Link>),
      ]}
    />
    <h2>经过</h2>
    <Steps steps={detail.steps} />
    <h2>技术信息</h2>
    <Facts
      items={[
        ['尝试次数', detail.attempts],
        ...fact('截止', detail.deadlineAt, toWall),
        ...fact('过时不发', detail.expiresAt, toWall),
        ...fact('模板', detail.templateId, same),
        ...fact('微信消息号', detail.msgid, same),
        ['我方消息号', detail.clientMsgId],
        ...fact('未知错误码', detail.refusal, ({ errcode, errmsg }) => `${errcode}：${errmsg}`),
        ['编号', detail.id],
      ]}
    />
  </>
);

/** 为什么: what happened to one push, and its second try. */
export const DeliveryDrawer = ({ id, onRetry, onClose }: Props) => {
  const delivery = useDelivery(id);
  const detail = delivery.data;
  const retry = onRetry !== null && detail?.retriable === true && (
    <Button type="primary" onClick={() => onRetry(detail)}>
      再试一次
    </Button>
  );
  return (
    <Drawer open title="这条推送" size={560} onClose={onClose} extra={retry}>
      {delivery.isPending && <LoadingBlock />}
      {delivery.isError && <ErrorBlock error={delivery.error} onRetry={() => void delivery.refetch()} />}
      {detail && <Explained detail={detail} />}
    </Drawer>
  );
};
