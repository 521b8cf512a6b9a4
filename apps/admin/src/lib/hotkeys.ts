import { useEffect, useRef } from 'react';

const TYPING = 'input, textarea, select, [contenteditable="true"]';

/** `ctrl+s`, `ctrl+enter`, `/`, `?`, `j`… Command counts as Ctrl on a Mac. */
export const keyName = (event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): string => `${event.ctrlKey || event.metaKey ? 'ctrl+' : ''}${event.altKey ? 'alt+' : ''}${event.key.toLowerCase()}`;

const isTyping = (target: EventTarget | null): boolean => target instanceof Element && target.closest(TYPING) !== null;
const dialogOpen = (): boolean => document.querySelector('.ant-modal-wrap:not([style*="display: none"]) .ant-modal, .ant-drawer-open') !== null;

/**
 * Keys of a page. Plain letters are left alone while somebody types; a dialog or drawer on top takes all of them.
 */
export const useHotkeys = (keys: Record<string, () => void>): void => {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const name = keyName(event);
      const action = latest.current[name];
      if (action === undefined || event.isComposing || dialogOpen()) return;
      if (!name.startsWith('ctrl+') && isTyping(event.target)) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
};
