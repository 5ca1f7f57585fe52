import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ExampleWords } from '../../src/random/example-words.js';
import { deriveKey } from '../../src/random/key.js';
import { permutationOf, shuffleDraws } from '../../src/random/permutation.js';

const key = deriveKey(0, 'train', 'pixels:random');

function permutation(example: number, n: number): Uint32Array {
  const words = new ExampleWords();
  words.seek(key, example, 0);
  const draws = new Uint32Array(n);
  const result = new Uint32Array(n);
  shuffleDraws(words, n, draws);
  permutationOf(draws, n, result);
  return result;
}

test('value stability: ten positions of example 0 under seed 0', () => {
  expect(Array.from(permutation(0, 10))).toEqual([3, 8, 2, 0, 5, 4, 6, 1, 9, 7]);
});

test('every draw lies in its range, and the result is a permutation', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 2 ** 32 - 1 }),
      fc.oneof(fc.integer({ min: 1, max: 300 }), fc.constantFrom(8191, 8192, 8193, 8196, 9999)),
      (example, n) => {
        const words = new ExampleWords();
        words.seek(key, example, 0);
        const draws = new Uint32Array(n);
        shuffleDraws(words, n, draws);
        expect(draws.every((draw, i) => draw <= i)).toBe(true);
        expect(Array.from(permutation(example, n)).sort((a, b) => a - b)).toEqual(
          Array.from({ length: n }, (_, i) => i),
        );
      },
    ),
    { numRuns: 150 },
  );
});

/** Words that a test chooses: one at a time, and behind those of the first draws words that are never rejected. */
class ChosenWords extends ExampleWords {
  redrawn = 0;
  override generate(): void {}
  override next(): number {
    this.redrawn++;
    return -1;
  }

  /** Puts the streams where word `index` will be `word`, by taking sfc32 back from a state whose next word it is. */
  choose(index: number, word: number): void {
    let [a, b, c, d] = [word, 0, 0, 0];
    for (let step = index >> 2; step > 0; step--) {
      const last = Math.imul(b, 954437177); // 9 x 954437177 = 1 mod 2^32
      const before = a ^ (a >>> 9) ^ (a >>> 18) ^ (a >>> 27);
      const drawn = c - ((last << 21) | (last >>> 11));
      d--;
      [a, b, c] = [(drawn - before - d) | 0, before, last];
    }
    this.state.fill(0);
    this.state.set([a], index & 3);
    this.state.set([b], 4 + (index & 3));
    this.state.set([c], 8 + (index & 3));
    this.state.set([d], 12 + (index & 3));
    this.redrawn = 0;
  }
}

describe('proof: the 16-bit draw of a position gives every value from the same number of halves', () => {
  test.each([1, 2, 5, 6, 9, 20, 99])('position %d, all 65,536 halves', (position) => {
    const words = new ChosenWords();
    const draws = new Uint32Array(position + 1);
    const counts = new Int32Array(position + 1);
    for (let half = 0; half < 65536; half++) {
      const word = half << ((position & 1) * 16);
      words.choose(position >> 1, word);
      shuffleDraws(words, position, draws);
      const before = words.redrawn;
      words.choose(position >> 1, word);
      shuffleDraws(words, position + 1, draws);
      if (words.redrawn === before) counts[draws[position]]++;
    }
    expect(counts.every((count) => count === Math.floor(65536 / (position + 1)))).toBe(true);
  });
});

test('more positions are redrawn than the list of them had room for', () => {
  const words = new ChosenWords();
  words.words = new Int32Array(10_000);
  const draws = new Uint32Array(18_000);
  shuffleDraws(words, draws.length, draws);
  // a word of 0 is rejected unless i + 1 is a power of two, and the highest word, which is drawn then, gives i
  const others = Array.from(draws.keys()).filter((i) => i >= 8192 && draws[i] !== i);
  expect(others).toEqual([16_383]);
});

test('a word that is redrawn and rejected again is redrawn again', () => {
  class RejectedTwice extends ChosenWords {
    override next = () => (this.redrawn++ % 2 === 0 ? 0 : -1);
  }
  const [words, once] = [new RejectedTwice(), new ChosenWords()];
  const [draws, expected] = [new Uint32Array(9000), new Uint32Array(9000)];
  shuffleDraws(words, 9000, draws);
  shuffleDraws(once, 9000, expected);
  expect(words.redrawn).toBe(2 * once.redrawn);
  expect(draws).toEqual(expected);
});

test('examples have permutations of their own', () => {
  const seen = new Set(Array.from({ length: 1000 }, (_, e) => permutation(e, 32).join()));
  expect(seen.size).toBe(1000);
});
