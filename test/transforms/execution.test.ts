import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  corruptLabels,
  corruptLabelsInto,
  instanceDependent,
  ownNoise,
  randomizePixels,
  recordLabels,
  replaceWithGaussian,
  shufflePixels,
  symmetric,
  uniform,
} from '../../src/index.js';
import { simd } from '../../src/simd.js';
import { IMAGE_CASES } from '../images/operations.js';
import { imageCorruptions, images, KINDS, labelsOf, noises, noisy } from '../kernels/corruptions.js';

const engines = [
  ['TypeScript', {}],
  ['SIMD', { kernels: simd }],
] as const;

describe.each(engines)('%s', (_, how) => {
  describe.each(Object.keys(imageCorruptions))('%s', (name) => {
    const corrupt = imageCorruptions[name];
    test.each(KINDS)('writes to `out` and in place what it returns otherwise, %o', (Kind) => {
      for (const shape of [
        [1, 7],
        [9, 784],
        [6, 8, 8, 3],
      ]) {
        const imageShape = shape.slice(1);
        const size = imageShape.reduce((a, b) => a * b);
        const input = images(Kind as typeof Float32Array, shape[0], size);
        const before = input.slice();
        const expected = corrupt(input, imageShape);
        const out = new (Kind as typeof Float32Array)(input.length).fill(1);
        expect(corrupt(input, imageShape, { ...how, out })).toBe(out);
        expect(out).toEqual(expected);
        expect(input).toEqual(before);
        expect(corrupt(input, imageShape, { ...how, out: input })).toBe(input);
        expect(input).toEqual(expected);
      }
    });

    test('another view on the same memory is in place as well', () => {
      const input = images(Float32Array, 5, 784);
      const expected = corrupt(input, [784]);
      const view = new Float32Array(input.buffer);
      expect(corrupt(input, [784], { ...how, out: view })).toBe(view);
      expect(view).toEqual(expected);
    });

    test('a view into a larger buffer is written between its bounds', () => {
      const whole = new Float32Array(3 * 784 + 20).fill(9);
      const input = images(Float32Array, 3, 784);
      const out = corrupt(input, [784], { ...how, out: whole.subarray(10, 10 + 3 * 784) });
      expect(out).toEqual(corrupt(input, [784]));
      expect([...whole.subarray(0, 10), ...whole.subarray(-10)]).toEqual(new Array(20).fill(9));
    });
  });

  test.each(Object.keys(noises))('labels, %s: `out` and in place', (name) => {
    for (const n of [5, 5003]) {
      const labels = labelsOf(n, 10);
      const before = labels.slice();
      const [expected, picked] = noisy(labels, noises[name](10), 10, undefined, true);
      const out = new Int32Array(n).fill(1);
      expect(noisy(labels, noises[name](10), 10, undefined, true, { ...how, out })).toEqual([
        expected,
        picked,
      ]);
      expect(out).toEqual(expected);
      expect(labels).toEqual(before);
      noisy(labels, noises[name](10), 10, undefined, true, { ...how, out: labels });
      expect(labels).toEqual(expected);
    }
  });

  test('labels of another kind and in one-hot rows', () => {
    const options = { noise: symmetric(0.5), classes: 4, seed: 1 };
    const labels = Uint8Array.from({ length: 99 }, (_, i) => i % 4);
    const expected = corruptLabelsInto(labels, options, {}).labels;
    const out = new Uint8Array(99);
    expect(corruptLabelsInto(labels, options, { ...how, out }).labels).toBe(out);
    expect(out).toEqual(expected);
    const oneHot = (indices: Uint8Array) =>
      Float32Array.from({ length: 396 }, (_, k) => Number(indices[k >> 2] === (k & 3)));
    const rows = oneHot(labels);
    const execution = { ...how, out: rows };
    expect(corruptLabelsInto(rows, { ...options, encoding: 'one-hot' }, execution).labels).toBe(rows);
    expect(rows).toEqual(oneHot(expected));
  });

  test('a batch in a SharedArrayBuffer', () => {
    const input = new Float32Array(new SharedArrayBuffer(4 * 784 * 4));
    input.set(images(Float32Array, 4, 784));
    const expected = randomizePixels(input.slice(), { imageShape: [784], seed: 1 }).images;
    expect(randomizePixels(input, { imageShape: [784], seed: 1 }, { ...how, out: input }).images).toEqual(
      expected,
    );
  });
});

describe('the plan of labels', () => {
  const options = { noise: symmetric(0.4), classes: 10, seed: 1 };

  test('by default shares no memory with the input', () => {
    const labels = labelsOf(100, 10);
    const { plan } = corruptLabelsInto(labels, options, {});
    expect(plan.originalLabels).toEqual(labels);
    expect(plan.originalLabels.buffer).not.toBe(labels.buffer);
  });

  test('with `out` keeps what was there, whatever is written to the arrays afterwards', () => {
    const expected = corruptLabels(labelsOf(100, 10), options).labels;
    const labels = labelsOf(100, 10);
    const out = new Int32Array(100);
    const { plan } = corruptLabelsInto(labels, options, { out });
    labels.fill(0);
    out.fill(0);
    expect(plan.originalLabels).toEqual(labelsOf(100, 10));
    expect(plan.labels).toEqual(expected);
  });

  test.each([
    ['of the whole set', symmetric(0.4), 10],
    ['of more than 256 classes', uniform(1), 1000],
    ['by example', instanceDependent(new Float64Array(1000).fill(0.1)), 10],
    ['of one’s own', ownNoise({ kind: 'next', rate: 1, choose: (y, { classes }) => (y + 1) % classes }), 10],
  ])('keeps copies of the labels and the ids: noise %s', (_, noise, classes) => {
    const ids = Array.from({ length: 100 }, (_, i) => `image-${i}`);
    const all = { noise, classes, seed: 1, ids };
    const record = recordLabels(corruptLabels(labelsOf(100, 10), all).plan);
    const labels = labelsOf(100, 10);
    const { labels: noisy, plan } = corruptLabels(labels, all);
    labels.fill(0);
    noisy.fill(0);
    ids.fill('other');
    expect(recordLabels(plan)).toEqual(record);
  });

  test('in place keeps the true labels for the record', () => {
    const labels = labelsOf(100, 10);
    const { plan } = corruptLabelsInto(labels, options, { out: labels });
    expect(recordLabels(plan)).toEqual(recordLabels(corruptLabelsInto(labelsOf(100, 10), options, {}).plan));
  });

  test('a bad label is an error before anything is written', () => {
    const labels = labelsOf(100, 10);
    labels[99] = 10;
    const before = labels.slice();
    expect(() => corruptLabelsInto(labels, options, { out: labels })).toThrow(
      '`labels[99]` must be a whole number from 0 to 9, got 10',
    );
    expect(labels).toEqual(before);
  });
});

describe('an execution of another kind or name', () => {
  const images = Float32Array.from({ length: 20 }, (_, k) => k);
  const labels = labelsOf(20, 10);
  const verbs: [string, (execution: unknown) => unknown][] = [
    ...IMAGE_CASES.map(([operation, { verb }]): [string, (execution: unknown) => unknown] => [
      operation,
      (execution) => verb(images, { imageShape: [10], seed: 1 }, execution as object),
    ]),
    [
      'labels',
      (execution) =>
        corruptLabelsInto(labels, { noise: symmetric(0.4), classes: 10, seed: 1 }, execution as object),
    ],
  ];

  test.each(verbs)('%s', (_, call) => {
    const out = new Float32Array(20);
    for (const name of ['Out', 'output', 'kernel'])
      expect(() => call({ [name]: out })).toThrow(
        new TypeError(`\`${name}\` is not an option; the options are out, kernels`),
      );
    for (const [execution, shown] of [
      [5, '5'],
      ['abc', '"abc"'],
      [null, 'null'],
    ])
      expect(() => call(execution)).toThrow(new TypeError(`\`execution\` must be an object, got ${shown}`));
    expect(() => call({ kernels: 'simd' })).toThrow(
      new TypeError(
        '`kernels` must be an object of bulk loops, such as simd of rethink-gen/simd, got "simd"',
      ),
    );
    expect(out).toEqual(new Float32Array(20));
  });
});

describe('an `out` that does not fit', () => {
  const input = new Float32Array(20);
  const options = { imageShape: [10], seed: 1 };
  const call = (out: unknown) => () => shufflePixels(input, options, { out: out as Float32Array });

  test.each([new Float64Array(20), new Uint8Array(80), null, 'x', []])('of another kind: %o', (out) => {
    expect(call(out)).toThrow(TypeError);
    expect(call(out)).toThrow('`out` must be an array of the kind and length of images, got ');
  });

  test('of another length', () => {
    expect(call(new Float32Array(19))).toThrow(RangeError);
    expect(call(new Float32Array(19))).toThrow(
      '`out` must be an array of the kind and length of images, got 19',
    );
  });

  test('that overlaps the input without being it', () => {
    const memory = new Float32Array(24);
    const shifted = () => shufflePixels(memory.subarray(0, 20), options, { out: memory.subarray(4) });
    expect(shifted).toThrow(RangeError);
    expect(shifted).toThrow('`out` must be images itself or memory apart from it, got a Float32Array');
    const apart = new Float32Array(40);
    shufflePixels(apart.subarray(0, 20), options, { out: apart.subarray(20) });
  });

  test('labels', () => {
    const labels = { noise: symmetric(0.4), classes: 2, seed: 1 };
    expect(() => corruptLabelsInto(new Int32Array(3), labels, { out: new Int32Array(4) })).toThrow(
      '`out` must be an array of the kind and length of labels, got 4',
    );
    expect(() => corruptLabelsInto([0, 1], labels, { out: [0, 0] })).toThrow(TypeError);
  });
});

test('one image of one byte', () => {
  const options = { imageShape: [1], seed: 1, clip: [0, 255], round: 'half-up' } as const;
  expect(replaceWithGaussian(new Uint8Array(1), options).images.length).toBe(1);
});

describe('tensors', () => {
  beforeAll(() => tf.setBackend('cpu'));

  test('take kernels, refuse `out`, and leak nothing', async () => {
    const x = tf.tensor(images(Float32Array, 20, 192), [20, 8, 8, 3]);
    const before = tf.memory().numTensors;
    const plain = await randomizePixels(x, { seed: 1 });
    const fast = await randomizePixels(x, { seed: 1 }, { kernels: simd });
    expect(await fast.images.data()).toEqual(await plain.images.data());
    tf.dispose([plain.images, fast.images]);
    const out = new Float32Array(20 * 192) as never;
    expect(() => randomizePixels(x, { seed: 1 }, { out })).toThrow(TypeError);
    expect(tf.memory().numTensors).toBe(before);
    x.dispose();
  });
});
