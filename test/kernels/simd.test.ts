import { describe, expect, test } from 'vitest';
import {
  corruptLabelsInto,
  exactLabelCount,
  replaceWithGaussian,
  symmetric,
  uniform,
} from '../../src/index.js';
import type { Kernels } from '../../src/kernels/bulk-loops.js';
import { labelKey } from '../../src/plans/labels/label-plan.js';
import { isRejected } from '../../src/random/bounded.js';
import { resolveIds } from '../../src/random/example-ids.js';
import { threefry2x32 } from '../../src/random/threefry.js';
import { loadSimd, simd } from '../../src/simd.js';
import { labelNoises } from '../label-noises.js';
import { COUNTS, imageCorruptions, images, KINDS, labelsOf, noises, noisy, SIZES } from './corruptions.js';

/** Kernels that count how often each of them did the work. */
function counted(kernels: Kernels) {
  const calls: Record<string, number> = {};
  const entries = Object.entries(kernels).map(([name, kernel]) => [
    name,
    (...args: unknown[]) => {
      const result = (kernel as (...args: unknown[]) => unknown)(...args);
      if (result !== false && result !== undefined) calls[name] = (calls[name] ?? 0) + 1;
      return result;
    },
  ]);
  return { calls, kernels: Object.fromEntries(entries) as Kernels };
}

const same = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  a.length === b.length && Array.prototype.every.call(a, (value, i) => Object.is(value, b[i]));

test('this machine runs the kernels, so that the tests below test them', async () => {
  expect(await loadSimd()).toBe(true);
});

describe.each(Object.keys(imageCorruptions))('%s', (name) => {
  const corrupt = imageCorruptions[name];
  test.each(KINDS)('SIMD gives the bits of TypeScript, %o', (Kind) => {
    for (const size of SIZES) {
      for (const count of COUNTS) {
        const input = images(Kind as typeof Float32Array, count, size);
        const plain = corrupt(input, [count, size]);
        const fast = corrupt(input, [count, size], { kernels: simd });
        expect(same(fast, plain), `${count} images of ${size}`).toBe(true);
      }
    }
    for (const shape of [
      [9, 5, 4, 2],
      [33, 8, 8, 3],
      [3, 32, 32, 3],
    ]) {
      const input = images(Kind as typeof Float32Array, shape[0], shape[1] * shape[2] * shape[3]);
      expect(
        same(corrupt(input, shape.slice(1), { kernels: simd }), corrupt(input, shape.slice(1))),
        `${shape}`,
      ).toBe(true);
    }
  });
});

test('12,000,000 normal values, tails among them, are the same', () => {
  const { calls, kernels } = counted(simd);
  const options = { imageShape: [3000], seed: 'tails', statistics: { mean: 0, std: 1 } };
  const plain = replaceWithGaussian(new Float32Array(12_000_000), options).images;
  const fast = replaceWithGaussian(new Float32Array(12_000_000), options, { kernels }).images;
  expect(calls.gaussian).toBeGreaterThan(0);
  let different = 0;
  let beyond = 0;
  for (let i = 0; i < plain.length; i++) {
    if (plain[i] !== fast[i]) different++;
    if (Math.abs(plain[i]) > 4.0389) beyond++;
  }
  expect(different).toBe(0);
  expect(beyond).toBeGreaterThan(300); // 12e6 * P(|z| > 4.0389) = 644, deviation 25
});

describe.each(Object.keys(noises))('labels, %s', (name) => {
  test.each([2, 3, 10, 64, 1000])('SIMD gives the labels of TypeScript, %i classes', (classes) => {
    if (name === 'transition' && classes > 64) return;
    for (const n of [1, 2, 7, 31, 32, 33, 100, 784, 3072, 8192, 8193, 20001]) {
      const labels = labelsOf(n, classes);
      const strings = n < 200 ? Array.from({ length: n }, (_, i) => `id ${i}`) : undefined;
      for (const ids of [undefined, { first: 12345 }, { first: 2 ** 32 - 40 }, strings]) {
        for (const exact of [false, true]) {
          const [plain, picked] = noisy(labels, noises[name](classes), classes, ids, exact);
          const fast = noisy(labels, noises[name](classes), classes, ids, exact, { kernels: simd });
          expect(same(fast[0], plain), `${n} labels`).toBe(true);
          expect(fast[1]).toBe(picked);
        }
      }
    }
  });
});

describe.each(labelNoises)('labels, noise of every kind: %s', (_, make) => {
  test.each([2, 3, 10])('SIMD gives the labels of TypeScript, %i classes', (classes) => {
    for (const n of [1, 33, 5000]) {
      const labels = labelsOf(n, classes);
      for (const exact of [false, true]) {
        const plain = noisy(labels, make(0.4, classes), classes, { first: 77 }, exact);
        const fast = noisy(labels, make(0.4, classes), classes, { first: 77 }, exact, { kernels: simd });
        expect(fast).toEqual(plain);
      }
    }
  });
});

test.each([
  [uniform(1), 60000],
  [symmetric(1), 60000],
] as const)('choices that must be redrawn are redrawn alike, %o', (noise, classes) => {
  const n = 4_000_000;
  const options = { noise, classes, seed: 9 };
  const bound = noise.kind === 'symmetric' ? classes - 1 : classes;
  const [key0, key1] = labelKey(options);
  const block = new Int32Array(2);
  let redrawn = 0;
  for (let i = 0; i < n; i++) {
    threefry2x32(key0, key1, i, 0, block);
    if (isRejected(block[1], bound)) redrawn++;
  }
  expect(redrawn).toBeGreaterThan(0);
  const labels = labelsOf(n, classes);
  const plain = corruptLabelsInto(labels, options, {}).labels;
  const fast = corruptLabelsInto(labels, options, { kernels: simd }).labels;
  expect(Buffer.compare(Buffer.from(plain.buffer), Buffer.from(fast.buffer))).toBe(0);
});

test.each([0, 1e-9, 1 - 1e-9, 1])('SIMD picks the labels of TypeScript at rate %d', (rate) => {
  const labels = labelsOf(20_001, 10);
  for (const exact of [false, true]) {
    const plain = noisy(labels, symmetric(rate), 10, undefined, exact);
    expect(noisy(labels, symmetric(rate), 10, undefined, exact, { kernels: simd })).toEqual(plain);
    expect(plain[1]).toBe(Math.round(rate) * labels.length);
  }
});

test('of two examples with one first word an exact count picks the one of the lower address', () => {
  const n = 200_000;
  const key = labelKey({ noise: symmetric(0.5), classes: 10, seed: 3 });
  const words = new Uint32Array(n);
  simd.firstWords(key, resolveIds(undefined, n), words);
  const sorted = words.slice().sort();
  const rank = sorted.findIndex((word, k) => word === sorted[k + 1]); // about n^2 / 2^33 = 4.7 pairs
  expect(rank).toBeGreaterThan(0);
  const labels = labelsOf(n, 10);
  const options = { noise: symmetric((rank + 1) / n), classes: 10, seed: 3 };
  const count = exactLabelCount(n, options, simd);
  expect(count.word).toBe(sorted[rank]);
  for (const kernels of [undefined, simd]) {
    const { labels: after, plan } = corruptLabelsInto(labels, { ...options, count }, { kernels });
    expect(plan.picked).toBe(rank + 1);
    const pair = [words.indexOf(sorted[rank]), words.lastIndexOf(sorted[rank])];
    expect(pair.map((i) => after[i] !== labels[i])).toEqual([true, false]);
  }
});

test('the words that an exact count keeps serve the same examples under the same key alone', () => {
  const options = (seed: number) => ({ noise: symmetric(0.4), classes: 10, seed });
  exactLabelCount(70_000, options(2), simd);
  for (const [counted, first, n] of [
    [1, 0, 20_001],
    [2, 0, 20_001],
    [1, 0, 70_000],
    [1, 8000, 12_001],
    [1, 100, 9000],
    [1, 2 ** 32 + 8000, 9000],
  ]) {
    const count = exactLabelCount(20_001, options(counted), simd);
    const labels = labelsOf(n, 10);
    const given = { ...options(1), ids: { first }, ...(counted === 1 && first + n <= 20_001 && { count }) };
    const [plain, fast] = [undefined, simd].map((kernels) => corruptLabelsInto(labels, given, { kernels }));
    expect(fast.labels).toEqual(plain.labels);
    expect(fast.plan.picked).toBe(plain.plan.picked);
  }
});

test('every kernel takes what it is there for', () => {
  const { calls, kernels } = counted(simd);
  const input = images(Uint8Array, 32, 3072);
  const values = images(Float32Array, 32, 3072);
  for (const name of Object.keys(imageCorruptions)) {
    imageCorruptions[name](input, [32, 32, 3], { kernels });
    imageCorruptions[name](values, [32, 32, 3], { kernels });
  }
  for (const exact of [false, true])
    noisy(labelsOf(5000, 10), symmetric(0.4), 10, undefined, exact, { kernels });
  expect(Object.keys(calls).sort()).toEqual(Object.keys(simd).sort());
});
