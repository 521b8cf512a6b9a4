import { useDidHide, useDidShow, useUnload } from '@tarojs/taro';
import { useEffect, useRef } from 'react';
import { inboxMark, lookAtInbox } from './me';

/** A message that could not be pushed shows on the badge so soon while the app is in view. */
const EVERY_MS = 10_000;
/** Where messages are read a second is long. */
const CLOSELY_MS = 900;

let timer: ReturnType<typeof setInterval> | undefined;

function lookEvery(ms: number): void {
  stopWatching();
  timer = setInterval(() => void lookAtInbox(), ms);
}

export function stopWatching(): void {
  clearInterval(timer);
  timer = undefined;
}

export const watchMessages = () => lookEvery(EVERY_MS);

/** On a page that shows what the inbox holds: looks closely while it is in view, and calls `onNews` when something has changed. */
export function useCloseWatch(onNews?: () => void): void {
  const latest = useRef(onNews);
  const isInView = useRef(false);
  latest.current = onNews;
  useDidShow(() => {
    isInView.current = true;
    lookEvery(CLOSELY_MS);
  });
  const leave = () => {
    if (isInView.current) watchMessages();
    isInView.current = false;
  };
  useDidHide(leave);
  useUnload(leave);
  useEffect(() => inboxMark.subscribe(() => isInView.current && latest.current?.()), []);
}
