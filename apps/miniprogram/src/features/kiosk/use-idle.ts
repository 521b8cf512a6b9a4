import { useEffect, useRef, useState } from 'react';
import { watchTouches } from '../../services/touches';
import { idleAfter } from './idle';

const TICK_MS = 1000;

/** Watches for touches while somebody is at something; answers the seconds left once they run out, and calls `onOver` at their end. */
export function useIdle(isWatching: boolean, onOver: () => void): number | null {
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null);
  const over = useRef(onOver);
  over.current = onOver;
  useEffect(() => {
    setSecondsLeft(null);
    if (!isWatching) return undefined;
    let touchedAt = Date.now();
    const stopWatching = watchTouches(() => {
      touchedAt = Date.now();
      setSecondsLeft(null);
    });
    const timer = setInterval(() => {
      const idle = idleAfter(Date.now() - touchedAt);
      setSecondsLeft(idle.secondsLeft);
      if (idle.isOver) over.current();
    }, TICK_MS);
    return () => {
      clearInterval(timer);
      stopWatching();
    };
  }, [isWatching]);
  return secondsLeft;
}
