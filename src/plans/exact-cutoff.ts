import { outOfRange } from '../errors/argument-error.js';

/**
 * The examples that an exact count picks: those whose rank, the pair (first random word, address), is not above the one
 * named here. It is computed once from the whole set and then stands in the specification, so that any shard can tell its
 * own members.
 */
export interface ExactCutoff {
  /** How many examples are picked: the rate times the size of the set, rounded half up. */
  readonly picked: number;
  /** The size of the whole set. */
  readonly of: number;
  /** The first random word of the last picked example, as uint32; -1 where none is picked. */
  readonly word: number;
  /** The address of the last picked example: `[high, low]`, low as uint32. */
  readonly address: readonly [number, number];
}

/** Whether the example at (`low`, `high`) whose first word is `word` (uint32) is picked. */
export function isPicked(cutoff: ExactCutoff, word: number, low: number, high: number): boolean {
  if (word !== cutoff.word) return word < cutoff.word;
  const [cutHigh, cutLow] = cutoff.address;
  return high < cutHigh || (high === cutHigh && low >>> 0 <= cutLow);
}

/** Throws unless `cutoff` was made for this rate. */
export function checkCutoff(cutoff: ExactCutoff, rate = Number.NaN): void {
  if (cutoff.picked !== Math.round(rate * cutoff.of)) {
    throw outOfRange(
      'count',
      `the exact count of rate ${rate}`,
      cutoff,
      'make it with the options that it is used with',
    );
  }
}
