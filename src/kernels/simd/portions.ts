import { highOf, lowOf } from '../../random/example-ids.js';
import type { KeyedExamples } from '../bulk-loops.js';

/** The bytes that are worked on at a time: input and output of a portion stay in the second-level cache. */
const PORTION = 98304;

/** How many rows of `bytes` a portion holds, a multiple of `step`. */
export function rowsOfPortion(bytes: number, step = 1): number {
  return step * Math.max(1, Math.floor(PORTION / (bytes * step)));
}

/** Writes the addresses of `count` examples of a call, beginning with the `from`-th one, low and high, to `words[at]` and on. */
export function writeAddresses(
  examples: KeyedExamples,
  from: number,
  count: number,
  words: Int32Array,
  at: number,
): void {
  for (let i = 0; i < count; i++) {
    words[at + 2 * i] = lowOf(examples.addresses, examples.from + from + i);
    words[at + 2 * i + 1] = highOf(examples.addresses, examples.from + from + i);
  }
}
