import { WORDS } from './word.js';

/**
 * Whole numbers below a bound from 32-bit words, without bias: the high half of `word * bound`, where the word is redrawn
 * if the low half is below `2^32 mod bound`. Every value then has the same number of words, floor(2^32 / bound).
 *
 * Source: Lemire, "Fast random integer generation in an interval", ACM TOMACS 29(1), 2019.
 */

/** The high 32 bits of the product of two uint32, as int32. */
export function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = (Math.imul(aHigh, bLow) + (Math.imul(aLow, bLow) >>> 16)) >>> 0;
  const cross = (Math.imul(aLow, bHigh) + (middle & 0xffff)) >>> 0;
  return (Math.imul(aHigh, bHigh) + (middle >>> 16) + (cross >>> 16)) | 0;
}

/** Whether `word` must be redrawn: `bound` from 1 to 2^31 - 1. */
export function isRejected(word: number, bound: number): boolean {
  const low = Math.imul(word, bound) >>> 0;
  return low < bound && low < WORDS % bound;
}

/**
 * An unbiased whole number from 0 to `bound - 1` (`bound` from 1 to 2^31 - 1) from `word`, and from the words that `next`
 * gives as long as one is rejected.
 */
export function drawBelow(bound: number, word: number, next: () => number): number {
  let accepted = word;
  while (isRejected(accepted, bound)) accepted = next();
  return multiplyHigh(accepted, bound);
}
