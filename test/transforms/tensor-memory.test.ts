import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  corruptLabels,
  corruptLabelsInto,
  permuteLabels,
  randomizePixels,
  renameClasses,
  replaceWithGaussian,
  shufflePixels,
  symmetric,
} from '../../src/index.js';
import { simd } from '../../src/simd.js';
import { images, labelsOf } from '../kernels/corruptions.js';

/** The cpu backend keeps the arrays that tensors are made from, and hands them out again: they may be changed by then. */
const statistics = { mean: 60, std: 20 };
type Images = (x: unknown, options: object) => { images: Float32Array };
const imageVerbs: Record<string, Images> = {
  shufflePixels: (x, options) => shufflePixels(x as Float32Array, { seed: 1, ...options } as never),
  randomizePixels: (x, options) =>
    randomizePixels(x as Float32Array, { seed: 1, ...options } as never, { kernels: simd }),
  replaceWithGaussian: (x, options) =>
    replaceWithGaussian(x as Float32Array, { seed: 1, statistics, ...options } as never),
};
const noise = { noise: symmetric(0.5), classes: 10, seed: 1 };
type Labels = (y: unknown) => {
  labels: Int32Array;
  plan: { originalLabels: Int32Array; labels: Int32Array };
};
const labelVerbs: Record<string, Labels> = {
  corruptLabels: (y) => corruptLabels(y as Int32Array, noise),
  'corruptLabels, rate 0': (y) => corruptLabels(y as Int32Array, { ...noise, noise: symmetric(0) }),
  corruptLabelsInto: (y) => corruptLabelsInto(y as Int32Array, noise, { kernels: simd }),
  permuteLabels: (y) => permuteLabels(y as Int32Array, { classes: 10, seed: 1 }),
  renameClasses: (y) => renameClasses(y as Int32Array, { classes: 10, seed: 1 }),
};

describe.each(['cpu', 'wasm'])(
  '%s: the result outlives the input and the array that this was made from',
  (backend) => {
    beforeAll(() => tf.setBackend(backend));

    const shape = [20, 192];
    describe.each(Object.entries(imageVerbs))('%s', (_, verb) => {
      test.each([0, 0.5, 1])('rate %d', async (rate) => {
        const values = images(Float32Array, 20, 192);
        const expected = verb(values, { rate, imageShape: shape.slice(1) }).images;
        const x = tf.tensor(values, shape);
        const made = (await verb(x, { rate })) as unknown as { images: tf.Tensor };
        expect(await x.data()).toEqual(images(Float32Array, 20, 192));
        x.dispose();
        values.fill(0);
        expect(await made.images.data()).toEqual(expected);
        made.images.dispose();
      });
    });

    test.each(Object.entries(labelVerbs))('%s', async (_, verb) => {
      const values = labelsOf(100, 10);
      const expected = verb(values.slice());
      const y = tf.tensor1d(values, 'int32');
      const made = (await verb(y)) as unknown as { labels: tf.Tensor; plan: typeof expected.plan };
      expect(await y.data()).toEqual(labelsOf(100, 10));
      y.dispose();
      values.fill(0);
      expect(await made.labels.data()).toEqual(expected.labels);
      expect(made.plan.originalLabels).toEqual(labelsOf(100, 10));
      expect(made.plan.labels).toEqual(expected.labels);
      made.labels.dispose();
      expect(made.plan.labels).toEqual(expected.labels);
    });
  },
);

describe('labels in arrays', () => {
  test.each(Object.entries(labelVerbs))(
    '%s: the labels are the caller’s own, the plan keeps others',
    (_, verb) => {
      for (const values of [labelsOf(100, 10), Array.from(labelsOf(100, 10))]) {
        const { labels, plan } = verb(values);
        const expected = Array.from(labels);
        labels.fill(0);
        values.fill(0);
        expect(Array.from(plan.labels)).toEqual(expected);
        expect(plan.originalLabels).toEqual(labelsOf(100, 10));
      }
    },
  );

  test('one-hot rows that are bytes already', () => {
    const oneHot = Uint8Array.from([1, 0, 0, 1, 1, 0]);
    const options = { noise: symmetric(0), classes: 2, seed: 1, encoding: 'one-hot' } as const;
    const { labels, plan } = corruptLabels(oneHot, options);
    labels.fill(0);
    expect([...oneHot]).toEqual([1, 0, 0, 1, 1, 0]);
    expect([...plan.labels]).toEqual([0, 1, 0]);
  });
});
