import { expNegative } from './exp-negative.js';
import { WORDS } from './word.js';

/** Cells of [0, 1] on which the density is taken to be constant. */
const CELLS = 4096;

/**
 * A sampler of the normal distribution truncated to [0, 1]: one 32-bit word in, one value out, by the inverse of its
 * distribution function, so that a word's value never falls when the mean rises. (Redrawing what lies outside would break
 * that, and clipping would pile it up on the edges.)
 *
 * The density stands at the midpoints of 4,096 cells, from portable functions: the error of the distribution function is
 * below (1 / 4096 / deviation)^2.
 *
 * @param mean of the normal distribution before it is truncated, 0 to 1
 * @param deviation of the normal distribution before it is truncated, at least 0.001
 */
export function truncatedNormal(mean: number, deviation: number): (word: number) => number {
  const below = new Float64Array(CELLS + 1);
  for (let cell = 0; cell < CELLS; cell++) {
    const z = ((cell + 0.5) / CELLS - mean) / deviation;
    below[cell + 1] = below[cell] + expNegative(-0.5 * z * z);
  }
  return (word) => {
    const mass = (((word >>> 0) + 0.5) / WORDS) * below[CELLS];
    let low = 0;
    let high = CELLS - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (mass < below[middle + 1]) high = middle;
      else low = middle + 1;
    }
    return (low + (mass - below[low]) / (below[low + 1] - below[low])) / CELLS;
  };
}
