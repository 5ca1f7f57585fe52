import { checkInteger, MOST_EXAMPLES } from '../errors/checks.js';
import { deriveKey } from './key.js';
import { permutationAt } from './permutation.js';
import type { Seed } from './seed.js';
import { WORDS } from './word.js';

/**
 * The order in which an epoch visits the examples: a permutation addressed by seed and epoch, so that any epoch's order is
 * known without those before it.
 *
 * @param epoch counted from 0; below 2^32
 * @param count of examples, at most 2^28
 */
export function batchOrder(seed: Seed, epoch: number, count: number): Uint32Array {
  checkInteger('epoch', epoch, 0, WORDS - 1);
  checkInteger('count', count, 0, MOST_EXAMPLES);
  return permutationAt(deriveKey(seed, 'train', 'batches'), epoch, count);
}
