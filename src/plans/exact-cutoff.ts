import { outOfRange } from '../errors/argument-error.js';
import type { Key } from '../random/key.js';
import { firstWord } from '../random/threefry.js';

/**
 * The examples that an exact count picks: those whose rank, the pair (first random word, address), is not above the one
 * named here. It is computed once from the whole set and then stands in the specification, so that any shard knows its
 * own members.
 */
export interface ExactCutoff {
  /** How many examples are picked: the rate times the size of the set, rounded half up. */
  readonly picked: number;
  /** The size of the whole set. */
  readonly of: number;
  /** The first random word of the last picked example, as uint32; -1 if none is picked. */
  readonly word: number;
  /** The address of the last picked example: `[high, low]`, low as uint32. */
  readonly address: readonly [number, number];
}

/** Whether the example at (`low`, `high`) whose first word is `word` (uint32) is picked. */
export function isPicked(cutoff: ExactCutoff, word: number, low: number, high: number): boolean {
  const [cutHigh, cutLow] = cutoff.address;
  return (word - cutoff.word || high - cutHigh || (low >>> 0) - cutLow) <= 0;
}

/**
 * Throws unless `cutoff` was made under this key, for this rate and for a set of at least `examples`. It holds the proof
 * itself: its word is the first one at its address.
 */
export function checkCutoff(cutoff: ExactCutoff, key: Key, rate: number | undefined, examples: number): void {
  const { picked, of, word, address } = Object(cutoff) as ExactCutoff;
  const [high, low] = (Array.isArray(address) ? address : []) as ExactCutoff['address'];
  // `rate` is undefined if the noise has none, and NaN, the product, equals no count
  const isOfRate = examples <= of && picked === Math.round((rate as number) * of);
  if (isOfRate && low >>> 0 === low && word === (picked ? firstWord(key, low, high) : -1)) return;
  throw outOfRange('count', 'made with these options', cutoff);
}
