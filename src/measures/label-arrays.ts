import { checkClassIndices } from '../datasets/check-examples.js';
import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { checkNumberArray } from '../errors/check-number-array.js';

type Arrays = Readonly<Record<string, ArrayLike<number>>>;

/** Throws unless the named arrays of numbers are as long as each other, and not empty; returns their length. */
export function commonLength(arrays: Arrays): number {
  const named = Object.entries(arrays);
  for (const [name, array] of named) checkNumberArray(name, array);
  const [[first, { length }], ...others] = named;
  if (length === 0) throw outOfRange(`${first}.length`, 'at least 1', 0);
  for (const [name, array] of others) {
    if (array.length !== length)
      throw outOfRange(`${name}.length`, `${length}, that of \`${first}\``, array.length);
  }
  return length;
}

/** `commonLength` of class indices, of however many classes. */
export function commonClasses(arrays: Arrays): number {
  const n = commonLength(arrays);
  for (const [name, array] of Object.entries(arrays))
    checkClassIndices(name, array, n, Number.MAX_SAFE_INTEGER);
  return n;
}

/** The observations by name, after others; throws unless they are an array, and not empty. */
export function observationsByName(
  name: string,
  observations: readonly ArrayLike<number>[],
  others: Arrays = {},
): Arrays {
  if (!Array.isArray(observations)) throw wrongKind(name, 'an array of arrays', observations);
  if (observations.length === 0) throw outOfRange(`${name}.length`, 'at least 1', 0);
  const named: Record<string, ArrayLike<number>> = { ...others };
  for (let t = 0; t < observations.length; t++) {
    // Before there is memory for them: an array of holes is of any length.
    checkNumberArray(`${name}[${t}]`, observations[t]);
    named[`${name}[${t}]`] = observations[t];
  }
  return named;
}
