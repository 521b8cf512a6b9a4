import type { Durations } from '@sunshine/contracts';

/** Of values in any order; null when there is none: no case is not 0 ms. The percentile is the smallest value that so many are not above. */
export function durationsOf(values: readonly number[]): Durations | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const at = (share: number): number => Math.round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0);
  return { n: sorted.length, p50: at(0.5), p95: at(0.95), worst: at(1) };
}
