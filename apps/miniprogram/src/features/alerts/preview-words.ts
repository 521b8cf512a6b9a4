import type { AlertPreview } from '@sunshine/contracts';

type Count = Pick<AlertPreview, 'days' | 'total' | 'perDay'>;

const rate = (perDay: number) => String(Number(perDay.toFixed(1)));

/** 过去 30 天有 42 条符合，平均每天 1.4 条。 */
export function countWords({ days, total, perDay }: Count): string {
  if (total === 0) return `过去 ${days} 天没有符合的公告。可以少写几个条件，或换个说法。`;
  const mean = perDay >= 0.95 ? `，平均每天 ${rate(perDay)} 条` : '';
  return `过去 ${days} 天有 ${total} 条符合${mean}。`;
}

/** The warning that an alert would ring more than once a day. */
export const busyWords = ({ perDay }: Pick<Count, 'perDay'>): string => `这样每天大约会提醒您 ${rate(Math.max(perDay, 1.1))} 次，提醒次数很快用完。可以改成一天一次，或多写几个条件。`;

/** Said before an alert without any condition is saved. */
export const everythingWords = '一个条件都没有设，每条公告都算符合，都会通知您。';
