import type { DeliveryFilter } from '@sunshine/contracts';
import { fromWall } from '@/lib/time';

export const FILTERS = ['q', 'state', 'channel', 'reason', 'noticeId', 'from', 'to'] as const;
export type Filters = Partial<Record<(typeof FILTERS)[number], string>>;

const DAY_MS = 24 * 3_600_000;

/** What the address says, as the server asks for it: days become instants, `to` is the whole day. */
export const toDeliveryFilter = ({ from, to, ...same }: Filters): DeliveryFilter => {
  const start = from === undefined ? null : fromWall(`${from} 00:00`);
  const last = to === undefined ? null : fromWall(`${to} 00:00`);
  return {
    ...(same as DeliveryFilter),
    ...(start === null ? {} : { from: start }),
    ...(last === null ? {} : { until: new Date(Date.parse(last) + DAY_MS).toISOString() }),
  };
};
