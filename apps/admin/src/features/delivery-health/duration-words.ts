import type { Durations } from '@sunshine/contracts';

/** `850` → `850 毫秒`, `2400` → `2.4 秒`, `60000` → `1 分钟`, `125000` → `2 分 5 秒`, `5400000` → `1 小时 30 分`. */
export const durationWords = (ms: number): string => {
  if (ms < 1000) return `${ms} 毫秒`;
  if (ms < 60_000) return `${Number((ms / 1000).toFixed(1))} 秒`;
  const seconds = Math.round(ms / 1000);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  if (hours > 0) return minutes > 0 ? `${hours} 小时 ${minutes} 分` : `${hours} 小时`;
  return rest > 0 ? `${minutes} 分 ${rest} 秒` : `${minutes} 分钟`;
};

/** Nothing happened: no data, which is not 0 ms. */
export const valueWords = (durations: Durations | null, which: 'p50' | 'p95' | 'worst'): string => (durations === null ? '没有数据' : durationWords(durations[which]));

/** `3 / 12（25%）`; without a whole there is no share. */
export const shareWords = (part: number, whole: number): string => (whole === 0 ? '没有数据' : `${part} / ${whole}（${Number(((part / whole) * 100).toFixed(1))}%）`);
