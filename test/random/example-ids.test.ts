import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ExampleIds,
  highOf,
  idReader,
  lowOf,
  partOf,
  resolveIds,
} from '../../src/random/example-ids.js';

const addressOf = (ids: ExampleIds | undefined, index: number, count: number) => {
  const addresses = resolveIds(ids, count);
  return highOf(addresses, index) * 2 ** 32 + (lowOf(addresses, index) >>> 0);
};

const numbers = fc.maxSafeNat();

test('a number is its own address', () => {
  fc.assert(
    fc.property(fc.array(numbers, { minLength: 1, maxLength: 20 }), (ids) => {
      ids.forEach((id, i) => expect(addressOf(ids, i, ids.length)).toBe(id));
    }),
  );
});

test('consecutive numbers are what they are one by one, across 2^32 as well', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.nat({ max: 1000 }),
        fc.integer({ min: 2 ** 32 - 20, max: 2 ** 32 + 5 }),
        fc.constant(2 ** 53 - 20),
      ),
      fc.integer({ min: 1, max: 20 }),
      (first, count) => {
        for (let i = 0; i < count; i++) expect(addressOf({ first }, i, count)).toBe(first + i);
      },
    ),
  );
  expect(addressOf(undefined, 3, 5)).toBe(3);
});

describe('strings', () => {
  test('lie where no number reaches, and are not the numbers that they spell', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (id) => {
        const { high } = resolveIds([id], 1);
        expect(high?.[0]).toBeGreaterThanOrEqual(2 ** 28);
        expect(high?.[0]).toBeLessThan(2 ** 29);
      }),
    );
    expect(addressOf(['7'], 0, 1)).not.toBe(addressOf([7], 0, 1));
  });

  test('200,000 file names have as many addresses', () => {
    const ids = Array.from({ length: 200000 }, (_, i) => `train/class_${i % 100}/img_${i}.png`);
    const { low, high } = resolveIds(ids, ids.length);
    const addresses = new Set(ids.map((_, i) => BigInt(high?.[i] ?? 0) * 2n ** 32n + BigInt(low?.[i] ?? 0)));
    expect(addresses.size).toBe(ids.length);
  });

  test('zeros at the end count', () => {
    const ids = ['', '\0', '\0\0', '\0'.repeat(8), '\0'.repeat(9)];
    expect(new Set(ids.map((id) => addressOf([id], 0, 1))).size).toBe(ids.length);
  });
});

test.each<ExampleIds>([{ first: 2 ** 32 - 3 }, { first: 5 }, [7, 2 ** 40, 'a', 'b', 0]])(
  'a part of %j has their addresses, and each its id',
  (ids) => {
    const [all, readId] = [resolveIds(ids, 5), idReader(ids)];
    const part = partOf(all, 2, 4);
    expect(part.count).toBe(2);
    for (const i of [0, 1]) {
      expect([highOf(part, i), lowOf(part, i)]).toEqual([highOf(all, i + 2), lowOf(all, i + 2)]);
      expect(readId(i)).toBe('first' in ids ? ids.first + i : ids[i]);
      expect(idReader(undefined)(i)).toBe(i);
    }
  },
);

describe('errors', () => {
  test.each<[unknown, number, string]>([
    [[1, -1], 2, `\`ids[1]\` must be a whole number from 0 to ${2 ** 53 - 1}, got -1`],
    [[1.5], 1, `\`ids[0]\` must be a whole number from 0 to ${2 ** 53 - 1}, got 1.5`],
    [[2 ** 53], 1, `\`ids[0]\` must be a whole number from 0 to ${2 ** 53 - 1}, got ${2 ** 53}`],
    [[null], 1, `\`ids[0]\` must be a whole number from 0 to ${2 ** 53 - 1}, got null`],
    [[1, 2], 3, '`ids` must be as many as the 3 examples, got 2'],
    ['ab', 2, '`ids` must be { first } or one id an example, got "ab"'],
    [null, 2, '`ids` must be { first } or one id an example, got null'],
    [{ first: -1 }, 2, `\`ids.first\` must be a whole number from 0 to ${2 ** 53 - 1}, got -1`],
    [{ first: 0.5 }, 2, `\`ids.first\` must be a whole number from 0 to ${2 ** 53 - 1}, got 0.5`],
    [{ first: 2 ** 53 - 1 }, 2, `\`ids[1]\` must be a whole number from 0 to ${2 ** 53 - 1}, got ${2 ** 53}`],
  ])('%j for %d examples', (ids, count, message) => {
    expect(() => resolveIds(ids as ExampleIds, count)).toThrow(message);
  });
});
