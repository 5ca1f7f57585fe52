import { drawBelow, isRejected, multiplyHigh } from './bounded.js';
import { ExampleWords } from './example-words.js';
import type { Key } from './key.js';

/** Positions below this draw from half a word, those above from a whole one. */
const HALF_WORD_POSITIONS = 8192;

/** 2^16 mod (i + 1): a 16-bit draw for position i is redrawn if the low half of its product is below this. */
const rejectBelow = /* @__PURE__ */ Uint16Array.from(
  { length: HALF_WORD_POSITIONS },
  (_, i) => 65536 % (i + 1),
);

/** The positions whose first draw was rejected. */
let rejected = /* @__PURE__ */ new Int32Array(HALF_WORD_POSITIONS);

/**
 * The draws of Fisher and Yates for `count` positions, from the words of the example that `words` was just moved to:
 * `draws[i]` is uniform over 0 ... i, without bias. It is fastest if `draws` has room for `count` rounded up to a
 * multiple of 8; what stands behind the first `count` means nothing.
 *
 * Position i below 8,192 takes the 16-bit half i of the words (low half first), a later one a whole word; both by Lemire's
 * method (see `bounded.ts`). Rejected positions are redrawn afterwards, in ascending order, from the words that follow.
 */
export function shuffleDraws(words: ExampleWords, count: number, draws: Uint32Array): void {
  const halves = Math.min(count, HALF_WORD_POSITIONS);
  let redraws = 0;
  for (let lane = 0; lane < 4; lane++)
    redraws = drawLane(words.state, lane, (halves + 7) & ~7, draws, redraws);
  if (redraws > 1) rejected.subarray(0, redraws).sort();
  words.generate(count - halves);
  for (let i = halves; i < count; i++) {
    const word = words.words[i - halves];
    draws[i] = multiplyHigh(word, i + 1);
    if (isRejected(word, i + 1)) redraws = note(redraws, i);
  }
  const next = () => words.next();
  for (let r = 0; r < redraws; r++) {
    const position = rejected[r];
    if (position < count) draws[position] = drawBelow(position + 1, words.next(), next);
  }
}

/**
 * Draws the positions below `end` (a multiple of 8) whose halves stand in the words of stream `lane`, lists those that are
 * rejected behind the first `redraws`, and returns how many are listed then.
 */
function drawLane(state: Int32Array, lane: number, end: number, draws: Uint32Array, redraws: number): number {
  const stop = end | 0;
  let count = redraws | 0;
  let a = state[lane] | 0;
  let b = state[lane + 4] | 0;
  let c = state[lane + 8] | 0;
  let d = state[lane + 12] | 0;
  for (let i = lane << 1; i < stop; i = (i + 8) | 0) {
    const word = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + word) | 0;
    const j = (i + 1) | 0;
    const low = Math.imul(word & 0xffff, j);
    const high = Math.imul(word >>> 16, (i + 2) | 0);
    draws[i] = low >>> 16;
    draws[j] = high >>> 16;
    if ((low & 0xffff) < rejectBelow[i]) {
      rejected[count] = i;
      count = (count + 1) | 0;
    }
    if ((high & 0xffff) < rejectBelow[j]) {
      rejected[count] = j;
      count = (count + 1) | 0;
    }
  }
  state[lane] = a;
  state[lane + 4] = b;
  state[lane + 8] = c;
  state[lane + 12] = d;
  return count;
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

/** The permutation of `draws`, inside out: `permutation[k]` is the source position of position k. */
export function permutationOf(draws: Uint32Array, count: number, permutation: Uint32Array): void {
  for (let i = 0; i < count; i++) {
    const j = draws[i];
    permutation[i] = permutation[j];
    permutation[j] = i;
  }
}

/** The permutation of `count` positions that belongs to the example `id` (below 2^32) under `key`: source positions. */
export function permutationAt(key: Key, id: number, count: number): Uint32Array {
  const words = new ExampleWords();
  words.seek(key, id, 0);
  const draws = new Uint32Array((count + 7) & ~7);
  const permutation = new Uint32Array(count);
  shuffleDraws(words, count, draws);
  permutationOf(draws, count, permutation);
  return permutation;
}
