import type { ContentCheck } from '@sunshine/contracts';

/** Who has waited longest comes first. */
export const oldestFirst = (a: ContentCheck, b: ContentCheck): number => a.createdAt.localeCompare(b.createdAt);

type Filters = Partial<Record<string, string>>;

/** The queries that find what waits within the filters; none when only decided words are wanted. */
export const waitingChecks = (filters: Filters): Filters[] => (filters['state'] === undefined || filters['state'] === 'pending' ? [{ ...filters, state: 'pending' }] : []);
