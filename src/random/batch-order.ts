import { deriveKey } from './key.js';
import { permutationAt } from './permutation.js';
import type { Seed } from './seed.js';

/**
 * The order in which an epoch visits the examples: a permutation addressed by seed and epoch, so that any epoch's order is
 * known without those before it.
 *
 * @param epoch counted from 0
 */
export function batchOrder(seed: Seed, epoch: number, count: number): Uint32Array {
  return permutationAt(deriveKey(seed, 'train', 'batches'), epoch, count);
}
