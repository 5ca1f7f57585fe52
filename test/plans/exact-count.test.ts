import { describe, expect, it } from 'vitest';
import {
  corruptLabels,
  exactImageCount,
  exactLabelCount,
  randomizePixels,
  symmetric,
  transition,
} from '../../src/index.js';
import type { Kernels } from '../../src/kernels/bulk-loops.js';
import { isPicked } from '../../src/plans/exact-cutoff.js';
import { labelKey } from '../../src/plans/labels/label-plan.js';
import { firstWord } from '../../src/random/threefry.js';
import { simd } from '../../src/simd.js';

/** Kernels whose first words are these, whatever the key: sets of examples that chance gives once in a lifetime. */
function wordsOf(words: ArrayLike<number>): Kernels {
  let calls = 0;
  return {
    ...simd,
    firstWords: (_key, addresses, out) => {
      if (++calls > 20) throw new Error('looked for too often');
      for (let i = 0; i < addresses.count; i++) out[i] = words[addresses.first + i];
      return true;
    },
  };
}

const n = 1000;
const options = { noise: symmetric(0.5), classes: 10, seed: 1 };

describe('the cutoff of an exact count', () => {
  it.each([
    ['all low', (i: number) => (i * 7919) % 100_003],
    ['all high', (i: number) => 2 ** 32 - 1 - ((i * 7919) % 100_003)],
    ['all but one at the ends', (i: number) => (i < 499 ? i : i === 499 ? 2 ** 31 : 2 ** 32 - i)],
    ['all but the one before', (i: number) => (i < 498 ? i : i === 498 ? 2 ** 31 : 2 ** 32 - i)],
  ])('is found if the words are far from even: %s', (_, wordAt) => {
    const words = Array.from({ length: n }, (_, i) => wordAt(i));
    const sorted = words.slice().sort((a, b) => a - b);
    const { word, address, picked } = exactLabelCount(n, options, wordsOf(words));
    expect(picked).toBe(500);
    expect(word).toBe(sorted[499]);
    expect(address).toEqual([0, words.indexOf(sorted[499])]);
  });

  it.each([
    ['even', (i: number) => firstWord(labelKey(options), i, 0)],
    ['all low', (i: number) => (i * 7) % 13],
  ])('is that of the words in their order, for every count of every small set: %s', (_, wordAt) => {
    for (let n = 1; n <= 12; n++) {
      const words = Array.from({ length: n }, (_, i) => wordAt(i));
      const none = { picked: 0, of: n, word: -1, address: [0, 0] };
      expect(exactLabelCount(n, { ...options, noise: symmetric(0) }, wordsOf(words))).toEqual(none);
      const sorted = words.map((word, i) => [word, i]).sort(([a], [b]) => a - b);
      sorted.forEach(([word, i], k) => {
        const given = { ...options, noise: symmetric((k + 1) / n) };
        const counted = exactLabelCount(n, given, wordsOf(words));
        expect(counted).toEqual({ picked: k + 1, of: n, word, address: [0, i] });
      });
    }
  });

  it('of examples with one word it is the address of lower rank, high part first', () => {
    const ids = [2 ** 40, 3, 2 ** 32 + 5, 2 ** 32 - 1];
    const { address } = exactLabelCount(4, { ...options, ids }, wordsOf([9, 9, 9, 9]));
    expect(address).toEqual([0, 2 ** 32 - 1]);
    const { address: third } = exactLabelCount(
      4,
      { ...options, noise: symmetric(0.75), ids },
      wordsOf([9, 9, 9, 9]),
    );
    expect(third).toEqual([1, 5]);
  });

  it.each([
    ['least', ['a', 'b', 'a', 'c'], [1, 2, 1, 3], 2],
    ['in between', ['b', 'c', 'a', 'a'], [1, 3, 2, 2], 3],
    ['greatest', ['a', 'a', 'b', 'c'], [3, 3, 1, 2], 1],
  ])('does not exist if two ids are the same, and their word the %s', (_, ids, words, second) => {
    expect(() => exactLabelCount(4, { ...options, ids }, wordsOf(words))).toThrow(
      new RangeError(`\`ids[${second}]\` must be an id of its own, got "a repeated one"`),
    );
  });

  it.each([
    [16_000, [8000, 8000]],
    [20_000, [8000, 8000, 4000]],
  ])('draws the words of %d consecutive examples in parts, and those of listed ones once', (n, lengths) => {
    const parts: number[][] = [];
    const kernels: Kernels = {
      ...simd,
      firstWords: (key, addresses, out) => {
        parts.push([addresses.first, addresses.count, out.length, out.buffer.byteLength]);
        return simd.firstWords(key, addresses, out);
      },
    };
    const counted = exactLabelCount(n, { ...options, ids: { first: 5 } }, kernels);
    expect(parts).toEqual(lengths.map((length, k) => [5 + 8000 * k, length, length, 32_000]));
    parts.length = 0;
    const ids = Array.from({ length: n }, (_, i) => 5 + i);
    expect(exactLabelCount(n, { ...options, ids }, kernels)).toEqual(counted);
    expect(parts).toEqual([[0, n, n, 4 * n]]);
  });

  it('of images is that of their split', () => {
    const address = { seed: 1, split: 'test', rate: 0.5 };
    const count = exactImageCount('random-pixels', n, address);
    const { plan } = randomizePixels(new Float32Array(n), { ...address, imageShape: [1], count });
    expect(plan.mask.reduce((a, b) => a + b)).toBe(500);
  });

  it('is refused by a noise without one rate, even if all are picked', () => {
    const given = {
      ...options,
      classes: 2,
      noise: transition([
        [0, 1],
        [1, 0],
      ]),
    };
    const count = { picked: 4, of: 4, word: firstWord(labelKey(given), 3, 0), address: [0, 3] as const };
    expect(() => corruptLabels([0, 1, 0, 1], { ...given, count })).toThrow(
      new RangeError('`count` must be made with these options, got an Object'),
    );
  });
});

it.each([
  ['a lower word', 4, -1, 9, true],
  ['a higher word', 6, 0, 0, false],
  ['the word, its address', 5, 7, 1, true],
  ['the word, a lower low part', 5, 6, 1, true],
  ['the word, a higher low part', 5, 8, 1, false],
  ['the word, a low part beyond 2^31', 5, -1, 1, false],
  ['the word, a lower high part', 5, -1, 0, true],
  ['the word, a higher high part', 5, 0, 2, false],
])('an exact count picks by rank: %s', (_, word, low, high, picked) => {
  expect(isPicked({ picked: 1, of: 2, word: 5, address: [1, 7] }, word, low, high)).toBe(picked);
});

it.each([
  [{}, 'an Object'],
  [null, 'null'],
])('kernels without a loop for first words are refused: %j', (kernels, shown) => {
  const rule = `an object of bulk loops, such as simd of rethink-gen/simd, got ${shown}`;
  expect(() => exactLabelCount(4, options, kernels as never)).toThrow(
    new TypeError(`\`kernels\` must be ${rule}`),
  );
});
