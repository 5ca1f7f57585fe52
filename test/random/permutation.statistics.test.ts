import { describe, expect, test } from 'vitest';
import { drawBelow } from '../../src/random/bounded.js';
import { ExampleWords } from '../../src/random/example-words.js';
import { deriveKey } from '../../src/random/key.js';
import { permutationOf, shuffleDraws } from '../../src/random/permutation.js';
import { countsFit, isChiSquare } from '../statistics.js';

const key = deriveKey(0, 'train', 'pixels:random');

/** Writes the draws of Fisher and Yates for n positions of the example that the words stand on. */
type Drawer = (words: ExampleWords, n: number, draws: Uint32Array) => void;

/** Calls `visit` with the permutation of each of `examples` examples, from example 0 on. */
function forEachPermutation(
  n: number,
  examples: number,
  drawer: Drawer,
  visit: (permutation: Uint32Array, example: number) => void,
  exampleOf = (e: number) => e,
): void {
  const words = new ExampleWords();
  const draws = new Uint32Array(n);
  const permutation = new Uint32Array(n);
  for (let e = 0; e < examples; e++) {
    words.seek(key, exampleOf(e), 0);
    drawer(words, n, draws);
    permutationOf(draws, n, permutation);
    visit(permutation, e);
  }
}

/** The number of a permutation among all n! (by its Lehmer code). */
function orderOf(permutation: Uint32Array): number {
  let order = 0;
  for (let i = 0; i < permutation.length; i++) {
    let below = 0;
    for (let j = i + 1; j < permutation.length; j++) if (permutation[j] < permutation[i]) below++;
    order = order * (permutation.length - i) + below;
  }
  return order;
}

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));

/** Whether all n! orders are equally likely. */
function ordersFit(n: number, examples: number, drawer: Drawer): boolean {
  const counts = new Float64Array(factorial(n));
  forEachPermutation(n, examples, drawer, (permutation) => counts[orderOf(permutation)]++);
  return countsFit(counts, new Float64Array(counts.length).fill(examples / counts.length));
}

/**
 * Whether every part of the positions takes its values from every part alike, with n positions in `parts` equal parts. The
 * margins of the table are fixed; a cell of one permutation is hypergeometric with the variance
 * m (1 - 1/parts)^2 n / (n - 1) at the mean m, so the statistic times (n - 1) / n has (parts - 1)^2 degrees.
 */
function tableFits(n: number, parts: number, examples: number, drawer: Drawer): boolean {
  const size = n / parts;
  const counts = new Float64Array(parts * parts);
  forEachPermutation(n, examples, drawer, (permutation) => {
    for (let k = 0; k < n; k++) counts[Math.floor(k / size) * parts + Math.floor(permutation[k] / size)]++;
  });
  const mean = (examples * n) / parts / parts;
  let statistic = 0;
  for (const count of counts) statistic += (count - mean) ** 2 / mean;
  return isChiSquare((statistic * (n - 1)) / n, (parts - 1) ** 2);
}

/** Off by one: position i draws from those before it, and never stays. */
const offByOne: Drawer = (words, n, draws) => {
  words.generate(0);
  for (let i = 0; i < n; i++) draws[i] = i === 0 ? 0 : drawBelow(i, words.next(), () => words.next());
};

/** Modulo bias: some low bits of a word modulo i + 1. */
const modulo =
  (bits: number): Drawer =>
  (words, n, draws) => {
    words.generate(0);
    for (let i = 0; i < n; i++) draws[i] = (words.next() & (2 ** bits - 1)) % (i + 1);
  };

/** The last position is left out of the shuffle. */
const lastStays: Drawer = (words, n, draws) => {
  shuffleDraws(words, n, draws);
  draws[n - 1] = n - 1;
};

describe('all orders of up to six positions, 1,000,000 permutations', () => {
  test.each([2, 3, 4, 5, 6])('%d positions', (n) => expect(ordersFit(n, 1_000_000, shuffleDraws)).toBe(true));

  test.each([
    ['off by one', offByOne],
    ['modulo bias', modulo(6)],
    ['last stays', lastStays],
  ])('mutant: %s', (_, drawer) => expect(ordersFit(5, 1_000_000, drawer)).toBe(false));
});

describe('tables of positions and values', () => {
  test.each([
    [7, 7, 200_000],
    [16, 16, 100_000],
    [100, 100, 20_000],
    [784, 28, 2_000],
    [3072, 32, 500],
    [8192, 32, 200],
    [8320, 32, 200],
    [20000, 40, 100],
  ])('%d positions in %d parts, %d permutations', (n, parts, examples) => {
    expect(tableFits(n, parts, examples, shuffleDraws)).toBe(true);
  });

  test.each<[string, number, number, number, Drawer]>([
    ['off by one', 16, 16, 100_000, offByOne],
    ['off by one', 100, 100, 20_000, offByOne],
    ['modulo bias', 100, 100, 20_000, modulo(8)],
    ['last stays', 100, 100, 20_000, lastStays],
  ])('mutant: %s, %d positions', (_, n, parts, examples, drawer) => {
    expect(tableFits(n, parts, examples, drawer)).toBe(false);
  });
});

describe('neighbouring examples are independent', () => {
  /** Whether the orders of examples 2e and 2e + 1 fill their table of 6 x 6 as they should. */
  function pairsFit(exampleOf?: (e: number) => number): boolean {
    const pairs = 500_000;
    const counts = new Float64Array(36);
    let before = 0;
    forEachPermutation(
      3,
      2 * pairs,
      shuffleDraws,
      (permutation, e) => {
        const order = orderOf(permutation);
        if (e % 2 === 1) counts[before * 6 + order]++;
        before = order;
      },
      exampleOf,
    );
    return countsFit(counts, new Float64Array(36).fill(pairs / 36));
  }

  test('in their orders', () => expect(pairsFit()).toBe(true));
  test('mutant: two neighbours read one stream', () => expect(pairsFit((e) => e >> 1)).toBe(false));
});
