import { describe, expect, it } from 'vitest';
import { replaceWithGaussian } from '../../../src/index.js';
import type { Kernels } from '../../../src/kernels/bulk-loops.js';
import { keyOf } from '../../../src/plans/address.js';
import { lowOf } from '../../../src/random/example-ids.js';
import { simd } from '../../../src/simd.js';

const options = { seed: 4, imageShape: [3], statistics: { mean: 50, std: 20 } } as const;
const fit = { clip: [0, 100], round: 'half-up' } as const;

describe('a kernel of Gaussian pixels', () => {
  /** Draws the low part of its address into each image. */
  const kernels: Kernels = {
    ...simd,
    gaussian: ({ key, addresses, from, count }, task, output) => {
      const { size } = task;
      expect(key).toEqual(keyOf(options, 'pixels:gaussian'));
      const [mean, std] = [Float32Array.of(50), Float32Array.of(20)];
      expect(task).toEqual({ size: 3, mean, std, clip: [0, 100], round: true });
      expect(output).toHaveLength(count * size);
      for (let i = 0; i < count; i++) output.fill(lowOf(addresses, from + i), i * size, (i + 1) * size);
      return true;
    },
  };
  const ids = Array.from({ length: 20 }, (_, i) => 7 + ((i * 3) % 20));

  it.each([Float32Array, Float64Array, Uint8Array])(
    'is told which images it draws, and how, in %o',
    (Kind) => {
      const { images } = replaceWithGaussian(new Kind(60), { ...options, ...fit, ids }, { kernels });
      expect(Array.from(images)).toEqual(ids.flatMap((id) => [id, id, id]));
      const part = replaceWithGaussian(new Kind(60), { ...options, ...fit, ids, rate: 0.5 }, { kernels });
      part.plan.mask.forEach((picked, i) => {
        expect(Array.from(part.images.slice(3 * i, 3 * i + 3))).toEqual(Array(3).fill(picked ? ids[i] : 0));
      });
    },
  );
});

it('Gaussian pixels are the same in arrays of every kind that holds them', () => {
  const inKind = (Kind: Float32ArrayConstructor | Float64ArrayConstructor | Uint8ArrayConstructor) =>
    Array.from(replaceWithGaussian(new Kind(60), { ...options, ...fit }).images);
  expect(inKind(Float64Array)).toEqual(inKind(Float32Array));
  expect(inKind(Uint8Array)).toEqual(inKind(Float32Array));
});

it('a single mean or deviation is that of each channel', () => {
  const at = (mean: number | number[], std: number | number[]) =>
    replaceWithGaussian(new Float32Array(30), { seed: 4, imageShape: [1, 2, 3], statistics: { mean, std } })
      .images;
  expect(at(50, [0, 1, 20])).toEqual(at([50, 50, 50], [0, 1, 20]));
  expect(at([0, 50, 90], 20)).toEqual(at([0, 50, 90], [20, 20, 20]));
  expect(at([50], 20)).toEqual(at([50, 50, 50], [20, 20, 20]));
});

it('Gaussian pixels are float32 numbers, whatever holds them', () => {
  const { images } = replaceWithGaussian(new Float64Array(60), options);
  expect(images).toEqual(images.map(Math.fround));
});
