/**
 * Both dialects keep an instant as UTC without a zone. The driver translates columns; where an expression stands in place of
 * one, it does not know that it is a time.
 */
export const storedTime = (at: Date): string => at.toISOString().replace('T', ' ').replace('Z', '');

/** The other way round. */
export const readTime = (value: string | Date): Date => (value instanceof Date ? value : new Date(`${value.replace(' ', 'T')}Z`));
