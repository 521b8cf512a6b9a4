import { randomId } from '@/lib/random-id';

/** The phone page of the same origin keeps its device id under this key, as `{ data }` (Taro's storage). */
const KEY = 'device';

const kept = (stored: string | null): string | null => {
  try {
    const { data } = JSON.parse(stored ?? '{}') as { data?: unknown };
    return typeof data === 'string' ? data : null;
  } catch {
    return null;
  }
};

/** What tells this browser's ratings from another's: the same id as its phone page has, made here when there is none. */
export const deviceOfThisBrowser = (storage: Pick<Storage, 'getItem' | 'setItem'>): string => {
  const known = kept(storage.getItem(KEY));
  if (known !== null) return known;
  const made = randomId();
  storage.setItem(KEY, JSON.stringify({ data: made }));
  return made;
};
