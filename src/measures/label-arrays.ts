import { outOfRange } from '../errors/argument-error.js';

/** Throws unless the named arrays are as long as each other, and not empty; returns their length. */
export function commonLength(arrays: Readonly<Record<string, ArrayLike<unknown>>>): number {
  const [[first, { length }], ...others] = Object.entries(arrays);
  if (length === 0) throw outOfRange(`${first}.length`, 'at least 1', 0);
  for (const [name, array] of others) {
    if (array.length !== length) {
      throw outOfRange(`${name}.length`, `${length}, that of \`${first}\``, array.length);
    }
  }
  return length;
}
