import { describe, expect, it } from 'vitest';
import {
  deepMemorizer,
  gaussian,
  interpolate,
  interpolateIteratively,
  linearDescent,
  memorizer,
  type Numbers,
  patchWhitening,
} from '../../src/theory.js';

const solvers: Record<string, (points: Numbers, values: Numbers) => unknown> = {
  memorizer: (points, values) => memorizer(points, values),
  deepMemorizer: (points, values) => deepMemorizer(points, values, { depth: 2 }),
  interpolate: (points, values) => interpolate(points, values, { kernel: gaussian(1) }),
  interpolateIteratively: (points, values) => interpolateIteratively(points, values, { kernel: gaussian(1) }),
  linearDescent: (points, values) => linearDescent(points, values, { seed: 0 }),
};

describe.each(Object.entries(solvers))('%s', (_, solve) => {
  it.each([
    ['no coordinates', [], [1, 2], '`points` must be 2 x d numbers, d of them a point, got 0'],
    ['too few coordinates', [1, 2, 3], [1, 2], '`points` must be 2 x d numbers, d of them a point, got 3'],
    ['no values', [1, 2], [], / must be at least one number, got 0/],
    ['NaN in a point', [1, Number.NaN], [1, 2], '`points[1]` must be a finite number, got NaN'],
    [
      'an infinite point',
      [Number.NEGATIVE_INFINITY, 1],
      [1, 2],
      '`points[0]` must be a finite number, got -Inf',
    ],
    ['NaN in a value', [1, 2], [1, Number.NaN], /`(values|targets)\[1\]` must be a finite number, got NaN/],
    ['text behind a number', [1, '2' as never], [1, 2], '`points[1]` must be a finite number, got "2"'],
    [
      'a bigint behind a number',
      [1, 2],
      [1, 2n as never],
      /`(values|targets)\[1\]` must be a finite number, got 2n/,
    ],
  ] as const)('refuses %s', async (_, points, values, message) => {
    await expect((async () => solve([...points], [...values]))()).rejects.toThrow(message);
  });
});

it.each(['memorizer', 'deepMemorizer', 'interpolate'])('%s names both points that coincide', (name) => {
  expect(() => solvers[name]([5, 6, 1, 2, 9, 9, 1, 2], [1, 2, 3, 4])).toThrow(
    /points 1 and 3 are the same; drop one or give/,
  );
});

it.each(['memorizer', 'deepMemorizer', 'interpolate', 'interpolateIteratively'])(
  '%s says nothing of values whose sums overflow',
  async (name) => {
    const solved = (async () => solvers[name]([0, 1, 3], [1e308, 1e308, 1e308]))();
    await expect(solved).rejects.toThrow(
      / must be (of a size|far enough|a number that is finite in float32)/,
    );
  },
);

it('a kernel is its kind and its parameters', () => {
  const kernel = { ...gaussian(1), of: () => 1 };
  expect(() => interpolate([1], [1], { kernel })).toThrow(
    '`kernel.of` must be the gaussian kernel, got a function',
  );
  expect(() => interpolate([1], [1], { kernel: { ...gaussian(1), parameters: {} } })).toThrow(
    '`gamma` must be a number above 0, got undefined',
  );
});

it('a whitening whose variances overflow is none', () => {
  expect(() => patchWhitening(Float64Array.of(0, 1, 2), 1, 1e308)).toThrow(
    '`patches` must be of a size whose variances are finite beside `epsilon`',
  );
});

it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('a ridge of %f is none', async (ridge) => {
  const message = /`ridge` must be a number of at least 0, got /;
  expect(() => interpolate([1], [1], { ridge })).toThrow(message);
  await expect(interpolateIteratively([1], [1], { ridge })).rejects.toThrow(message);
});
