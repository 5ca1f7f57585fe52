import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import * as tfdata from '@tensorflow/tfjs-data';
import { beforeAll, describe, expect, it } from 'vitest';
import { digestLabels, digestValues } from '../../src/digests/digest.js';
import {
  type CorruptOptions,
  corrupt,
  corruptLabels,
  exactImageCount,
  exactLabelCount,
  pixelStatistics,
  randomizePixels,
  replaceWithGaussian,
  shufflePixels,
  symmetric,
  uniform,
} from '../../src/index.js';

const n = 1000;
const imageShape = [4, 5, 3];
const size = 60;
const classes = 10;
const ys = Int32Array.from({ length: n }, (_, i) => (i * 7) % classes);
const xs = Float32Array.from({ length: n * size }, (_, k) => ((k * 2654435761) >>> 8) / 2 ** 24);
const example = (i: number) => ({ xs: xs.slice(i * size, (i + 1) * size), ys: ys[i], name: `e${i}` });
const examples = Array.from({ length: n }, (_, i) => example(i));

const labels = { noise: symmetric(0.4), classes };
const kinds: Record<string, CorruptOptions> = {
  'random pixels': {
    seed: 42,
    labels,
    images: { operation: randomizePixels, imageShape, rate: 0.5, channels: 'independent' },
  },
  'shuffled pixels in the test split': {
    seed: 0,
    split: 'test',
    labels: { noise: uniform(1), classes },
    images: { operation: shufflePixels, imageShape },
  },
  'gaussian, exact counts': {
    seed: 'g',
    labels: { ...labels, count: exactLabelCount(n, { ...labels, seed: 'g' }) },
    images: {
      operation: replaceWithGaussian,
      imageShape,
      rate: 0.3,
      count: exactImageCount('gaussian', n, { seed: 'g', rate: 0.3 }),
      statistics: pixelStatistics(xs, { imageShape, scope: 'channel' }),
    },
  },
};

/** One digest of a whole corrupted set. */
class Digest {
  readonly xs = new Float32Array(n * size);
  readonly ys = new Int32Array(n);
  at = 0;
  add(element: { xs: ArrayLike<number>; ys: number | ArrayLike<number> }, at = this.at) {
    const batch = typeof element.ys === 'number' ? [element.ys] : element.ys;
    this.xs.set(element.xs, at * size);
    this.ys.set(batch, at);
    this.at += batch.length;
  }
  text() {
    expect(this.at).toBe(n);
    return `${digestValues(this.xs)} ${digestLabels(this.ys)}`;
  }
}

const tensorExample = (i: number) => ({
  xs: tf.tensor3d(examples[i].xs, [4, 5, 3]),
  ys: tf.scalar(ys[i], 'int32'),
});
async function read(element: { xs: tf.Tensor; ys: tf.Tensor }) {
  const values = { xs: await element.xs.data(), ys: await element.ys.data() };
  tf.dispose(element as unknown as tf.TensorContainer);
  return values;
}
const withoutShape = ({ images, ...rest }: CorruptOptions): CorruptOptions => {
  const { imageShape: _imageShape, ...own } = images as NonNullable<typeof images>;
  return { ...rest, images: own };
};

/** Every form of the source, and how it is read. */
const forms: Record<string, (options: CorruptOptions) => Promise<string>> = {
  columns: async (options) => {
    const digest = new Digest();
    digest.add(corrupt({ xs, ys }, options));
    return digest.text();
  },
  'columns of tensors': async (options) => {
    const digest = new Digest();
    const source = { xs: tf.tensor4d(xs, [n, 4, 5, 3]), ys: tf.tensor1d(ys, 'int32') };
    digest.add(await read(await corrupt(source, withoutShape(options))));
    tf.dispose(source);
    return digest.text();
  },
  'an array of examples': async (options) => {
    const digest = new Digest();
    for (const element of corrupt(examples, options)) digest.add(element);
    return digest.text();
  },
  'an iterable': async (options) => {
    const digest = new Digest();
    for (const element of corrupt(new Set(examples), options)) digest.add(element);
    return digest.text();
  },
  'an async iterable of tensors': async (options) => {
    const digest = new Digest();
    async function* source() {
      for (let i = 0; i < n; i++) {
        const element = tensorExample(i);
        yield element;
        tf.dispose(element);
      }
    }
    for await (const element of corrupt(source(), withoutShape(options))) digest.add(await read(element));
    return digest.text();
  },
  'an async iterable of uneven batches': async (options) => {
    const digest = new Digest();
    async function* source() {
      for (let from = 0, to = 0, b = 1; from < n; from = to, b++) {
        to = Math.min(n, from + b);
        yield { xs: xs.slice(from * size, to * size), ys: ys.slice(from, to) };
      }
    }
    for await (const batch of corrupt(source(), { ...options, elements: 'batches' })) digest.add(batch);
    return digest.text();
  },
  'a map-style source, backwards': async (options) => {
    const digest = new Digest();
    const source = corrupt({ length: n, get: async (i: number) => example(i) }, options);
    for (let i = source.length - 1; i >= 0; i--) digest.add(await source.get(i), i);
    return digest.text();
  },
  'a tf.data.Dataset': async (options) => {
    const digest = new Digest();
    const dataset = corrupt(tfdata.array(examples as unknown as tf.TensorContainer[]), options);
    expect(dataset.size).toBe(n);
    await dataset.forEachAsync((element) => digest.add(element as (typeof examples)[0]));
    return digest.text();
  },
  'a tf.data.Dataset of tensors, corrupted, then batched': async (options) => {
    const digest = new Digest();
    const dataset = tfdata.generator(function* () {
      for (let i = 0; i < n; i++) yield tensorExample(i);
    } as never);
    await corrupt(dataset, withoutShape(options))
      .batch(64)
      .forEachAsync(async (batch) => {
        const { xs, ys } = batch as unknown as { xs: tf.Tensor; ys: tf.Tensor };
        digest.add({ xs: xs.dataSync(), ys: ys.dataSync() });
        tf.dispose([xs, ys]);
      });
    return digest.text();
  },
  'a tf.data.Dataset of batches, prefetched': async (options) => {
    const digest = new Digest();
    const dataset = tfdata
      .array(examples.map(({ xs, ys }) => ({ xs, ys })) as unknown as tf.TensorContainer[])
      .batch(33);
    const batched = corrupt(
      dataset.mapAsync(async (batch) => {
        const { xs, ys } = batch as unknown as { xs: tf.Tensor; ys: tf.Tensor };
        return { xs: tf.reshape(xs, [-1, 4, 5, 3]), ys: tf.cast(ys, 'int32') };
      }),
      { ...withoutShape(options), elements: 'batches' },
    ).prefetch(3);
    await batched.forEachAsync(async (batch) => {
      const { xs, ys } = batch as unknown as { xs: tf.Tensor; ys: tf.Tensor };
      digest.add({ xs: xs.dataSync(), ys: ys.dataSync() });
      tf.dispose([xs, ys]);
    });
    return digest.text();
  },
  '7 shards in random order': async (options) => {
    const digest = new Digest();
    const edges = [0, 1, 100, 143, 500, 777, 998, n];
    for (const shard of [3, 0, 6, 2, 5, 1, 4]) {
      const [from, to] = [edges[shard], edges[shard + 1]];
      const part = { xs: xs.slice(from * size, to * size), ys: ys.slice(from, to) };
      digest.add(corrupt(part, { ...options, ids: { first: from } }), from);
    }
    return digest.text();
  },
  'shuffled examples by stable ids': async (options) => {
    const digest = new Digest();
    const shuffled = examples.map((_, i) => examples[(i * 377) % n]);
    const ids = ({ name }: { name: string }) => Number(name.slice(1));
    for (const element of corrupt(shuffled, { ...options, ids } as CorruptOptions<(typeof examples)[0]>)) {
      digest.add(element, ids(element));
    }
    return digest.text();
  },
};

beforeAll(() => tf.setBackend('cpu'));

describe.each(Object.entries(kinds))('corrupt with %s', (_, options) => {
  const before = `${digestValues(xs)} ${digestLabels(ys)}`;

  it.each(Object.entries(forms))('gives the same bits from %s', async (_, digestOf) => {
    const whole = await forms.columns(options);
    expect(whole).not.toBe(before);
    const tensors = tf.memory().numTensors;
    expect(await digestOf(options)).toBe(whole);
    expect(tf.memory().numTensors).toBe(tensors);
    expect(`${digestValues(xs)} ${digestLabels(ys)}`).toBe(before);
  });
});

describe('corrupt', () => {
  const options = { seed: 42, labels };

  it('is what the verbs do', () => {
    const { noise } = labels;
    expect(Array.from(corruptLabels(ys, { noise, classes, seed: 42 }).labels)).toEqual(
      Array.from(corrupt({ ys }, options).ys),
    );
  });

  it('never redraws: every pass gives the same bits', async () => {
    const source = corrupt(new Set(examples.slice(0, 50)), options);
    expect([...source]).toEqual([...source]);
    const dataset = corrupt(tfdata.array(examples.slice(0, 50) as unknown as tf.TensorContainer[]), options);
    const passes = await dataset.repeat(3).toArray();
    expect(passes.slice(50, 100)).toEqual(passes.slice(0, 50));
    expect(passes.slice(100)).toEqual(passes.slice(0, 50));
  });
});
