import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { checkNumberArray } from '../errors/check-number-array.js';

/** Throws unless the named arrays of numbers are as long as each other, and not empty; returns their length. */
export function commonLength(arrays: Readonly<Record<string, ArrayLike<number>>>): number {
  const named = Object.entries(arrays);
  for (const [name, array] of named) checkNumberArray(name, array);
  const [[first, { length }], ...others] = named;
  if (length === 0) throw outOfRange(`${first}.length`, 'at least 1', 0);
  for (const [name, array] of others) {
    if (array.length !== length) {
      throw outOfRange(`${name}.length`, `${length}, that of \`${first}\``, array.length);
    }
  }
  for (const [name, array] of named) {
    for (let i = 0; Array.isArray(array) && i < length; i++)
      if (typeof array[i] !== 'number') throw wrongKind(`${name}[${i}]`, 'a number', array[i]);
  }
  return length;
}

/** Throws unless there are observations, each as long as the labels; returns the number of examples. */
export function commonObservations(
  name: string,
  observations: readonly ArrayLike<number>[],
  labels: ArrayLike<number> | 'none',
): number {
  if (!Array.isArray(observations)) throw wrongKind(name, 'an array of arrays', observations);
  if (observations.length === 0) throw outOfRange(`${name}.length`, 'at least 1', 0);
  const first = labels !== 'none' ? { labels } : { [`${name}[0]`]: observations[0] };
  for (let t = 0; t < observations.length; t++)
    commonLength({ ...first, [`${name}[${t}]`]: observations[t] });
  return commonLength(first);
}
