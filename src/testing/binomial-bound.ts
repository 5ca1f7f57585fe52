/** How rarely an assertion about chance may fail by chance. */
export const FAILURE = 1e-9;

/**
 * How far a binomial count may be from its mean, but for a probability of `failure`: Bernstein's inequality,
 * sqrt(2 v L) + 2 L / 3 with v = n p (1 - p) and L = ln(2 / failure).
 */
export function binomialBound(n: number, p: number, failure = FAILURE): number {
  const level = Math.log(2 / failure);
  return Math.sqrt(2 * n * p * (1 - p) * level) + (2 * level) / 3;
}
