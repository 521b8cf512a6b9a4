import type { DeliveryFilter } from '@sunshine/contracts';
import { MAX_RETRIES_AT_ONCE } from '@sunshine/contracts/words';
import { useIsFetching } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { ReasonDialog } from '@/components/reason-dialog';
import { useRetriable, useRetryAll } from '@/features/deliveries/api/retry-delivery';
import { errorLine } from '@/lib/describe-error';

/** Asks with the count that the server gave; the server refuses when it is another one by then. */
const Question = ({ filter, onClose }: { filter: DeliveryFilter; onClose: () => void }) => {
  const { message } = App.useApp();
  const count = useRetriable(filter);
  const retryAll = useRetryAll();
  if (count.isPending) return null;
  const found = count.data?.retriable ?? 0;
  const refusal = count.isError ? errorLine(count.error) : found === 0 ? '筛选出的推送里没有可以再试的：已发出的、按用户选择不推送的和公告已撤回的不会再发。' : found > MAX_RETRIES_AT_ONCE ? `可以再试的超过 ${MAX_RETRIES_AT_ONCE} 条，请先缩小筛选范围。` : null;
  const send = (): Promise<void> =>
    retryAll.mutateAsync({ filter, expected: found }).then(
      ({ retried, skipped }) => {
        void message.success(skipped === 0 ? `已重新安排 ${retried} 条` : `已重新安排 ${retried} 条，${skipped} 条已不需要`);
        onClose();
      },
      (error: unknown) => {
        void message.error(errorLine(error));
        void count.refetch();
      },
    );
  return (
    <ReasonDialog
      title={refusal === null ? `再试 ${found} 条推送？` : '不能批量再试'}
      consequence={refusal ?? `将按每个人现在的渠道重新发送筛选出的这 ${found} 条；没有可用渠道的仍只在站内信，结果未知的可能让对方收到两条相同的消息。操作会留痕。`}
      reasonLabel={null}
      confirmText={refusal === null ? `再试 ${found} 条` : '知道了'}
      onClose={onClose}
      onConfirm={() => (refusal === null ? send() : Promise.resolve(onClose()))}
    />
  );
};

export const RetryAll = ({ filter }: { filter: DeliveryFilter }) => {
  const [asking, setAsking] = useState(false);
  const counting = useIsFetching({ queryKey: ['delivery', 'count'] }) > 0;
  return (
    <>
      <Button loading={asking && counting} onClick={() => setAsking(true)}>
        批量再试
      </Button>
      {asking && <Question filter={filter} onClose={() => setAsking(false)} />}
    </>
  );
};
