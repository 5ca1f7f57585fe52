import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ExampleWords } from '../../src/random/example-words.js';
import { deriveKey } from '../../src/random/key.js';

const key = deriveKey(0, 'train', 'pixels:gaussian');
const LENGTH = 12000;

/** The words of an example, all at once, from a fresh reader. */
function wordsOf(low: number, high = 0, count = LENGTH): Int32Array {
  const words = new ExampleWords();
  words.seek(key, low, high);
  words.generate(count);
  return words.words.slice(0, count);
}

test('value stability: the first words of example 0 under seed 0', () => {
  expect(Array.from(wordsOf(0, 0, 8))).toEqual([
    -187256537, -1784420697, 2054477821, 936607526, 1211452720, 1649954000, -824606787, 776459940,
  ]);
});

/** The definition of sfc32, word by word on one lane, in unsigned arithmetic: another way to write it than the library's. */
test('the four lanes are sfc32', () => {
  const lanes = wordsOf(7, 0, 16);
  const words = new ExampleWords();
  words.seek(key, 7, 0);
  const state = Array.from((words as unknown as { state: Int32Array }).state, (word) => BigInt(word >>> 0));
  const mask = 0xffffffffn;
  for (let lane = 0; lane < 4; lane++) {
    let [a, b, c, d] = [state[lane], state[lane + 4], state[lane + 8], state[lane + 12]];
    for (let step = 0; step < 4; step++) {
      const word = (a + b + d) & mask;
      d = (d + 1n) & mask;
      a = b ^ (b >> 9n);
      b = (c + (c << 3n)) & mask;
      c = ((((c << 21n) | (c >> 11n)) & mask) + word) & mask;
      expect(BigInt(lanes[4 * step + lane] >>> 0)).toBe(word);
    }
  }
});

describe('properties', () => {
  const example = fc.tuple(
    fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    fc.integer({ min: 0, max: 2 ** 29 - 1 }),
  );

  test('a word depends on its place, not on how many are generated, or how', () => {
    fc.assert(
      fc.property(
        example,
        fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 6 }),
        fc.nat({ max: 40 }),
        ([low, high], steps, behind) => {
          const expected = wordsOf(low, high);
          const words = new ExampleWords();
          words.seek(key, low, high);
          let end = 0;
          for (const step of steps.sort((a, b) => a - b)) {
            if (step <= end) continue;
            words.generate(step);
            end = Math.ceil(step / 4) * 4;
          }
          for (let i = 0; i < behind; i++) expect(words.next()).toBe(expected[end + i]);
          expect(words.words.subarray(0, end)).toEqual(expected.subarray(0, end));
        },
      ),
      { numRuns: 100 },
    );
  });

  test('any order of examples gives the same words; nothing leaks from one to the next', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.nat({ max: 50 }), fc.nat({ max: 9 })), {
          minLength: 1,
          maxLength: 20,
        }),
        (visits) => {
          const words = new ExampleWords();
          for (const [low, count, behind] of visits) {
            const expected = wordsOf(low, 0, 80);
            words.seek(key, low, 0);
            words.generate(count);
            const end = Math.ceil(count / 4) * 4;
            expect(words.words.subarray(0, end)).toEqual(expected.subarray(0, end));
            for (let i = 0; i < behind; i++) expect(words.next()).toBe(expected[end + i]);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test('the words stay right beyond the buffer that they begin with', () => {
    const long = wordsOf(3, 0, 100000);
    expect(long.subarray(0, LENGTH)).toEqual(wordsOf(3));
    const words = new ExampleWords();
    words.seek(key, 3, 0);
    for (let i = 0; i < 9001; i++) expect(words.next()).toBe(long[i]);
  });

  test('addresses that differ in one bit of either half have words of their own', () => {
    const seen = new Set<number>();
    for (let bit = 0; bit < 32; bit++) seen.add(wordsOf(2 ** bit, 0, 4)[0]);
    for (let bit = 0; bit < 29; bit++) seen.add(wordsOf(0, 2 ** bit, 4)[0]);
    seen.add(wordsOf(0, 0, 4)[0]);
    expect(seen.size).toBe(62);
  });
});
