import type { ErrorLog } from './error-log.js';
import type { Realm } from './realm.js';

interface Watcher {
  realm: Pick<Realm, 'owns'>;
  errors: ErrorLog;
}

interface Watch {
  watchers: Set<Watcher>;
  end(): void;
}

/** One listener for each source, however many phones are open. */
const watches = new Map<NodeJS.EventEmitter, Watch>();

/**
 * Notes rejections of the bundle that nobody handles; those of others go the way they would have gone. Returns how to stop.
 * Jest keeps the process's own events to itself and fails the running test instead.
 */
export function watchRejections(realm: Pick<Realm, 'owns'>, errors: ErrorLog, source: NodeJS.EventEmitter = process): () => void {
  const watch = watches.get(source) ?? startWatch(source);
  const watcher = { realm, errors };
  watch.watchers.add(watcher);
  return () => {
    watch.watchers.delete(watcher);
    if (watch.watchers.size === 0) watch.end();
  };
}

function startWatch(source: NodeJS.EventEmitter): Watch {
  const watchers = new Set<Watcher>();
  const onRejection = (reason: unknown, promise: unknown): void => {
    const owner = [...watchers].find(({ realm }) => realm.owns(promise));
    if (owner !== undefined) return owner.errors.add('unhandledRejection', reason);
    if (source.listenerCount('unhandledRejection') === 1) throw reason;
  };
  const end = (): void => {
    source.off('unhandledRejection', onRejection);
    watches.delete(source);
  };
  source.on('unhandledRejection', onRejection);
  watches.set(source, { watchers, end });
  return { watchers, end };
}
