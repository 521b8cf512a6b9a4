import type { DeliveryDetail } from '@sunshine/contracts';
import { deliveryChannels, deliveryStates, tellingKinds } from '@sunshine/contracts/words';
import { Button, Drawer, Timeline } from 'antd';
import { Link } from 'react-router';
import { ErrorBlock } from '@/components/error-block';
import { Facts } from '@/components/facts';
import { LoadingBlock } from '@/components/loading-block';
import { StateWord } from '@/components/state-word';
import { useDelivery } from '@/features/deliveries/api/retry-delivery';
import { reasonWords, toneOf } from '@/features/deliveries/delivery-words';
import { toWall } from '@/lib/time';

interface Props {
  id: string;
  /** Null when this member may not retry. */
  onRetry: ((row: DeliveryDetail) => void) | null;
  onClose: () => void;
}

const instant = (value: string | null): string => (value === null ? '无' : toWall(value));

const Explained = ({ detail }: { detail: DeliveryDetail }) => (
  <>
    <Facts
      items={[
        ['状态', <StateWord key="state" tone={toneOf[detail.state]}>{deliveryStates[detail.state]}</StateWord>],
        ['原因', reasonWords(detail) ?? '无'],
        ['渠道', deliveryChannels[detail.channel]],
        ['收件人', detail.person],
        ['内容', `${tellingKinds[detail.kind]}：${detail.title}`],
        ['为什么通知', detail.why],
        ['公告', detail.noticeId === null ? '无' : <Link key="notice" to={`/notices/${detail.noticeId}`}>打开公告</Link>],
      ]}
    />
    <h2>经过</h2>
    <Timeline items={detail.steps.map(({ at, text, tone }) => ({ content: <><span className="cell-note">{toWall(at)}</span> <StateWord tone={tone}>{text}</StateWord></> }))} />
    <h2>技术信息</h2>
    <Facts
      items={[
        ['尝试次数', detail.attempts],
        ['下次尝试', instant(detail.nextAttemptAt)],
        ['截止', instant(detail.deadlineAt)],
        ['过时不发', instant(detail.expiresAt)],
        ['模板', detail.templateId ?? '无'],
        ['微信消息号', detail.msgid ?? '无'],
        ['我方消息号', detail.clientMsgId],
        ['未知错误码', detail.refusal === null ? '无' : `${detail.refusal.errcode}：${detail.refusal.errmsg}（rid ${detail.refusal.rid ?? '无'}）`],
        ['编号', <code key="id">{detail.id}</code>],
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
