import { ExampleWords } from '../random/example-words.js';
import { deriveKey } from '../random/key.js';
import { permutationOf, shuffleDraws } from '../random/permutation.js';
import type { Seed } from '../random/seed.js';

/**
 * The order in which an epoch visits the examples: a permutation addressed by seed and epoch, so that any epoch's order is
 * known without those before it.
 *
 * @param epoch counted from 0
 */
export function batchOrder(seed: Seed, epoch: number, count: number): Uint32Array {
  const words = new ExampleWords();
  words.seek(deriveKey(seed, 'train', 'batches'), epoch, 0);
  const draws = new Uint32Array(count);
  const order = new Uint32Array(count);
  shuffleDraws(words, count, draws);
  permutationOf(draws, count, order);
  return order;
}
