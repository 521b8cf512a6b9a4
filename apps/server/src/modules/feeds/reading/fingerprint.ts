import { sha256 } from '../../../platform/crypto/sha256.js';
import type { Raw } from './fields.js';

const canonical = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replace(/[\s\u00a0\u3000]+/g, ' ').trim();
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value ?? null;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== null && each !== undefined && each !== '')
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, canonical(each)]),
  );
};

/**
 * SHA-256 over what a record says, as the source said it: the order of keys, white space and empty fields do not count.
 * It is taken of the source's fields and not of what we read out of them, so a better parser makes no new versions.
 */
export function fingerprintOf(raw: Raw, isContent: (key: string) => boolean): string {
  return sha256(JSON.stringify(canonical(Object.fromEntries(Object.entries(raw).filter(([key]) => isContent(key))))));
}
