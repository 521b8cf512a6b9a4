import { DateTime } from 'luxon';
import { ZONE } from '../../platform/clock/clock.js';

export const formatYuan = (yuan: number): string => `${(yuan / 10_000).toLocaleString('zh-CN', { maximumFractionDigits: 4 })} 万元`;
export const formatDay = (at: Date): string => DateTime.fromJSDate(at, { zone: ZONE }).toFormat('yyyy年M月d日');
/** `days` from today at `time` in Asia/Shanghai. */
export const dayAt = (now: Date, days: number, time: { hour: number; minute: number }): Date => DateTime.fromJSDate(now, { zone: ZONE }).startOf('day').plus({ days }).set(time).toJSDate();
