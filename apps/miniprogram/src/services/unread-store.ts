import { createStore } from './store';

/** Unread messages, for the tab bar that h5 draws itself. */
export const unread = createStore(0);
