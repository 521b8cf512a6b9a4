import type { AlertConditions } from '@sunshine/contracts';

/** Empty lists and repeats say nothing. */
export function cleanConditions(given: AlertConditions): AlertConditions {
  const entries = Object.entries(given)
    .map(([key, value]) => [key, Array.isArray(value) ? [...new Set(value as string[])] : value] as const)
    .filter(([, value]) => value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0));
  return Object.fromEntries(entries) as AlertConditions;
}
