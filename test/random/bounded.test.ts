import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawBelow, isRejected, multiplyHigh } from '../../src/random/bounded.js';

const words = fc.oneof(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.constantFrom(0, 1, 2 ** 31, 2 ** 32 - 1));
const bounds = fc.oneof(fc.integer({ min: 1, max: 2 ** 31 - 1 }), fc.integer({ min: 1, max: 100 }));

test('the high half of a product is exact', () => {
  fc.assert(
    fc.property(words, words, (a, b) => {
      expect(multiplyHigh(a, b) >>> 0).toBe(Number((BigInt(a) * BigInt(b)) >> 32n));
    }),
    { numRuns: 5000 },
  );
});

test('a word is rejected if the low half of its product is below 2^32 mod bound', () => {
  fc.assert(
    fc.property(words, bounds, (word, bound) => {
      const low = (BigInt(word) * BigInt(bound)) % 2n ** 32n;
      expect(isRejected(word, bound)).toBe(low < 2n ** 32n % BigInt(bound));
    }),
    { numRuns: 5000 },
  );
});

test('a rejected word is replaced by the next ones, an accepted one stands', () => {
  const bound = 3 * 2 ** 29;
  // The low half of 0 times anything is 0, and 2^32 mod this bound is not.
  const stream = [0, 0, 0xffffffff, 5];
  let read = 0;
  const next = () => stream[read++];
  expect(drawBelow(bound, next(), next)).toBe(multiplyHigh(0xffffffff, bound));
  expect(read).toBe(3);
  expect(
    drawBelow(10, 0x80000001, () => {
      throw new Error('drawn');
    }),
  ).toBe(5);
});

/**
 * How many of the 2^32 words give `value`, exactly. Those whose product has the high half `value` are consecutive, and the
 * low halves of these rise from below `bound` in steps of `bound`; the threshold is below `bound`, so at most the first one
 * is rejected.
 */
function acceptedWords(bound: number, value: number, reject: typeof isRejected): number {
  const firstOf = (v: number) => Number((BigInt(v) * 2n ** 32n + BigInt(bound) - 1n) / BigInt(bound));
  const [first, end] = [firstOf(value), firstOf(value + 1)];
  const inside = multiplyHigh(first, bound) === value && multiplyHigh(end - 1, bound) === value;
  const stand = end - first === 1 || !(reject(first + 1, bound) || reject(end - 1, bound));
  if (!inside || !stand)
    throw new Error(`words ${first} to ${end - 1} are not those of ${value} below ${bound}`);
  return end - first - Number(reject(first, bound));
}

describe('proof: every value has the same number of words, floor(2^32 / bound)', () => {
  const never = () => false;

  test.each([1, 2, 3, 7, 10, 100, 1000, 8193, 65175, 65536])('all values below %d', (bound) => {
    const counts = new Set<number>();
    for (let value = 0; value < bound; value++) counts.add(acceptedWords(bound, value, isRejected));
    expect([...counts]).toEqual([Math.floor(2 ** 32 / bound)]);
  });

  test('any value below any bound', () => {
    fc.assert(
      fc.property(bounds, fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (bound, share) => {
        const value = Math.floor(share * bound);
        expect(acceptedWords(bound, value, isRejected)).toBe(Math.floor(2 ** 32 / bound));
      }),
      { numRuns: 3000 },
    );
  });

  test('mutant: without the rejection the counts differ', () => {
    const counts = new Set(Array.from({ length: 10 }, (_, value) => acceptedWords(10, value, never)));
    expect(counts.size).toBe(2);
  });

  test('exhaustive for words of 8 bits and all their bounds, the same rule', () => {
    for (let bound = 1; bound < 256; bound++) {
      const counts = new Int32Array(bound);
      for (let word = 0; word < 256; word++) {
        const product = word * bound;
        if (product % 256 >= 256 % bound) counts[Math.floor(product / 256)]++;
      }
      expect(counts.every((count) => count === Math.floor(256 / bound))).toBe(true);
    }
  });
});
