import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scaleBytes, standardizeImages } from '../../src/datasets/standardize-images.js';

it('subtracts the mean and divides by the population deviation of each image', () => {
  const values = standardizeImages([1, 3, 10, 30], 2);
  expect(Array.from(values)).toEqual([-1, 1, -1, 1]);
});

it('divides a flat image by 1 / sqrt(size) at least', () => {
  expect(Array.from(standardizeImages([0.5, 0.5, 0.5, 0.5], 4))).toEqual([0, 0, 0, 0]);
  const faint = standardizeImages([0, 0.001, 0, 0.001], 4);
  expect(faint[1]).toBeCloseTo(0.0005 * 2, 9);
});

it('leaves mean 0 and variance 1, whatever the scale', () => {
  const image = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 16, maxLength: 16 });
  fc.assert(
    fc.property(image, (pixels) => {
      fc.pre(new Set(pixels).size > 4);
      const out = standardizeImages(pixels, 16);
      const mean = out.reduce((a, b) => a + b, 0) / 16;
      const variance = out.reduce((a, b) => a + (b - mean) ** 2, 0) / 16;
      expect(Math.abs(mean)).toBeLessThan(1e-6);
      expect(Math.abs(variance - 1)).toBeLessThan(1e-5);
    }),
  );
});

it('scales bytes to 0 ... 1', () => {
  expect(Array.from(scaleBytes(Uint8Array.from([0, 51, 255])))).toEqual([0, Math.fround(0.2), 1]);
});

it.each([
  [[1, 2], 0, undefined, '`size` must be a whole number from 1 to 9007199254740991, got 0'],
  [[1, 2], null, undefined, '`size` must be a whole number from 1'],
  [[1, 2], Number.POSITIVE_INFINITY, undefined, '`size` must be a whole number from 1'],
  [[1, 2, 3], 2, undefined, '`images` must be n x 2 values, got 3'],
  [
    { length: 1e9 },
    2,
    new Float32Array(2),
    '`images` must be an array or typed array of numbers, got an Object',
  ],
  [[1, 2], 2, new Float32Array(3), '`out` must be as long as `images`, 2, got 3'],
  [[1, 2], 2, [0, 0], '`out` must be a Float32Array, got [0, 0]'],
])('refuses %j of size %s into %j', (images, size, out, message) => {
  expect(() => standardizeImages(images as number[], size as number, out as Float32Array)).toThrow(message);
});
