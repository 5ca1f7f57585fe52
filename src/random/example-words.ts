import type { Key } from './key.js';
import { threefry2x32 } from './threefry.js';

const block = /* @__PURE__ */ new Int32Array(2);

/**
 * The random words of one example: four interleaved sfc32 streams whose states are eight Threefry2x32 blocks at the
 * example's address. Any example's words are reached at once; word 4t + l is step t of stream l.
 *
 * `seek` moves to an example, `generate` extends `words` up to a number of words, `next` reads on behind them.
 *
 * sfc32: Doty-Humphrey, "Practically Random" (PractRand), 2010. The layout is made for four SIMD lanes.
 */
export class ExampleWords {
  /** The words so far, as int32. */
  words: Int32Array = new Int32Array(64);
  /** How many of `words` are generated. */
  private generated = 0;
  /** The place of the word that `next` returns. */
  private cursor = 0;
  /**
   * a, b, c, d of the four streams, one after another: a0 a1 a2 a3 b0 ... d3. A fused loop (`normal.ts`, `permutation.ts`)
   * takes the first words straight from here, a stream at a time, before `generate` and `next` go on behind them.
   */
  readonly state: Int32Array = new Int32Array(16);

  /** Moves to the words of the example at address (`low`, `high`) under `key`. */
  seek(key: Key, low: number, high: number): void {
    const state = this.state;
    for (let i = 0; i < 8; i++) {
      threefry2x32(key[0], key[1], low, i + 8 * high, block);
      const at = (i & 3) + ((i >> 2) << 3);
      state[at] = block[0];
      state[at + 4] = block[1];
    }
    this.generated = 0;
    this.cursor = 0;
  }

  /**
   * Makes `words[0]` to `words[count - 1]` valid, `count` rounded up to a multiple of 4; `next` goes on behind them. They
   * begin where the streams stand: at the example's first word, or behind those that a fused loop has taken.
   */
  generate(count: number): void {
    const end = (count + 3) & ~3;
    if (end > this.words.length) {
      const longer = new Int32Array(Math.max(end, 2 * this.words.length));
      longer.set(this.words.subarray(0, this.generated));
      this.words = longer;
    }
    for (let lane = 0; lane < 4; lane++) fillLane(this.state, this.words, lane, this.generated, end);
    this.generated = end;
    this.cursor = end;
  }

  /** The next word behind those generated, as int32. */
  next(): number {
    const at = this.cursor;
    if (at === this.generated) this.generate(at + 4);
    this.cursor = at + 1;
    return this.words[at];
  }
}

/** Words `from + lane`, `from + lane + 4`, ... below `end` from stream `lane`. */
function fillLane(state: Int32Array, words: Int32Array, lane: number, from: number, end: number): void {
  let a = state[lane] | 0;
  let b = state[lane + 4] | 0;
  let c = state[lane + 8] | 0;
  let d = state[lane + 12] | 0;
  const stop = end | 0;
  for (let i = (from + lane) | 0; i < stop; i = (i + 4) | 0) {
    const word = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + word) | 0;
    words[i] = word;
  }
  state[lane] = a;
  state[lane + 4] = b;
  state[lane + 8] = c;
  state[lane + 12] = d;
}
