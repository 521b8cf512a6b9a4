import type { Page } from '@sunshine/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';

interface Pages<T, P extends Page<T>> {
  items: T[];
  first: P | undefined;
  error: unknown;
  loading: boolean;
  ended: boolean;
}

/** An endless list: `more` asks for the next page, once at a time, and can be repeated after a failure. */
export function usePages<T extends { id: string }, P extends Page<T>>(ask: (cursor: string | undefined) => Promise<P>, key: string) {
  const none: Pages<T, P> = { items: [], first: undefined, error: null, loading: true, ended: false };
  const [state, setState] = useState(none);
  const cursor = useRef<string | undefined>(undefined);
  const latest = useRef(ask);
  const turn = useRef(0);
  const running = useRef(false);
  latest.current = ask;

  const load = useCallback(async (fresh: boolean) => {
    if (running.current && !fresh) return;
    const mine = ++turn.current;
    running.current = true;
    setState((now) => ({ ...now, error: null, loading: true }));
    try {
      const page = await latest.current(fresh ? undefined : cursor.current);
      if (mine !== turn.current) return;
      cursor.current = page.nextCursor ?? undefined;
      setState((now) => ({ items: fresh ? page.items : [...now.items, ...page.items], first: fresh ? page : now.first, error: null, loading: false, ended: page.nextCursor === null }));
    } catch (error) {
      if (mine === turn.current) setState((now) => ({ ...now, error, loading: false }));
    } finally {
      if (mine === turn.current) running.current = false;
    }
  }, []);

  /** Looks at the beginning again, without a sign of it: what is new comes on top, and what was read further down stays. */
  const refresh = useCallback(async () => {
    if (running.current) return;
    const mine = ++turn.current;
    try {
      const page = await latest.current(undefined);
      if (mine !== turn.current) return;
      setState((now) => {
        const rest = tailBehind(now.items, page.items);
        if (rest === undefined) cursor.current = page.nextCursor ?? undefined;
        return { items: [...page.items, ...(rest ?? [])], first: page, error: null, loading: false, ended: rest === undefined || page.nextCursor === null ? page.nextCursor === null : now.ended };
      });
    } catch (error) {
      if (mine === turn.current) setState((now) => ({ ...now, error, loading: false }));
    }
  }, []);

  useEffect(() => {
    setState((now) => ({ ...now, items: [], first: undefined, ended: false }));
    void load(true);
    return () => {
      turn.current++;
      running.current = false;
    };
  }, [key, load]);

  const more = useCallback(() => {
    if (!state.ended && state.first) void load(false);
  }, [load, state.ended, state.first]);

  return { ...state, more, reload: useCallback(() => load(true), [load]), refresh };
}

/** What is listed behind the page's last item; undefined when nothing of it is known to go on there. */
function tailBehind<T extends { id: string }>(items: T[], page: T[]): T[] | undefined {
  const last = page[page.length - 1];
  const at = items.findIndex(({ id }) => id === last?.id);
  return at < 0 || at === items.length - 1 ? undefined : items.slice(at + 1);
}
