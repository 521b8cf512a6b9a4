import { addMs } from '../../platform/clock/clock.js';
import type { Announcement } from '../notices/announcements.service.js';

/** What self-watch knows about an announcement. */
export interface Evidence {
  /** When the canary was told of it. */
  toldAt: Date | undefined;
  /** Somebody has heard of the notice, in whatever version. */
  isKnown: boolean;
  /** The notice can be read now. */
  isPublic: boolean;
  /** Since when the canary follows the category; undefined: it does not. */
  listeningSince: Date | undefined;
}

/** seen: told · moot: nobody has to be told any more · pending: still in time · late: promised, due, and not told. */
export type Verdict = 'seen' | 'moot' | 'pending' | 'late';

/** Whether what was promised was kept. Only what people are still owed can be late. */
export function judge({ at, kind }: Pick<Announcement, 'at' | 'kind'>, evidence: Evidence, now: Date, limitMs: number): Verdict {
  if (evidence.toldAt) return 'seen';
  if (evidence.listeningSince === undefined || at < evidence.listeningSince) return 'moot';
  // What was withdrawn before anybody was told is told to nobody, and its withdrawal neither.
  const isOwed = kind === 'withdrawn' ? evidence.isKnown : evidence.isPublic;
  if (!isOwed) return 'moot';
  return addMs(at, limitMs) < now ? 'late' : 'pending';
}

/** `125000` → `2 分 5 秒`: for people, never finer than a second. */
export function durationWords(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  if (hours > 0) return minutes > 0 ? `${hours} 小时 ${minutes} 分` : `${hours} 小时`;
  if (minutes > 0) return rest > 0 ? `${minutes} 分 ${rest} 秒` : `${minutes} 分`;
  return `${rest} 秒`;
}
