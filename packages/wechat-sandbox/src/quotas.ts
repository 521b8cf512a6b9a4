import { shanghaiDay, shanghaiMonth, type Clock } from './clock.js';
import type { Quota } from './options.js';
import { Refusal } from './refusal.js';

interface Count {
  minute: number;
  inMinute: number;
  day: number;
  inDay: number;
}

/** Calls that name their limits by other codes than 45011 (minute) and 45009 (day). */
const OTHER_CODES: Readonly<Record<string, { minute?: number; day?: number }>> = {
  '/wxa/msg_sec_check': { minute: 44991 },
  '/wxa/media_check_async': { minute: 44991 },
  '/wxa/generate_urllink': { minute: 44991, day: 44993 },
};

const CLEARS_PER_MONTH = 10;

/** Calls per app and path, by minute and by day of Asia/Shanghai. */
export class Quotas {
  private readonly counts = new Map<string, Count>();
  private readonly cleared = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    private readonly limits: Record<string, Quota>,
  ) {}

  set(path: string, quota: Quota): void {
    this.limits[path] = quota;
  }

  /** Counts one call. @throws Refusal 45011 (minute), 45009 (day) or the call's own code; a refused call is not counted */
  spend(appid: string, path: string): void {
    const { perMinute, perDay } = this.limits[path] ?? {};
    const count = this.current(`${appid} ${path}`);
    const { minute = 45011, day = 45009 } = OTHER_CODES[path] ?? {};
    if (perDay !== undefined && count.inDay >= perDay) throw new Refusal(day, 'reach max api daily quota limit');
    if (perMinute !== undefined && count.inMinute >= perMinute) throw new Refusal(minute, 'api minute-quota reach limit  mustslower  retry next minute');
    count.inMinute += 1;
    count.inDay += 1;
  }

  /** What one app has used of one path today; `perDay` is 0 for a path without a limit. */
  usage(appid: string, path: string): { perDay: number; perMinute: number; used: number } {
    const { perMinute = 0, perDay = 0 } = this.limits[path] ?? {};
    return { perDay, perMinute, used: this.current(`${appid} ${path}`).inDay };
  }

  /** One app starts its day anew. @throws Refusal 48006 after ten times in a month of Asia/Shanghai */
  clearOf(appid: string): void {
    const month = `${appid} ${shanghaiMonth(this.clock.now())}`;
    const cleared = this.cleared.get(month) ?? 0;
    if (cleared >= CLEARS_PER_MONTH) throw new Refusal(48006, 'forbid to clear quota because of reaching the limit');
    this.cleared.set(month, cleared + 1);
    for (const key of this.counts.keys()) if (key.startsWith(`${appid} `)) this.counts.delete(key);
  }

  clear(): void {
    this.counts.clear();
    this.cleared.clear();
  }

  private current(key: string): Count {
    const now = this.clock.now();
    const minute = Math.floor(now / 60_000);
    const day = shanghaiDay(now);
    const count = this.counts.get(key) ?? { minute, inMinute: 0, day, inDay: 0 };
    if (count.minute !== minute) Object.assign(count, { minute, inMinute: 0 });
    if (count.day !== day) Object.assign(count, { day, inDay: 0 });
    this.counts.set(key, count);
    return count;
  }
}
