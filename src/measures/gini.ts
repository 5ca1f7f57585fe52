import { outOfRange } from '../errors/argument-error.js';
import { checkNumberArray } from '../errors/check-number-array.js';

/**
 * The Gini coefficient of n values of at least 0: half the mean absolute difference of two of them over their mean. 0 if
 * all are equal, 1 - 1/n if one has everything. NaN if all are 0.
 *
 * Source: Gini, "Variabilita e mutabilita", 1912; of loss sensitivities: Arpit et al., ICML 2017, section 3.2.
 */
export function giniCoefficient(values: ArrayLike<number>): number {
  checkNumberArray('values', values);
  const n = values.length;
  if (n === 0) throw outOfRange('values', 'at least one number', 0);
  for (let i = 0; i < n; i++) {
    if (Number.isFinite(values[i]) && values[i] >= 0) continue;
    throw outOfRange(`values[${i}]`, 'a finite number of at least 0', values[i]);
  }
  const sorted = new Float64Array(values).sort();
  let sum = 0;
  let weighted = 0;
  sorted.forEach((value, i) => {
    sum += value;
    weighted += (2 * i + 1 - n) * value;
  });
  if (!Number.isFinite(n * sum)) throw outOfRange('values', 'numbers whose sum is finite', values);
  return weighted / (n * sum);
}
