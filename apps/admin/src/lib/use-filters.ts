import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** Filters live in the address, so that back, reload and a shared link keep them. */
export const useFilters = <K extends string>(names: readonly K[]): [Partial<Record<K, string>>, (change: Partial<Record<K, string | undefined>>) => void] => {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => {
    const values: Partial<Record<K, string>> = {};
    for (const name of names) {
      const value = params.get(name);
      if (value !== null && value !== '') values[name] = value;
    }
    return values;
  }, [params, names]);
  const change = useCallback(
    (next: Partial<Record<K, string | undefined>>) =>
      setParams(
        (old) => {
          const merged = new URLSearchParams(old);
          for (const [name, value] of Object.entries<string | undefined>(next as Record<string, string | undefined>)) {
            if (value === undefined || value === '') merged.delete(name);
            else merged.set(name, value);
          }
          return merged;
        },
        { replace: true },
      ),
    [setParams],
  );
  return [filters, change];
};
