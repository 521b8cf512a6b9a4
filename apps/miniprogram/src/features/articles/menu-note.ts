import type { MenuEntry } from '@sunshine/contracts';
import { menuActions } from '@sunshine/contracts/words';

/** Which button of the account the entry stands under, and what it opens: 办事服务 · 网页. */
export const menuNote = (button: string, { name, action }: Pick<MenuEntry, 'name' | 'action'>): string => [button === name ? '' : button, menuActions[action]].filter(Boolean).join(' · ');
