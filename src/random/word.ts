/** 2^32, the number of 32-bit words: a word is below `p * WORDS` with probability p. */
export const WORDS = 4294967296;

/** A word as a number from 0 to below 1 with 32 bits. */
export function unitOf(word: number): number {
  return (word >>> 0) / WORDS;
}
