import { useDidHide, useDidShow } from '@tarojs/taro';
import { useRef } from 'react';

/** Calls `again` when the page comes back into view. What appears after the page's first showing counts from there on too. */
export function useReturn(again: () => void): void {
  const wasLeft = useRef(false);
  useDidHide(() => {
    wasLeft.current = true;
  });
  useDidShow(() => {
    if (wasLeft.current) again();
    wasLeft.current = false;
  });
}
