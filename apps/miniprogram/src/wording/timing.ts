import type { AlertTiming, QuietHours } from '@sunshine/contracts';
import { dayOf, dayWords } from './dates';

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

/** ISO weekday → 周一 */
export const weekdayName = (weekday: number): string => `周${WEEKDAYS[weekday - 1] ?? ''}`;

export const isPaused = ({ pausedUntil }: Pick<AlertTiming, 'pausedUntil'>, now: number): boolean => pausedUntil !== null && pausedUntil >= dayOf(now);

/** 22:00 至次日 07:00 */
const quietWords = ({ from, until }: QuietHours): string => `${from} 至${until < from ? '次日' : ''} ${until}`;

/** 每天 08:00 汇总 · 立即提醒，22:00 至次日 07:00 免打扰 */
export function timingWords(timing: AlertTiming, now: number): string {
  if (isPaused(timing, now)) return `暂停到 ${dayWords(timing.pausedUntil ?? '', now)}，期间只放在站内信`;
  if (timing.frequency === 'daily') return `每天 ${timing.at} 汇总提醒`;
  if (timing.frequency === 'weekly') return `每${weekdayName(timing.weekday)} ${timing.at} 汇总提醒`;
  return timing.quiet ? `立即提醒，${quietWords(timing.quiet)} 免打扰` : '立即提醒';
}
