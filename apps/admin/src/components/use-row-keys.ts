import type { RefObject } from 'react';
import { useHotkeys } from '@/lib/hotkeys';

const rowsOf = (root: HTMLElement | null): HTMLElement[] => Array.from(root?.querySelectorAll<HTMLElement>('tr[data-row-key]') ?? []);

/** The row `step` away from the focused one; the first row when none is focused. */
export const rowAfter = (root: HTMLElement | null, step: 1 | -1): HTMLElement | undefined => {
  const rows = rowsOf(root);
  const focused = rows.findIndex((row) => row === document.activeElement);
  return focused === -1 ? rows[0] : rows[Math.min(rows.length - 1, Math.max(0, focused + step))];
};

export const useRowKeys = (root: RefObject<HTMLElement | null>): void =>
  useHotkeys({ j: () => rowAfter(root.current, 1)?.focus(), k: () => rowAfter(root.current, -1)?.focus() });
