import { memory, tensor1d, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { imageBatch } from '../../src/train/batch.js';
import { imagePipeline } from '../../src/train/images/image-pipeline.js';
import { trainingOnly } from '../../src/train/images/image-step.js';
import { BACKENDS, useBackend } from '../backend.js';

const SHAPE = [3, 2, 2] as const;
const images = Float32Array.from({ length: 5 * 12 }, (_, i) => Math.sin(i));
const EXAMPLES = [4, 0, 2];
const DRAW = { seed: 0, epoch: 0 };

/** An image step that doubles, and does something before. */
const doubling = (first: () => unknown) =>
  trainingOnly({
    name: 'double',
    train: (image, _shape, out) => {
      first();
      for (let i = 0; i < image.length; i++) out[i] = 2 * image[i];
    },
  });

describe.each(BACKENDS)('a batch of images on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  it('holds the examples in their order, to the bit', async () => {
    const batch = imageBatch(images, imagePipeline([], SHAPE), EXAMPLES);
    expect(batch.shape).toEqual([3, ...SHAPE]);
    expect(batch.dtype).toBe('float32');
    expect(Array.from(await batch.data())).toEqual(
      EXAMPLES.flatMap((example) => Array.from(images.subarray(12 * example, 12 * example + 12))),
    );
    batch.dispose();
  });

  it('is none of the next batch', async () => {
    const pipeline = imagePipeline([doubling(() => {})], SHAPE);
    const first = imageBatch(images, pipeline, [1], DRAW);
    const second = imageBatch(images, pipeline, [3], DRAW);
    expect(Array.from(await first.data())).toEqual(Array.from(images.subarray(12, 24), (v) => 2 * v));
    first.dispose();
    second.dispose();
  });

  it('is whole where an image step makes tensors for which the heap must grow', async () => {
    let size = 1 << 21;
    const growing = doubling(() => {
      size *= 2;
      tidy(() => tensor1d(new Float32Array(size)));
    });
    const batch = imageBatch(images, imagePipeline([growing], SHAPE), EXAMPLES, DRAW);
    expect(Array.from(await batch.data())).toEqual(
      EXAMPLES.flatMap((example) =>
        Array.from(images.subarray(12 * example, 12 * example + 12), (v) => 2 * v),
      ),
    );
    batch.dispose();
  });

  it('leaves nothing behind where an image step throws', () => {
    const before = memory().numTensors;
    const failing = doubling(() => {
      throw new Error('no such image');
    });
    expect(() => imageBatch(images, imagePipeline([failing], SHAPE), EXAMPLES, DRAW)).toThrow(
      'no such image',
    );
    expect(memory().numTensors).toBe(before);
  });
});
