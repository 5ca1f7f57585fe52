import { deriveKey } from '../random/key.js';
import { permutationAt } from '../random/permutation.js';
import type { Seed } from '../random/seed.js';

/**
 * A random subset of exactly `count` of `n` examples, addressed by seed, operation and run: the first `count` of a random
 * permutation, so that with one address a smaller subset is part of a larger one.
 *
 * @returns 1 for each member
 */
export function subsetMask(n: number, count: number, seed: Seed, operation: string, run: number): Uint8Array {
  const order = permutationAt(deriveKey(seed, 'train', operation), run, n);
  const mask = new Uint8Array(n);
  for (let k = 0; k < count; k++) mask[order[k]] = 1;
  return mask;
}
