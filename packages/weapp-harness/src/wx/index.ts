import type { Router } from '../pages/router.js';
import { createSelectorQuery } from './selector-query.js';
import type { AppEvents } from './app-events.js';
import type { Bridge, WxTable } from './bridge.js';

/** How the mini program was entered: what App.onLaunch and App.onShow get. */
export interface Entry {
  path: string;
  query: Record<string, string>;
  scene: number;
  referrerInfo: Record<string, never>;
}

export interface AppHost {
  bridge: Bridge;
  router(): Router;
  events: AppEvents;
  launched(): Entry;
  entered(): Entry;
  setTimeout(run: () => void, ms: number): unknown;
}

/** Names that bundles probe for and that say nothing about missing support. */
const PROBES = new Set(['webpackJsonp', 'cloud', 'then', 'toJSON', 'constructor', '$$typeof', 'nodeType']);

export function navigationApi({ bridge, router, launched, entered, setTimeout }: AppHost): WxTable {
  const go = (api: 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab') => bridge.async(api, ({ url }) => router()[api](String(url)));
  const later = (run: () => void) => void setTimeout(run, 0);
  return {
    navigateTo: go('navigateTo'),
    redirectTo: go('redirectTo'),
    reLaunch: go('reLaunch'),
    switchTab: go('switchTab'),
    navigateBack: bridge.async('navigateBack', ({ delta }) => router().navigateBack(Number(delta ?? 1))),
    getLaunchOptionsSync: bridge.sync('getLaunchOptionsSync', launched),
    getEnterOptionsSync: bridge.sync('getEnterOptionsSync', entered),
    nextTick: later,
    createSelectorQuery: () => createSelectorQuery(() => currentTree(router()), { width: 390, height: 753 }, later),
    createIntersectionObserver: idleObserver,
    createMediaQueryObserver: idleObserver,
    env: { USER_DATA_PATH: 'wxfile://usr' },
  };
}

/** The wx object of a bundle: extensible, and every name it lacks that the bundle asks for is noted; `lacks` are left out on purpose. */
export function createWx(table: WxTable, missing: Set<string>, lacks: readonly string[] = []): WxTable {
  const present = Object.fromEntries(Object.entries(table).filter(([name]) => !lacks.includes(name)));
  return new Proxy(present, {
    get(target, name) {
      if (typeof name === 'symbol') return undefined;
      if (!(name in target) && !PROBES.has(name) && !lacks.includes(name)) missing.add(name);
      return target[name];
    },
  });
}

function currentTree(router: Router) {
  const { current } = router;
  if (current === undefined) throw new Error('no page is open');
  return current.tree();
}

/** Nothing scrolls into view without a layout. */
function idleObserver(): Record<string, unknown> {
  const observer = { relativeTo: () => observer, relativeToViewport: () => observer, observe: () => undefined, disconnect: () => undefined };
  return observer;
}
