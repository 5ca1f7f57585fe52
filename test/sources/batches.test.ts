import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { corrupt, symmetric } from '../../src/index.js';

/** Batches that nobody called so: an error that names the option. */
const options = { seed: 1, labels: { noise: symmetric(0.5), classes: 3 } };
const CURE = "; if the elements are batches, say elements: 'batches'";

it.each<[string, unknown, string]>([
  ['numbers', [0, 1], '`labels` must be the label of one example, got [0, 1]'],
  ['bigints', BigInt64Array.of(0n, 1n), '`labels` must be the label of one example, got a BigInt64Array'],
  [
    'as many as classes',
    [0, 1, 2],
    '`labels row 0` must be one-hot: 3 numbers, a 1 among zeros, got [0, 1, 2]',
  ],
])('arrays of %s', (_, ys, text) => {
  expect(() => corrupt([{ ys }], options)).toThrow(text + CURE);
  expect(() => corrupt([{ ys }], { ...options, elements: 'batches' })).not.toThrow();
});

it('tensors, which are not leaked', async () => {
  await tf.setBackend('cpu');
  const before = tf.memory().numTensors;
  for (const [labels, text] of [
    [[0, 1], '`labels` must be the label of one example, got [2]'],
    [[0, 1, 2], '`labels row 0` must be one-hot: 3 numbers, a 1 among zeros, got an Int32Array'],
  ] as const) {
    const ys = tf.tensor1d([...labels], 'int32');
    await expect(corrupt([{ ys }], options)[0]).rejects.toThrow(text + CURE);
    ys.dispose();
  }
  expect(tf.memory().numTensors).toBe(before);
});

it('a label that is missing', () => {
  const text = '`labels[0]` must be a whole number from 0 to 2, got null; skip what has no label';
  expect(() => corrupt([{ ys: null }], options)).toThrow(text);
});
