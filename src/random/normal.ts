import type { ExampleWords } from './example-words.js';
import { expSmall, minusLogOfWord } from './portable-math.js';
import { LAYERS, TAIL, ziggurat } from './ziggurat-tables.js';

const fround = Math.fround;
let rejected = /* @__PURE__ */ new Int32Array(4096);

/**
 * Standard normal float32 values `out[offset]` to `out[offset + count - 1]`, from the words of the example that `words`
 * stands on. Value i takes word i; the 0.3 % that a single word cannot decide are finished afterwards, in ascending order,
 * from the words that follow (`count` rounded up to a multiple of 16). 22 bits of a word make the value, and |value| can
 * reach 9.7.
 *
 * Source: Marsaglia and Tsang, "The ziggurat method for generating random variables", J. Stat. Softw. 5(8), 2000, with
 * 1,024 layers, float32 edges and portable elementary functions.
 */
export function fillNormals(words: ExampleWords, count: number, out: Float32Array, offset: number): void {
  words.generate((count + 15) & ~15);
  if (rejected.length < count) rejected = new Int32Array(count);
  const rejections = fillInside(words.words, count, out, offset);
  for (let r = 0; r < rejections; r++) {
    const i = rejected[r];
    out[offset + i] = finish(words.words[i], words);
  }
}

/** Writes every value as if its word lay inside its layer, and lists those that do not; returns their number. */
function fillInside(words: Int32Array, count: number, out: Float32Array, offset: number): number {
  const { width, inside } = ziggurat;
  const at = offset | 0;
  const end = count | 0;
  let rejections = 0;
  for (let i = 0; i < end; i = (i + 1) | 0) {
    const word = words[i] | 0;
    const layer = word & (LAYERS - 1);
    const signed = fround(word);
    out[(at + i) | 0] = signed * width[layer];
    if (Math.abs(signed) >= inside[layer]) {
      rejected[rejections] = i;
      rejections = (rejections + 1) | 0;
    }
  }
  return rejections;
}

/** The normal value that begins with `word` and may need the words that follow. */
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
