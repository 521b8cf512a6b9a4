/** The centre's clock: Asia/Shanghai has been UTC+8 without summer time since 1991. */
const OFFSET_MS = 8 * 3_600_000;
const WALL = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/;

/** An instant → `2026-11-22 09:30` on the centre's wall. */
export const toWall = (instant: string): string => new Date(Date.parse(instant) + OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');

/** An instant → `2026-11-22 09:30:05` on the centre's wall: where seconds matter. */
export const toWallSecond = (instant: string): string => `${toWall(instant)}:${new Date(instant).toISOString().slice(17, 19)}`;

/** `2026-11-22 09:30` on the centre's wall → the instant in UTC; null when it is not a time. */
export const fromWall = (wall: string): string | null => {
  if (!WALL.test(wall)) return null;
  const ms = Date.parse(`${wall.replace(' ', 'T')}:00+08:00`);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
};

export const toDay = (instant: string): string => toWall(instant).slice(0, 10);

const MINUTE = 60_000;

/** How long something has been waiting: `刚刚`, `25 分钟`, `3 小时`, `2 天`. */
export const waitingFor = (since: string, now: number): string => {
  const minutes = Math.max(0, Math.floor((now - Date.parse(since)) / MINUTE));
  if (minutes < 1) return '刚刚';
  if (minutes < 60) return `${minutes} 分钟`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} 小时`;
  return `${Math.floor(minutes / (24 * 60))} 天`;
};

/** More than a working day has gone by: shown in the colour of lateness, with the word 已超 1 天. */
export const isLate = (since: string, now: number): boolean => now - Date.parse(since) > 24 * 60 * MINUTE;
