import type { ExampleWords } from './example-words.js';
import { expSmall, minusLogOfWord } from './portable-math.js';
import { LAYERS, TAIL, ziggurat } from './ziggurat-tables.js';

const fround = Math.fround;

/** The positions that one word does not decide, and their words. */
let pending = /* @__PURE__ */ new Int32Array(4096);
let pendingWord = /* @__PURE__ */ new Int32Array(4096);

/**
 * Normal float32 values `out[offset]` to `out[offset + count - 1]`, from the words of the example that `words` was just
 * moved to. Value i takes word i; the 0.3 % that a single word cannot decide are finished afterwards, in ascending order,
 * from the words that follow (`count` rounded up to a multiple of 16). 22 bits of a word make a standard normal value z,
 * which can reach 9.7; what is written is z * std + mean, product and sum each rounded to float32.
 *
 * Source: Marsaglia and Tsang, "The ziggurat method for generating random variables", J. Stat. Softw. 5(8), 2000, with
 * 1,024 layers, float32 edges and portable elementary functions.
 */
export function fillNormals(
  words: ExampleWords,
  count: number,
  out: Float32Array,
  offset: number,
  std = 1,
  mean = 0,
): void {
  if (pending.length < count) {
    pending = new Int32Array(count);
    pendingWord = new Int32Array(count);
  }
  const quads = count & ~3;
  let left = 0;
  for (let lane = 0; lane < 4; lane++)
    left = fillLane(words.state, lane, quads, out, offset, std, mean, left);
  words.generate(((count + 15) & ~15) - quads);
  for (let i = quads; i < count; i++) {
    pending[left++] = i;
    pendingWord[i] = words.words[i - quads];
  }
  if (left > 1) pending.subarray(0, left).sort();
  for (let k = 0; k < left; k++) {
    const i = pending[k];
    out[offset + i] = fround(finish(pendingWord[i], words) * fround(std)) + fround(mean);
  }
}

/**
 * Writes values `lane`, `lane + 4`, ... below `end` as if each word lay inside its layer, and lists as pending those that
 * do not, behind the first `left` of them; returns how many are listed then. The stream's words become values in registers:
 * a third faster in V8 than a pass over an array of words.
 */
function fillLane(
  state: Int32Array,
  lane: number,
  end: number,
  out: Float32Array,
  offset: number,
  std: number,
  mean: number,
  left: number,
): number {
  const { width, inside } = ziggurat;
  const scale = fround(std);
  const shift = fround(mean);
  const at = offset | 0;
  const stop = end | 0;
  let count = left | 0;
  let a = state[lane] | 0;
  let b = state[lane + 4] | 0;
  let c = state[lane + 8] | 0;
  let d = state[lane + 12] | 0;
  for (let i = lane | 0; i < stop; i = (i + 4) | 0) {
    const word = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + word) | 0;
    const layer = word & (LAYERS - 1);
    const signed = fround(word);
    out[(at + i) | 0] = fround(fround(signed * width[layer]) * scale) + shift;
    if (Math.abs(signed) >= inside[layer]) {
      pending[count] = i;
      pendingWord[i] = word;
      count = (count + 1) | 0;
    }
  }
  state[lane] = a;
  state[lane + 4] = b;
  state[lane + 8] = c;
  state[lane + 12] = d;
  return count;
}

/** The standard normal value that begins with `word` and may need the words that follow. */
function finish(word: number, words: ExampleWords): number {
  const { width, inside, height } = ziggurat;
  for (let w = word; ; w = words.next()) {
    const layer = w & (LAYERS - 1);
    const signed = fround(w);
    const x = fround(signed * width[layer]);
    if (Math.abs(signed) < inside[layer]) return x;
    if (layer === 0) return tail(w < 0, words);
    const u = (words.next() >>> 0) * 2.3283064365386963e-10;
    if (height[layer] + u * (height[layer - 1] - height[layer]) < expSmall(-0.5 * x * x)) return x;
  }
}

/** A value beyond `TAIL` (Marsaglia 1964). */
function tail(negative: boolean, words: ExampleWords): number {
  for (;;) {
    const beyond = minusLogOfWord(words.next()) * (1 / TAIL);
    const y = minusLogOfWord(words.next());
    if (y + y >= beyond * beyond) return fround(negative ? -TAIL - beyond : TAIL + beyond);
  }
}
