/** Places where a process may be told to die, so that what follows can be tried: between two commits, or between a call and its outcome. */
export const crashPoints = [
  'notice-publish-before-commit',
  'notice-publish-before-answer',
  'announce-before-chunk-commit',
  'announce-after-chunk-commit',
  'outbox-claimed',
  'outbox-before-finish',
  'delivery-marked',
  'delivery-answered',
  'delivery-written',
  'digest-made',
  'reminder-made',
  'callback-accepted',
  'callback-before-apply',
  'callback-applied',
] as const;
export type CrashPoint = (typeof crashPoints)[number];

/** Where to die, and at which pass (from 1). */
export interface CrashAt {
  name: CrashPoint;
  pass: number;
}

let armed: CrashAt | undefined;

/** Arms one point of this process, or none. */
export function armCrash(at: CrashAt | undefined): void {
  armed = at && { ...at };
}

/** Does nothing, except in a crash test at the pass that was ordered: then the process is gone, as after `kill -9`. */
export function crashPoint(name: CrashPoint): void {
  if (armed?.name !== name) return;
  armed.pass -= 1;
  if (armed.pass === 0) process.kill(process.pid, 'SIGKILL');
}
