import { describe, expect, test } from 'vitest';
import { threefry2x32 } from '../../src/random/threefry.js';

function threefry(key: readonly number[], counter: readonly number[]): number[] {
  const out = new Int32Array(2);
  threefry2x32(key[0], key[1], counter[0], counter[1], out);
  return Array.from(out, (word) => word >>> 0);
}

/** Source: Random123, tests/kat_vectors, lines `threefry2x32 20`, by the authors of Threefry. */
describe('known answers: Threefry2x32-20', () => {
  test.each([
    [
      [0, 0],
      [0, 0],
      [0x6b200159, 0x99ba4efe],
    ],
    [
      [0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x1cb996fc, 0xbb002be7],
    ],
    [
      [0x13198a2e, 0x03707344],
      [0x243f6a88, 0x85a308d3],
      [0xc4923a9c, 0x483df7a0],
    ],
  ])('key %j, counter %j', (key, counter, block) => {
    expect(threefry(key, counter)).toEqual(block);
    expect(
      threefry(
        key.map((word) => word | 0),
        counter.map((word) => word | 0),
      ),
    ).toEqual(block);
  });
});

/**
 * Source: JAX, tests/random_test.py, testRngRandomBits: `random_bits(PRNGKey(1701), 32, (3,))` without partitioning, whose
 * counters are the halves of 0, 1, 2 and a zero: (0, 2) and (1, 0).
 */
test('known answers: the 32-bit words that JAX draws for PRNGKey(1701)', () => {
  const key = [0, 1701];
  const [first, third] = threefry(key, [0, 2]);
  const [second] = threefry(key, [1, 0]);
  expect([first, second, third]).toEqual([56197195, 4200222568, 961309823]);
});

test('every bit of key and counter reaches about half the bits of the block', () => {
  const base = [0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3];
  const ones = (word: number) => word.toString(2).replaceAll('0', '').length;
  const [x, y] = threefry(base.slice(0, 2), base.slice(2));
  for (let bit = 0; bit < 128; bit++) {
    const flipped = base.map((word, i) => (i === bit >> 5 ? (word ^ (1 << (bit & 31))) >>> 0 : word));
    const [u, v] = threefry(flipped.slice(0, 2), flipped.slice(2));
    // 64 fair bits: a count of 8 or less, or 56 or more, has a probability below 1e-9 each time.
    const changed = ones((x ^ u) >>> 0) + ones((y ^ v) >>> 0);
    expect(changed).toBeGreaterThan(8);
    expect(changed).toBeLessThan(56);
  }
});
