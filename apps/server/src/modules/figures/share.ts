import type { Share } from '@sunshine/contracts';

/** The normal distribution's 97.5 % point. */
const Z = 1.959963984540054;

/** Wilson's 95 % interval of a share: what the true share may be, seen from so few or so many. Of nothing it is everything. */
export function wilson(numerator: number, denominator: number): { low: number; high: number } {
  if (denominator === 0) return { low: 0, high: 1 };
  const share = numerator / denominator;
  const square = (Z * Z) / denominator;
  const centre = share + square / 2;
  const half = Z * Math.sqrt((share * (1 - share)) / denominator + square / (4 * denominator));
  return { low: numerator === 0 ? 0 : (centre - half) / (1 + square), high: numerator === denominator ? 1 : (centre + half) / (1 + square) };
}

/** A share as it may be shown: of fewer than `countsOnlyBelow` only the counts. */
export function shareOf(numerator: number, denominator: number, countsOnlyBelow: number): Share {
  if (denominator < Math.max(countsOnlyBelow, 1)) return { numerator, denominator, rate: null, low: null, high: null };
  return { numerator, denominator, rate: numerator / denominator, ...wilson(numerator, denominator) };
}
