import { useSyncExternalStore } from 'react';
import { platform } from './platform';
import { storage } from './storage';
import { createStore } from './store';

/** Elder mode: the person's choice, else what the phone's type size says. */
const store = createStore(storage.read('elder') ?? platform.prefersLargeType());

export const useElder = () => useSyncExternalStore(store.subscribe, store.get, store.get);

export function setElder(on: boolean): void {
  storage.write('elder', on);
  store.set(on);
}
