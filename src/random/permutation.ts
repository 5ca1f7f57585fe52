import { drawBelow, isRejected, multiplyHigh } from './bounded.js';
import type { ExampleWords } from './example-words.js';

/** Positions below this draw from half a word, those above from a whole one. */
const HALF_WORD_POSITIONS = 8192;

/** 2^16 mod (i + 1): a 16-bit draw for position i is redrawn if the low half of its product is below this. */
const rejectBelow = /* @__PURE__ */ Uint16Array.from(
  { length: HALF_WORD_POSITIONS },
  (_, i) => 65536 % (i + 1),
);

let rejected = /* @__PURE__ */ new Int32Array(64);

/**
 * The draws of Fisher and Yates for `count` positions, from the words of the example that `words` stands on:
 * `draws[i]` is uniform over 0 ... i, without bias.
 *
 * Position i below 8,192 takes the 16-bit half i of the words (low half first), a later one a whole word; both by Lemire's
 * method (see `bounded.ts`). Rejected positions are redrawn afterwards, in ascending order, from the words that follow.
 */
export function shuffleDraws(words: ExampleWords, count: number, draws: Uint32Array): void {
  const halves = Math.min(count, HALF_WORD_POSITIONS);
  const wholeFrom = ((halves + 7) >> 3) << 2;
  words.generate(wholeFrom + (count - halves));
  const redraws = firstDraws(words.words, halves, wholeFrom, count, draws);
  const next = () => words.next();
  for (let r = 0; r < redraws; r++) {
    const position = rejected[r];
    draws[position] = drawBelow(position + 1, words.next(), next);
  }
}

/** Draws every position once and lists the rejected ones; returns their number. */
function firstDraws(
  words: Int32Array,
  halves: number,
  wholeFrom: number,
  count: number,
  draws: Uint32Array,
): number {
  let redraws = 0;
  for (let i = 0; i < halves; i = (i + 1) | 0) {
    const half = (words[i >> 1] >>> ((i & 1) << 4)) & 0xffff;
    const product = Math.imul(half, (i + 1) | 0);
    draws[i] = product >>> 16;
    if ((product & 0xffff) < rejectBelow[i]) redraws = note(redraws, i);
  }
  for (let i = halves; i < count; i++) {
    const word = words[wholeFrom + (i - halves)];
    draws[i] = multiplyHigh(word, i + 1);
    if (isRejected(word, i + 1)) redraws = note(redraws, i);
  }
  return redraws;
}

function note(redraws: number, position: number): number {
  if (redraws === rejected.length) {
    const longer = new Int32Array(2 * redraws);
    longer.set(rejected);
    rejected = longer;
  }
  rejected[redraws] = position;
  return redraws + 1;
}

/** The permutation that `draws` stand for, inside out: `permutation[k]` is the source position of position k. */
export function permutationOf(draws: Uint32Array, count: number, permutation: Uint32Array): void {
  for (let i = 0; i < count; i++) {
    const j = draws[i];
    permutation[i] = permutation[j];
    permutation[j] = i;
  }
}
