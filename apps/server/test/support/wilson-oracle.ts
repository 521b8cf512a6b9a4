const Z = 1.959963984540054;
const HALVINGS = 200;

/**
 * Wilson's interval by its definition, without its formula: the shares p that lie no further than z standard errors of p from what
 * was seen, (x/n - p)² ≤ z² p (1 - p) / n. Each end is looked for by halving.
 */
export function wilsonByHalving(numerator: number, denominator: number): { low: number; high: number } {
  const seen = numerator / denominator;
  const isInside = (p: number): boolean => (seen - p) ** 2 * denominator <= Z * Z * p * (1 - p);
  const end = (from: number, outside: number): number => {
    let [inside, beyond] = [from, outside];
    for (let step = 0; step < HALVINGS; step += 1) {
      const middle = (inside + beyond) / 2;
      if (isInside(middle)) inside = middle;
      else beyond = middle;
    }
    return inside;
  };
  return { low: numerator === 0 ? 0 : end(seen, 0), high: numerator === denominator ? 1 : end(seen, 1) };
}
