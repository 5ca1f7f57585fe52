/*
 * Bounds for statistical tests. Every bound is an inequality that holds for all parameters, taken so that a right sampler
 * exceeds it with a probability of at most FALSE_ALARM; since the seeds are fixed, a test that passes once always passes.
 */

/** The probability that a right sampler fails one comparison. */
export const FALSE_ALARM = 1e-9;

const LOG = -Math.log(FALSE_ALARM);

/** Pearson's statistic. A cell that cannot occur (expected 0) must be empty, otherwise it is infinite. */
export function chiSquare(observed: ArrayLike<number>, expected: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < observed.length; i++) {
    if (expected[i] === 0) sum += observed[i] === 0 ? 0 : Infinity;
    else sum += (observed[i] - expected[i]) ** 2 / expected[i];
  }
  return sum;
}

/**
 * Whether a chi-square variable may take this value, on either side (too good is wrong as well).
 *
 * Source: Laurent and Massart, Annals of Statistics 28(5), 2000, lemma 1: P(X >= d + 2 sqrt(d x) + 2 x) <= e^-x and
 * P(X <= d - 2 sqrt(d x)) <= e^-x. Pearson's statistic is one in the limit; expected counts are in the hundreds here.
 */
export function isChiSquare(statistic: number, degrees: number): boolean {
  const width = 2 * Math.sqrt(degrees * LOG);
  return statistic <= degrees + width + 2 * LOG && statistic >= degrees - width;
}

/** Whether counts fit their expectations; `degrees` by default one less than the number of cells that can occur. */
export function countsFit(
  observed: ArrayLike<number>,
  expected: ArrayLike<number>,
  degrees = Array.from(expected).filter((count) => count > 0).length - 1,
): boolean {
  return isChiSquare(chiSquare(observed, expected), degrees);
}

/** The largest standard score of a normal variable: P(|Z| > s) <= e^(-s^2 / 2). */
export const LARGEST_SCORE = Math.sqrt(2 * LOG);

/** Whether a Poisson variable of this mean may be `count`. Source: Chernoff, P <= e^-m (e m / k)^k on either side of m. */
export function isPoisson(count: number, mean: number): boolean {
  const exponent = count === 0 ? mean : mean - count + count * Math.log(count / mean);
  return exponent <= LOG;
}

/**
 * The largest distance of an empirical distribution function of n values from the true one.
 *
 * Source: Massart, Annals of Probability 18(3), 1990: P(sqrt(n) D > t) <= 2 e^(-2 t^2).
 */
export function largestDistance(n: number): number {
  return Math.sqrt(Math.log(2 / FALSE_ALARM) / 2 / n);
}

/** The normal distribution function, to 1e-14. Source: Marsaglia, J. Stat. Softw. 11(4), 2004. */
export function normalCdf(x: number): number {
  if (Math.abs(x) > 8) return x > 0 ? 1 : 0;
  let sum = x;
  let term = x;
  for (let k = 3, before = 0; sum !== before; k += 2) {
    term *= (x * x) / k;
    before = sum;
    sum += term;
  }
  return 0.5 + sum * Math.exp(-0.5 * x * x - 0.9189385332046727);
}

/** P(|Z| > x) for x of at least 3, by the continued fraction of Laplace. */
export function normalTails(x: number): number {
  let ratio = x;
  for (let k = 100; k >= 1; k--) ratio = x + k / ratio;
  return (2 * Math.exp(-0.5 * x * x)) / Math.sqrt(2 * Math.PI) / ratio;
}
