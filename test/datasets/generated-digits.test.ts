import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type GeneratedDigitsOptions, generateDigits } from '../../src/datasets/generated-digits.js';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('value stability', () => {
  it.each([
    [0, 'train', '1b5aa301980238eab71283f532492c2a331beef7190040bcd2a2454b2e268b4a'],
    [0, 'test', '8d6e7030b75f7a227f93153e59b8fbc8ca3aff50e6af1cb6c94be75117679ff9'],
    ['seven', 'train', 'ac10c49834cd4a12685c1c5e15948b1f7f410a12514b04dbad397afef1fefc26'],
  ] as const)('seed %s, %s', (seed, split, digest) => {
    expect(sha256(generateDigits({ seed, train: 50, test: 50 })[split].images)).toBe(digest);
  });
});

it('is as large as asked for, with all classes equally frequent', () => {
  const { train, test, classes } = generateDigits();
  expect([train.labels.length, test.labels.length, classes.length]).toEqual([2000, 1000, 10]);
  expect([train.imageShape, test.imageShape]).toEqual([
    [16, 16, 1],
    [16, 16, 1],
  ]);
  expect(train.images.length).toBe(2000 * 256);
  for (let digit = 0; digit < 10; digit++) {
    expect(train.labels.filter((label) => label === digit).length).toBe(200);
    expect(test.labels.filter((label) => label === digit).length).toBe(100);
  }
});

it('begins with the smaller set of the same seed', () => {
  const small = generateDigits({ train: 30, test: 10 });
  const large = generateDigits({ train: 60, test: 20 });
  expect(large.train.images.subarray(0, small.train.images.length)).toEqual(small.train.images);
  expect(large.test.images.subarray(0, small.test.images.length)).toEqual(small.test.images);
});

it('draws other images for another seed and for the other split', () => {
  const a = generateDigits({ train: 100, test: 100 });
  const b = generateDigits({ seed: 1, train: 100, test: 100 });
  expect(b.train.images).not.toEqual(a.train.images);
  expect(a.test.images).not.toEqual(a.train.images);
});

it.each([
  [{ train: 0 }, '`train` must be a whole number from 1 to 1048576, got 0'],
  [{ test: 1.5 }, '`test` must be a whole number from 1 to 1048576, got 1.5'],
  [{ size: 3 }, '`size` is not an option; the options are seed, train, test'],
  [{ seed: Number.NaN }, '`seed` must be a whole number, got NaN; beyond 2^53 write a bigint'],
])('refuses %j', (options, message) => {
  expect(() => generateDigits(options as GeneratedDigitsOptions)).toThrow(message);
});
