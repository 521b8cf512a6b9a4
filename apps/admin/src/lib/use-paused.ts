import { useEffect, useState } from 'react';

/** The text as it was when typing last paused. */
export const usePaused = (text: string): string => {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text.trim()), 250);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
};
