import type { Alert, Notice } from './types.js';

/** The conditions with values, those first that the fewest notices meet, and the letter that begins the keys of their values. */
export const VALUE_KINDS = [
  ['projectIds', 'p'],
  ['ownerIds', 'o'],
  ['agencyIds', 'a'],
  ['types', 't'],
  ['regions', 'r'],
  ['categories', 'c'],
] as const satisfies readonly (readonly [keyof Alert, string])[];

export const GREEN_CHANNEL = 'g';

/** The keys of all values that a notice has: a region has all its beginnings. */
export function valuesOf(notice: Notice): string[] {
  const keys = [`c${notice.category}`, `t${notice.type}`];
  if (notice.ownerId !== undefined) keys.push(`o${notice.ownerId}`);
  if (notice.agencyId !== undefined) keys.push(`a${notice.agencyId}`);
  if (notice.projectId !== undefined) keys.push(`p${notice.projectId}`);
  if (notice.greenChannel === true) keys.push(GREEN_CHANNEL);
  for (let length = 0; length <= notice.region.length; length += 1) keys.push(`r${notice.region.slice(0, length)}`);
  return keys;
}
