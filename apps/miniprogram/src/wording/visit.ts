/** When the person looked last: `before` is the visit before this one, what "since your last visit" counts from. */
export interface Visit {
  before: string | null;
  current: string;
}

/** Looks within half an hour are one visit. */
const VISIT_MS = 30 * 60_000;

export function nextVisit(last: Visit | undefined, now: string): Visit {
  if (!last) return { before: null, current: now };
  const isSame = Date.parse(now) - Date.parse(last.current) < VISIT_MS;
  return { before: isSame ? last.before : last.current, current: now };
}
