import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  corruptLabels,
  permuteLabels,
  pixelStatistics,
  randomizePixels,
  renameClasses,
  replaceWithGaussian,
  shufflePixels,
  symmetric,
} from '../../src/index.js';

const classes = 3;
const clean = [0, 1, 2, 2, 1, 0, 1, 1, 0, 2, 0, 1];
const oneHot = (labels: readonly number[]) => labels.flatMap((y) => [0, 1, 2].map((k) => Number(k === y)));

/** The verbs on labels; each gives the same for every format. */
const labelVerbs = {
  corruptLabels: (labels: never, rest: object) =>
    corruptLabels(labels, { noise: symmetric(0.6), classes, seed: 0, ...rest }),
  permuteLabels: (labels: never, rest: object) => permuteLabels(labels, { classes, seed: 0, ...rest }),
  renameClasses: (labels: never, rest: object) =>
    renameClasses(labels, { classes, names: [1, 2, 0], ...rest }),
};

const arrayKinds = [
  Array,
  Float32Array,
  Float64Array,
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Buffer,
] as unknown as readonly { readonly name: string; from(values: readonly number[]): ArrayLike<number> }[];

type Made = { labels: ArrayLike<number>; plan: { labels: Int32Array } };

describe.each(Object.entries(labelVerbs))('%s keeps the kind of labels', (_, verb) => {
  const expected = Array.from((verb(clean as never, {}) as unknown as Made).labels);

  it.each(arrayKinds.map((kind) => [kind.name, kind] as const))('%s, index and one-hot', (_, kind) => {
    for (const [encoding, form] of [
      ['index', (labels: readonly number[]) => labels],
      ['one-hot', oneHot],
    ] as const) {
      const input = kind.from(form(clean));
      const { labels } = verb(input as never, { encoding }) as unknown as Made;
      expect(labels.constructor).toBe(input.constructor);
      expect(Array.from(labels)).toEqual(form(expected));
      expect(Array.from(input)).toEqual(form(clean));
    }
  });

  it.each(['cpu', 'wasm'])('tensors of every dtype and rank on %s, without a leak', async (backend) => {
    await tf.setBackend(backend);
    for (const dtype of ['int32', 'float32', 'bool'] as const) {
      for (const hot of [false, true]) {
        if (dtype === 'bool' && !hot) continue;
        const before = tf.memory().numTensors;
        const input = hot
          ? tf.tensor2d(oneHot(clean), [clean.length, classes], dtype)
          : tf.tensor1d(clean, dtype);
        const { labels } = (await verb(input as never, {})) as unknown as { labels: tf.Tensor };
        expect([labels.dtype, labels.shape]).toEqual([dtype, input.shape]);
        expect(Array.from(await labels.data())).toEqual(hot ? oneHot(expected) : expected);
        labels.dispose();
        expect(Array.from(await input.data())).toEqual(hot ? oneHot(clean) : clean);
        input.dispose();
        expect(tf.memory().numTensors).toBe(before);
      }
    }
  });
});

const statistics = { mean: 100, std: 30 };
const fit = { clip: [0, 100], round: 'half-up' } as const;
const imageVerbs = {
  shufflePixels,
  randomizePixels,
  replaceWithGaussian: ((images: never, options: object) =>
    replaceWithGaussian(images, { statistics, ...fit, ...options } as never)) as never,
} as Record<string, (images: never, options: object) => unknown>;
const pixels = Array.from({ length: 5 * 12 }, (_, k) => (k * 7) % 100);

describe.each(Object.entries(imageVerbs))('%s keeps the kind of images', (_, verb) => {
  const options = { seed: 0, imageShape: [2, 2, 3] };
  const apply = (images: unknown, rest: object) =>
    (verb(images as never, { seed: 0, ...rest }) as { images: ArrayLike<number> }).images;
  const expected = Array.from(apply(Float32Array.from(pixels), options));

  it.each(arrayKinds.slice(1).map((kind) => [kind.name, kind] as const))('%s', (_, kind) => {
    const input = kind.from(pixels);
    const images = apply(input, options);
    expect(images.constructor).toBe(input.constructor);
    expect(Array.from(images)).toEqual(expected);
    (images as Uint8Array).fill(0);
    expect(Array.from(input)).toEqual(pixels);
  });

  it.each(['cpu', 'wasm'])('tensors of rank 2 to 4 on %s, without a leak', async (backend) => {
    await tf.setBackend(backend);
    const shapes = [
      [5, 12],
      [5, 4, 3],
      [5, 2, 2, 3],
    ];
    for (const dtype of ['int32', 'float32'] as const) {
      for (const shape of shapes) {
        const before = tf.memory().numTensors;
        const input = tf.tensor(pixels, shape, dtype);
        const result = (await verb(input as never, { seed: 0, rate: 0.5 })) as { images: tf.Tensor };
        expect([result.images.dtype, result.images.shape]).toEqual([dtype, shape]);
        const same = apply(Float32Array.from(pixels), { imageShape: shape.slice(1), rate: 0.5 });
        expect(Array.from(await result.images.data())).toEqual(Array.from(same));
        result.images.dispose();
        expect(Array.from(await input.data())).toEqual(pixels);
        input.dispose();
        expect(tf.memory().numTensors).toBe(before);
      }
    }
  });

  it('stays on the backend of its tensor, whichever is active', async () => {
    await tf.setBackend('wasm');
    const input = tf.tensor2d(pixels, [5, 12]);
    await tf.setBackend('cpu');
    const { images } = (await verb(input as never, { seed: 0 })) as { images: tf.Tensor };
    const backendOf = (tensor: tf.Tensor) => tf.engine().state.tensorInfo.get(tensor.dataId)?.backend;
    expect(backendOf(images)).toBe(tf.findBackend('wasm'));
    tf.dispose([input, images]);
  });
});

describe('pixelStatistics', () => {
  beforeAll(() => tf.setBackend('cpu'));

  it('is the mean and the population deviation over set, channel or position', async () => {
    const values = Float32Array.of(0, 10, 2, 20, 4, 30, 6, 40);
    const imageShape = [1, 2, 2];
    expect(pixelStatistics(values, { imageShape }).mean).toBe(14);
    expect(pixelStatistics(values, { imageShape, scope: 'channel' })).toEqual({
      mean: [3, 25],
      std: [Math.sqrt(5), Math.sqrt(125)],
    });
    expect(pixelStatistics(values, { imageShape, scope: 'position' })).toEqual({
      mean: [2, 20, 4, 30],
      std: [2, 10, 2, 10],
    });
    const tensor = tf.tensor4d(values, [2, 1, 2, 2]);
    expect(await pixelStatistics(tensor, { scope: 'channel' })).toEqual(
      pixelStatistics(values, { imageShape, scope: 'channel' }),
    );
    await expect(pixelStatistics(tensor, { imageShape: [2, 2, 1] })).rejects.toThrow(
      new RangeError("`imageShape` must be left out, or the tensor's [1, 2, 2], got [2, 2, 1]"),
    );
    tensor.dispose();
    await expect(pixelStatistics(tensor)).rejects.toThrow('`images` must be alive and of this realm');
    expect(() => pixelStatistics(values, { imageShape, scope: 'all' as never })).toThrow(
      '`scope` must be one of "set", "channel", "position", got "all"',
    );
    expect(() => pixelStatistics(Float32Array.of(1, Number.NaN), { imageShape: [1] })).toThrow(
      '`images[1]` must be finite numbers of a finite variance, got NaN; or give the statistics',
    );
  });
});
