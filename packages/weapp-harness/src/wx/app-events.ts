import type { ErrorLog } from '../bundle/error-log.js';
import type { WxTable } from './bridge.js';

type Listener = (value: unknown) => void;

const EVENTS = [
  'AppShow', 'AppHide', 'Error', 'UnhandledRejection', 'PageNotFound', 'ThemeChange', 'NetworkStatusChange', 'WindowResize', 'MemoryWarning',
  'KeyboardHeightChange', 'AudioInterruptionBegin', 'AudioInterruptionEnd', 'UserCaptureScreen', 'LazyLoadError', 'AppRoute', 'AfterPageLoad',
];

/** wx.onX and wx.offX for the events of the app. */
export class AppEvents {
  private readonly listeners = new Map<string, Set<Listener>>();

  constructor(private readonly errors: ErrorLog) {}

  emit(event: string, value: unknown): void {
    for (const listener of this.listeners.get(event) ?? []) this.errors.guard(() => listener(value));
  }

  api(): WxTable {
    return Object.fromEntries(
      EVENTS.flatMap((event) => [
        [`on${event}`, (listener: Listener) => void this.listenersOf(event).add(listener)],
        [`off${event}`, (listener?: Listener) => (listener ? void this.listenersOf(event).delete(listener) : this.listenersOf(event).clear())],
      ]),
    );
  }

  private listenersOf(event: string): Set<Listener> {
    const known = this.listeners.get(event) ?? new Set();
    this.listeners.set(event, known);
    return known;
  }
}
