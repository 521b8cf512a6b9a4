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
export function usePages<T, P extends Page<T>>(ask: (cursor: string | undefined) => Promise<P>, key: string) {
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

  return { ...state, more, reload: useCallback(() => load(true), [load]) };
}
