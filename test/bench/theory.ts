import { ExampleWords } from '../../src/random/example-words.js';
import { deriveKey } from '../../src/random/key.js';

/** Numbers of points of the rows about kernel interpolation. */
export const SIZES = [500, 1000, 2000, 4000];

/** Coordinates of a point, and right-hand sides of a system. */
export const [DIMENSIONS, OUTPUTS] = [64, 10];

/** `n` points of `DIMENSIONS` coordinates, uniform between 0 and 1. */
export function points(n: number): Float64Array {
  const words = new ExampleWords();
  words.seek(deriveKey(0, 'bench', 'points'), 0, 0);
  return Float64Array.from({ length: n * DIMENSIONS }, () => (words.next() >>> 0) / 2 ** 32);
}
