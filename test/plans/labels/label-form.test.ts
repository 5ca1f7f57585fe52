import { expect, it } from 'vitest';
import { corruptLabels, uniform } from '../../../src/index.js';

it.each([
  [Int8Array, 128],
  [Uint8Array, 256],
  [Uint8ClampedArray, 256],
  [Int16Array, 32_768],
  [Uint16Array, 65_536],
  [Float32Array, 65_536],
])('%o holds labels of %d classes, and of more only if it holds their last one', (Kind, most) => {
  const noisy = (classes: number) =>
    corruptLabels(new Kind(200), { noise: uniform(1), classes, seed: 1 }).labels;
  const numbers = corruptLabels(new Int32Array(200), { noise: uniform(1), classes: most, seed: 1 }).labels;
  expect(noisy(most)).toEqual(Kind.from(numbers));
  expect(Math.max(...numbers)).toBeGreaterThan(most * 0.9);
  if (most < 65_536)
    expect(() => noisy(most + 1)).toThrow(`\`labels\` must be an array for class ${most}, got a`);
});
