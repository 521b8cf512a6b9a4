type Filters = Partial<Record<string, string>>;

/** The queries that find what still has a clock, within the filters: the server puts the overdue first. None when only one state is wanted. */
export const openCases = (filters: Filters): Filters[] => (filters['state'] === undefined || filters['state'] === 'open' ? [{ ...filters, state: 'open' }] : []);

/** As the server sent them. */
export const serverOrder = (): number => 0;
