import type { Delivery } from '@sunshine/contracts';
import { deliveryChannels, deliveryReasons, deliveryStates, type DeliveryState } from '@sunshine/contracts/words';
import type { Tone } from '@/components/state-word';
import type { CsvColumn } from '@/lib/csv';
import { toWall } from '@/lib/time';

export const toneOf: Record<DeliveryState, Tone> = { waiting: 'urgent', sent: 'plain', confirmed: 'done', unknown: 'urgent', failed: 'late', 'inbox-only': 'plain', 'in-digest': 'plain' };

/** What became of it, in words; null when there is nothing to add to the state. */
export const reasonWords = ({ reason, detail }: Pick<Delivery, 'reason' | 'detail'>): string | null => {
  const word = reason === null ? null : deliveryReasons[reason];
  if (word === null) return detail;
  return detail === null || detail === '' ? word : `${word}（${detail}）`;
};

/** Only what was given up, or whose outcome nobody knows, is sent again by hand. */
export const mayRetry = ({ state }: Pick<Delivery, 'state'>): boolean => state === 'failed' || state === 'unknown';

const instant = (value: string | null): string => (value === null ? '' : toWall(value));

export const deliveryCsv: CsvColumn<Delivery>[] = [
  { title: '生成时间', value: (row) => toWall(row.createdAt) },
  { title: '标题', value: (row) => row.title },
  { title: '收件人', value: (row) => row.person },
  { title: '为什么通知', value: (row) => row.why },
  { title: '渠道', value: (row) => deliveryChannels[row.channel] },
  { title: '状态', value: (row) => deliveryStates[row.state] },
  { title: '原因', value: (row) => reasonWords(row) },
  { title: '尝试次数', value: (row) => row.attempts },
  { title: '发出时间', value: (row) => instant(row.sentAt) },
  { title: '下次尝试', value: (row) => instant(row.nextAttemptAt) },
  { title: '公告编号', value: (row) => row.noticeId },
];
