import { refreshUnread } from './me';

/** A message that could not be pushed shows on the badge within a minute while the app is in view. */
const EVERY_MS = 45_000;

let timer: ReturnType<typeof setInterval> | undefined;

export function stopWatching(): void {
  clearInterval(timer);
  timer = undefined;
}

export function watchMessages(): void {
  stopWatching();
  timer = setInterval(() => void refreshUnread(), EVERY_MS);
}
