import { WORDS } from '../../random/word.js';

/**
 * Writes, for each class, the probability of the classes up to it given that the label leaves `label`, times 2^32, to
 * `cumulative`, which may be `row`; returns the probability of leaving. If that is 0, nothing is to be chosen, and it writes NaN.
 */
export function accumulate(row: ArrayLike<number>, label: number, cumulative: Float64Array): number {
  let leaves = 0;
  for (let j = 0; j < row.length; j++) if (j !== label) leaves += row[j];
  let sum = 0;
  for (let j = 0; j < row.length; j++) {
    if (j !== label) sum += row[j];
    cumulative[j] = (sum / leaves) * WORDS;
  }
  return leaves;
}

/** The first of `classes` classes whose cumulative probability, from `cumulative[from]` on, is above `word` (int32). */
export function searchClass(cumulative: Float64Array, from: number, classes: number, word: number): number {
  const unsigned = word >>> 0;
  let low = 0;
  let high = classes - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (unsigned < cumulative[from + middle]) high = middle;
    else low = middle + 1;
  }
  return low;
}
