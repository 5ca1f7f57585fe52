import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import * as tfdata from '@tensorflow/tfjs-data';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type CorruptOptions,
  corrupt,
  corruptLabels,
  type ImagePlan,
  instanceDependent,
  type LabelPlan,
  randomizePixels,
  recordLabels,
  replaceWithGaussian,
  shufflePixels,
  symmetric,
  transition,
} from '../../src/index.js';

const classes = 4;
const labels = { noise: symmetric(0.5), classes };
const options = { seed: 1, labels };
const ys = Int32Array.from({ length: 40 }, (_, i) => i % classes);
const noisy = Array.from(corruptLabels(ys, { ...labels, seed: 1 }).labels);
const oneHot = (label: number) => Array.from({ length: classes }, (_, k) => Number(k === label));

beforeAll(() => tf.setBackend('cpu'));

describe('the elements of corrupt', () => {
  it('may be tuples, with fields by their place', () => {
    const tuples = Array.from(ys, (label, i) => [`image ${i}`, label] as const);
    const out = corrupt(tuples, { seed: 1, labels: { ...labels, field: 1 } });
    expect(out).toEqual(noisy.map((label, i) => [`image ${i}`, label]));
    expect(tuples[0]).toEqual(['image 0', 0]);
  });

  it('keep one-hot labels one-hot, in arrays and tensors', async () => {
    const hot = { seed: 1, labels: { ...labels, encoding: 'one-hot' as const } };
    const arrays = Array.from(ys, (label) => ({ ys: Float32Array.from(oneHot(label)) }));
    expect(corrupt(arrays, hot).map((e) => Array.from(e.ys))).toEqual(noisy.map(oneHot));
    const batch = { ys: Array.from(ys).flatMap(oneHot) };
    expect(corrupt(batch, hot).ys).toEqual(noisy.flatMap(oneHot));
    const source = Array.from(ys, (label) => ({ ys: tf.tensor1d(oneHot(label), 'bool') }));
    const out = await Promise.all(corrupt(source, options));
    expect(out.map((e) => Array.from(e.ys.dataSync()))).toEqual(noisy.map(oneHot));
    expect(out[0].ys.dtype).toBe('bool');
    tf.dispose([source, out] as unknown as tf.TensorContainer);
  });

  it('keep a label of shape [1], and one of plain pixels', async () => {
    const source = { ys: tf.tensor1d([2], 'int32') };
    const [out] = await Promise.all(corrupt([source], options));
    expect([out.ys.shape, out.ys.dtype]).toEqual([[1], 'int32']);
    tf.dispose([source, out] as unknown as tf.TensorContainer);
    const images = { operation: shufflePixels, imageShape: [4] };
    const [plain] = corrupt([{ xs: [1, 2, 3, 4] }], { seed: 3, images });
    const typed = shufflePixels(Float64Array.of(1, 2, 3, 4), { seed: 3, imageShape: [4] }).images;
    expect(plain.xs).toEqual(Array.from(typed));
  });

  it('own their tensors: the source keeps its own, also those that pass through', async () => {
    const before = tf.memory().numTensors;
    const source = { ys: tf.tensor1d([0, 1, 2, 3], 'int32'), weights: tf.tensor1d([1, 2, 3, 4]) };
    const out = await corrupt(source, options);
    tf.dispose(source);
    expect(Array.from(out.weights.dataSync())).toEqual([1, 2, 3, 4]);
    expect(Array.from(out.ys.dataSync())).toEqual(noisy.slice(0, 4));
    tf.dispose(out);
    expect(tf.memory().numTensors).toBe(before);
    expect(tf.memory().numBytes).toBe(0);
  });

  it('are read lazily, one at a time, and a loop that ends early ends the source', async () => {
    let read = 0;
    let closed = 0;
    function* source() {
      try {
        for (;;) yield { ys: ys[read++ % 40] };
      } finally {
        closed++;
      }
    }
    const lazy = corrupt(source(), options);
    expect(read).toBe(0);
    for (const _ of lazy) if (read === 3) break;
    expect([read, closed]).toEqual([3, 1]);
    async function* stream() {
      yield* source();
    }
    read = 0;
    for await (const _ of corrupt(stream(), options)) if (read === 2) break;
    expect([read, closed]).toEqual([2, 2]);
  });

  it('hand their plans to onPlan, from which counts and records are made', () => {
    const plans: (LabelPlan | ImagePlan)[] = [];
    corrupt(
      Array.from(ys, (label) => ({ ys: label })),
      { ...options, onPlan: (plan) => plans.push(plan) },
    );
    const changed = plans.map((plan) => recordLabels(plan as LabelPlan).changed);
    expect(changed).toEqual(noisy.map((label, i) => Number(label !== ys[i])));
  });

  it('take ids from a list, from strings, and for batches', () => {
    const names = Array.from(ys, (_, i) => `image-${i}.png`);
    const named = Array.from(corruptLabels(ys, { ...labels, seed: 1, ids: names }).labels);
    const examples = Array.from(ys, (label, i) => ({ ys: label, name: names[i] }));
    expect(named).not.toEqual(noisy);
    expect(corrupt(examples, { ...options, ids: names }).map((e) => e.ys)).toEqual(named);
    expect(corrupt(examples, { ...options, ids: (e) => e.name }).map((e) => e.ys)).toEqual(named);
    const batches = [0, 10].map((from) => ({ ys: ys.slice(from, from + 10), from }));
    const ids = ({ from }: { from: number }) => names.slice(from, from + 10);
    const source = { length: 2, get: (b: number) => batches[b] };
    const wrapped = corrupt(source, { ...options, elements: 'batches', ids });
    expect(Array.from(wrapped.get(1).ys)).toEqual(named.slice(10, 20));
  });

  it('take instance-dependent noise as a function of the id, and as rows only for a whole set', () => {
    const row = (id: number | string) => oneHot((Number(id) + 1) % classes);
    const noise = instanceDependent(row);
    const expected = Array.from(ys, (_, i) => (i + 1) % classes);
    const stream = Array.from(ys, (label) => ({ ys: label }));
    expect(corrupt(stream, { seed: 0, labels: { noise, classes } }).map((e) => e.ys)).toEqual(expected);
    const rows = instanceDependent(Array.from(ys).flatMap((_, i) => row(i)));
    expect(Array.from(corrupt({ ys }, { seed: 0, labels: { noise: rows, classes } }).ys)).toEqual(expected);
    expect(() => corrupt(stream, { seed: 0, labels: { noise: rows, classes } })).toThrow(
      new TypeError(
        '`probabilities` must be a function of the example for a source that is read piece by piece, got an array of 160',
      ),
    );
  });
});

describe('the errors of corrupt', () => {
  const untouched = {
    get [Symbol.iterator](): () => Iterator<{ ys: number }> {
      return () => {
        throw new Error('the source was read');
      };
    },
  };
  const images = { operation: shufflePixels, imageShape: [2, 2] };
  const kinds = 'a function that corrupts images, such as shufflePixels';

  it.each<[string, unknown, Error]>([
    ['no options', undefined, new TypeError('`options` must be an object, got undefined')],
    [
      'an unknown option',
      { ...options, rate: 1 },
      new TypeError(
        '`rate` is not an option; the options are seed, split, ids, labels, images, elements, onPlan, onRecord',
      ),
    ],
    [
      'nothing to do',
      { seed: 1 },
      new TypeError('`options` must be given labels, images or both, got an Object'),
    ],
    ['no seed', { labels }, new TypeError('`seed` must be a string or a whole number, got undefined')],
    ['no split', { ...options, split: '' }, new TypeError('`split` must be a name such as \'test\', got ""')],
    [
      'elements',
      { ...options, elements: 'rows' },
      new TypeError('`elements` must be one of "examples", "batches", got "rows"'),
    ],
    [
      'ids',
      { ...options, ids: 7 },
      new TypeError('`ids` must be { first }, one id an example, or a function of the example, got 7'),
    ],
    ['onPlan', { ...options, onPlan: 1 }, new TypeError('`onPlan` must be a function, got 1')],
    [
      'an unknown option of the labels',
      { seed: 1, labels: { ...labels, rate: 1 } },
      new TypeError('`rate` is not an option; the options are noise, classes, count, encoding, field'),
    ],
    [
      'the noise',
      { seed: 1, labels: { ...labels, noise: 0.4 } },
      new TypeError('`noise` must be label noise, got 0.4; try uniform(0.5)'),
    ],
    [
      'the classes',
      { seed: 1, labels: { ...labels, classes: 0 } },
      new RangeError('`classes` must be a whole number from 1 to 65536, got 0'),
    ],
    [
      'noise of other classes',
      { seed: 1, labels: { ...labels, noise: transition([[1]]) } },
      new RangeError('`matrix` must be 4 x 4, as many as classes, got [[1]]'),
    ],
    [
      'the encoding',
      { seed: 1, labels: { ...labels, encoding: 'hot' } },
      new TypeError('`encoding` must be one of "index", "one-hot", got "hot"'),
    ],
    ['no verb', { seed: 1, images: {} }, new TypeError(`\`operation\` must be ${kinds}, got undefined`)],
    [
      'another function',
      { seed: 1, images: { operation: () => 1 } },
      new TypeError(`\`operation\` must be ${kinds}, got a function`),
    ],
    [
      'the shape',
      { seed: 1, images: { ...images, imageShape: [] } },
      new TypeError(
        '`imageShape` must be the shape of one image, [height, width, channels], [height, width] or [values], got []',
      ),
    ],
    [
      'a side',
      { seed: 1, images: { ...images, imageShape: [2, 0] } },
      new RangeError('`imageShape[1]` must be a whole number from 1 to 9007199254740991, got 0'),
    ],
    [
      'an option of the verb',
      { seed: 1, images: { ...images, rate: 2 } },
      new RangeError('`rate` must be a number from 0 to 1, got 2; for 2 % write 0.02'),
    ],
    [
      'an option that the verb has not',
      { seed: 1, images: { ...images, clip: [0, 1] } },
      new TypeError(
        '`clip` is not an option; the options are imageShape, channels, block, rate, count, seed, split, ids',
      ),
    ],
    [
      'statistics of a part',
      { seed: 1, images: { ...images, operation: replaceWithGaussian, statistics: 'channel' } },
      new TypeError(
        '`statistics` must be { mean, std } for a source that is read piece by piece, got "channel"; compute them once, with pixelStatistics or streamedPixelStatistics',
      ),
    ],
  ])('%s, before the source is read', (_, wrong, error) => {
    expect(() => corrupt(untouched, wrong as CorruptOptions)).toThrow(error);
  });

  it.each([ys, 'labels', null, undefined, 5])('what is no data set: %s', (source) => {
    expect(() => corrupt(source as never, options)).toThrow(
      /^`source` must be columns, or a source of examples or batches, got .*; for labels alone use corruptLabels/,
    );
  });

  it('at the element: a field, a count, a shape, a label', () => {
    expect(() => corrupt([{ y: 1 }], options)).toThrow(
      new TypeError(
        '`labels.field` must be a field of every element, got "ys"; name the one that holds them',
      ),
    );
    expect(() => corrupt([1], options)).toThrow(
      new TypeError('`element` must be an object or a tuple, got 1'),
    );
    const both = { ...options, images };
    expect(() => corrupt({ ys, xs: new Float32Array(8) }, both)).toThrow(
      new RangeError('`images` must be as many as the 40 labels, got 2'),
    );
    expect(() => corrupt({ xs: new Float32Array(7) }, { seed: 1, images })).toThrow(
      new RangeError('`images` must be n x 4 values, got 7'),
    );
    expect(() => corrupt([{ xs: [[1, 2]] }], { seed: 1, images })).toThrow(
      new TypeError('`images` must be flat numbers, a typed array or a tensor, got [[1, 2]]'),
    );
    expect(() => corrupt([{ xs: [1] }], { seed: 1, images: { operation: randomizePixels } })).toThrow(
      new TypeError(
        '`imageShape` must be the shape of one image, [height, width, channels], [height, width] or [values], got undefined',
      ),
    );
    expect(() => corrupt([{ ys: 4 }], options)).toThrow(
      '`labels[0]` must be a whole number from 0 to 3, got 4',
    );
    const batches = { length: 1, get: () => ({ ys }) };
    expect(() => corrupt(batches, { ...options, elements: 'batches' })).toThrow(
      new TypeError('`ids` must be a function of the batch for a map-style source of batches, got undefined'),
    );
  });

  it('leak no tensor', async () => {
    const before = tf.memory().numTensors;
    const bad = () => ({ xs: tf.zeros([2, 2]), ys: tf.scalar(9, 'int32') });
    const both = { ...options, images: { operation: shufflePixels } };
    const source = bad();
    await expect(corrupt([source], both)[0]).rejects.toThrow('`labels[0]` must be');
    const disposed = { xs: tf.zeros([2, 2]), ys: tf.scalar(1, 'int32') };
    disposed.xs.dispose();
    await expect(corrupt([disposed], both)[0]).rejects.toThrow('`images` must be alive and of this realm');
    tf.dispose([source, disposed.ys] as unknown as tf.TensorContainer);
    expect(tf.memory().numTensors).toBe(before);
    const dataset = corrupt(tfdata.generator((() => [bad()][Symbol.iterator]()) as never), both);
    await expect(dataset.toArray()).rejects.toThrow('`labels[0]` must be');
    expect(tf.memory().numTensors).toBe(before);
  });
});
