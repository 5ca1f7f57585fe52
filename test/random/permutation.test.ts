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

/** Words that a test chooses: a half at one position, and behind them words that are never rejected. */
class ChosenWords extends ExampleWords {
  redrawn = 0;
  override generate(): void {}
  override next(): number {
    this.redrawn++;
    return -1;
  }
}

describe('proof: the 16-bit draw of a position gives every value from the same number of halves', () => {
  test.each([1, 2, 5, 6, 9, 20, 99])('position %d, all 65,536 halves', (position) => {
    const words = new ChosenWords();
    const draws = new Uint32Array(position + 1);
    const counts = new Int32Array(position + 1);
    for (let half = 0; half < 65536; half++) {
      words.words[position >> 1] = half << ((position & 1) * 16);
      words.redrawn = 0;
      const before = countRedraws(words, position);
      shuffleDraws(words, position + 1, draws);
      if (words.redrawn === before) counts[draws[position]]++;
    }
    expect(counts.every((count) => count === Math.floor(65536 / (position + 1)))).toBe(true);
  });

  /** How many words the positions before this one redraw (their halves are zeros, which a bound that is odd rejects). */
  function countRedraws(words: ChosenWords, position: number): number {
    const at = position >> 1;
    const kept = words.words[at];
    words.words[at] = 0;
    const draws = new Uint32Array(position + 1);
    words.redrawn = 0;
    shuffleDraws(words, position, draws);
    words.words[at] = kept;
    const redrawn = words.redrawn;
    words.redrawn = 0;
    return redrawn;
  }
});

test('examples have permutations of their own', () => {
  const seen = new Set(Array.from({ length: 1000 }, (_, e) => permutation(e, 32).join()));
  expect(seen.size).toBe(1000);
});
