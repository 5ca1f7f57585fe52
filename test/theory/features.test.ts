import { memory } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { generateDigits } from '../../src/datasets/generated-digits.js';
import { ExampleWords } from '../../src/random/example-words.js';
import { deriveKey } from '../../src/random/key.js';
import { convolutionFeatures } from '../../src/theory/features/convolution-features.js';
import { inverseSquareRoot } from '../../src/theory/features/inverse-square-root.js';
import { patchWhitening, whiten } from '../../src/theory/features/patch-whitening.js';
import { interpolate } from '../../src/theory/interpolate.js';
import { gaussian } from '../../src/theory/kernel-functions.js';
import { BACKENDS, useBackend } from '../backend.js';

/** Numbers from -1 to 1, from the library's own streams. */
function uniform(count: number, name: string): Float64Array {
  const words = new ExampleWords();
  words.seek(deriveKey(0, 'test', name), 0, 0);
  return Float64Array.from({ length: count }, () => words.next() / 2 ** 31);
}

describe('the inverse square root', () => {
  it('has its known values', () => {
    expect(Array.from(inverseSquareRoot(Float64Array.of(4, 0, 0, 9), 2))).toEqual([
      expect.closeTo(1 / 2, 12),
      expect.closeTo(0, 12),
      expect.closeTo(0, 12),
      expect.closeTo(1 / 3, 12),
    ]);
    // 5/4 +- 3/4 of the eigenvectors (1, 1) and (1, -1): eigenvalues 2 and 1/2.
    const [a, b] = inverseSquareRoot(Float64Array.of(1.25, 0.75, 0.75, 1.25), 2);
    expect(a).toBeCloseTo((1 / Math.sqrt(2) + Math.sqrt(2)) / 2, 12);
    expect(b).toBeCloseTo((1 / Math.sqrt(2) - Math.sqrt(2)) / 2, 12);
    expect(inverseSquareRoot(Float64Array.of(1e8, 0, 0, 1), 2)[3]).toBeCloseTo(1, 9);
  });
});

describe('patch whitening', () => {
  const [m, p] = [400, 5];
  const patches = uniform(m * p, 'patches');
  for (let k = 0; k < m * p; k++) patches[k] += k % p === 0 ? 3 : patches[k - 1];

  const covarianceOf = (values: Float64Array) => {
    const mean = Float64Array.from({ length: p }, (_, k) =>
      values.reduce((s, v, q) => s + (q % p === k ? v / m : 0), 0),
    );
    return Array.from({ length: p * p }, (_, k) => {
      let sum = 0;
      for (let at = 0; at < values.length; at += p) {
        sum +=
          (values[at + Math.floor(k / p)] - mean[Math.floor(k / p)]) * (values[at + (k % p)] - mean[k % p]);
      }
      return sum / m;
    });
  };

  it('leaves no correlations, and variances of 1', () => {
    const covariance = covarianceOf(whiten(patchWhitening(patches, p, 1e-9), patches));
    covariance.forEach((value, k) => expect(value).toBeCloseTo(Number(k % (p + 1) === 0), 6));
  });

  it('is symmetric, and epsilon limits what it raises', () => {
    const { matrix } = patchWhitening(patches, p, 0.5);
    for (let k = 0; k < p * p; k++)
      expect(matrix[k]).toBeCloseTo(matrix[(k % p) * p + Math.floor(k / p)], 12);
    expect(Math.max(...matrix)).toBeLessThanOrEqual(1 / Math.sqrt(0.5));
  });

  it('refuses what is none', () => {
    expect(() => patchWhitening(patches, 3)).toThrow('`patches` must be m x 3 numbers, got 2000');
    expect(() => patchWhitening(patches, p, 0)).toThrow('`epsilon` must be a number above 0, got 0');
    expect(() => patchWhitening([1] as unknown as Float64Array, 1)).toThrow(
      '`patches` must be a Float64Array or a Float32Array, got [1]',
    );
  });
});

describe.each(BACKENDS)('convolution features on %s', (backend) => {
  const imageShape = [7, 6, 2];
  const images = uniform(3 * 84, 'images').map((value) => (value + 1) / 2);
  const options = { imageShape, filters: 4, patch: 3, samples: 300, seed: 0, threshold: 0.2 };

  it('are those of their definition', async () => {
    await useBackend(backend);
    const network = convolutionFeatures(images, options);
    const before = memory().numTensors;
    const features = await network.of(images);
    expect(memory().numTensors).toBe(before);
    expect(features).toHaveLength(3 * network.size);
    expect(network.size).toBe(32);
    const wanted = new Float64Array(features.length);
    for (let i = 0; i < 3; i++) {
      for (let y = 0; y < 5; y++) {
        for (let x = 0; x < 4; x++) {
          const patch = Array.from({ length: 18 }, (_, k) => {
            const [dy, dx, c] = [Math.floor(k / 6), Math.floor((k % 6) / 2), k % 2];
            return images[i * 84 + ((y + dy) * 6 + x + dx) * 2 + c];
          });
          const mean = patch.reduce((a, b) => a + b, 0) / 18;
          const variance = patch.reduce((sum, v) => sum + (v - mean) ** 2, 0) / 18;
          const normal = patch.map((v) => (v - mean) / Math.sqrt(variance + 10 / 255 ** 2));
          const white = whiten(network.whitening, normal);
          const quadrant = 2 * Number(y >= 3) + Number(x >= 2);
          const members = (quadrant < 2 ? 3 : 2) * 2;
          for (let f = 0; f < 4; f++) {
            const z = white.reduce((sum, v, k) => sum + v * network.filters[f * 18 + k], 0);
            wanted[i * 32 + quadrant * 8 + f] += Math.max(z - 0.2, 0) / members;
            wanted[i * 32 + quadrant * 8 + 4 + f] += Math.max(-z - 0.2, 0) / members;
          }
        }
      }
    }
    features.forEach((value, k) => expect(value).toBeCloseTo(wanted[k], 5));
    for (let f = 0; f < 4; f++) {
      const row = network.filters.subarray(f * 18, f * 18 + 18);
      expect(row.reduce((sum, v) => sum + v * v, 0)).toBeCloseTo(1, 12);
    }
  });
});

it('filters are nested in their number, and of the seed', () => {
  const images = uniform(3 * 84, 'images');
  const options = { imageShape: [7, 6, 2], patch: 3, samples: 100 };
  const few = convolutionFeatures(images, { ...options, filters: 2, seed: 0 }).filters;
  const more = convolutionFeatures(images, { ...options, filters: 5, seed: 0 }).filters;
  expect(more.subarray(0, few.length)).toEqual(few);
  expect(convolutionFeatures(images, { ...options, filters: 2, seed: 1 }).filters).not.toEqual(few);
  expect(Array.from(few.subarray(0, 3))).toMatchInlineSnapshot(`
    [
      0.17287252473045367,
      0.0158390416926502,
      0.21141597085220515,
    ]
  `);
});

it('features lower the error of a kernel on shifted digits', async () => {
  await useBackend('wasm');
  const { train, test } = generateDigits({ train: 150, test: 300 });
  const scaled = (bytes: Uint8Array) => Float64Array.from(bytes, (byte) => byte / 255);
  const [images, others] = [scaled(train.images), scaled(test.images)];
  const targets = Float64Array.from({ length: 1500 }, (_, k) =>
    Number(train.labels[Math.floor(k / 10)] === k % 10),
  );
  const network = convolutionFeatures(images, {
    imageShape: [16, 16, 1],
    filters: 40,
    samples: 1000,
    seed: 0,
  });
  const errorWith = (points: Float64Array, tests: Float64Array, gamma: number) => {
    const outputs = interpolate(points, targets, { kernel: gaussian(gamma), outputs: 10 }).evaluate(tests);
    const wrong = test.labels.filter((label, i) => {
      const row = outputs.subarray(10 * i, 10 * i + 10);
      return row.indexOf(Math.max(...row)) !== label;
    });
    return wrong.length / test.labels.length;
  };
  const [points, tests] = [await network.of(images), await network.of(others)].map((f) =>
    Float64Array.from(f),
  );
  expect(errorWith(points, tests, 0.02)).toBeLessThan(errorWith(images, others, 0.02));
});

it('refuse what does not fit', () => {
  const images = new Float64Array(84);
  const fail = (some: unknown, options: object, message: string) =>
    expect(() =>
      convolutionFeatures(some as Float64Array, {
        imageShape: [7, 6, 2],
        filters: 1,
        seed: 0,
        patch: 3,
        ...options,
      }),
    ).toThrow(message);
  fail(images.subarray(1), {}, '`images` must be n x 84 values, got 83');
  fail('ab', {}, '`images` must be an array or a typed array of numbers, got "ab"');
  fail(images, { imageShape: [] }, '`imageShape` must be the shape of one image');
  fail(images, { filters: 0 }, '`filters` must be a whole number from 1');
  fail(images, { patch: 6 }, '`patch` must be a whole number from 2 to 5, got 6');
  fail(images, { samples: 1 }, '`samples` must be a whole number from 2');
  fail(images, { contrast: -1 }, '`contrast` must be a number of at least 0, got -1');
  fail(images, { threshold: -1 }, '`threshold` must be a number of at least 0, got -1');
  fail(images, { filter: 2 }, '`filter` is not an option');
});
