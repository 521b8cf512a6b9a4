import { useCallback, useEffect, useRef, useState } from 'react';

export interface AnswerState<T> {
  data: T | undefined;
  error: unknown;
  loading: boolean;
  /** Asks again; what is shown stays until the new answer comes. */
  reload: () => Promise<void>;
  replace: (data: T) => void;
}

/** One question to the server and where its answer stands. A later question outruns an earlier one. */
export function useAnswer<T>(ask: () => Promise<T>, key: string = ''): AnswerState<T> {
  const [state, setState] = useState<{ data: T | undefined; error: unknown; loading: boolean }>({ data: undefined, error: null, loading: true });
  const latest = useRef(ask);
  const turn = useRef(0);
  latest.current = ask;

  const reload = useCallback(async () => {
    const mine = ++turn.current;
    setState((now) => ({ ...now, error: null, loading: true }));
    try {
      const data = await latest.current();
      if (mine === turn.current) setState({ data, error: null, loading: false });
    } catch (error) {
      if (mine === turn.current) setState((now) => ({ ...now, error, loading: false }));
    }
  }, []);

  useEffect(() => {
    void reload();
    return () => {
      turn.current++;
    };
  }, [key, reload]);

  const replace = useCallback((data: T) => setState({ data, error: null, loading: false }), []);
  return { ...state, reload, replace };
}

/** An action with its state: what went wrong is kept as an error, what was typed stays with the caller. */
export function useAction<A extends unknown[]>(act: (...args: A) => Promise<void>): { run: (...args: A) => void; busy: boolean; error: unknown } {
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null });
  const busy = useRef(false);
  const run = (...args: A) => {
    if (busy.current) return;
    busy.current = true;
    setState({ busy: true, error: null });
    act(...args)
      .then(
        () => setState({ busy: false, error: null }),
        (error: unknown) => setState({ busy: false, error }),
      )
      .finally(() => {
        busy.current = false;
      });
  };
  return { run, ...state };
}
