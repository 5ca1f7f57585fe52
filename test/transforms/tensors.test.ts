import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { corruptLabels, symmetric } from '../../src/index.js';
import { isTensor } from '../../src/transforms/tensors.js';

const options = { noise: symmetric(0.5), classes: 3, seed: 1 };
const places = globalThis as { _tfengine?: unknown };
const { _tfengine } = places;

beforeAll(() => tf.setBackend('cpu'));
afterEach(() => {
  places._tfengine = _tfengine;
});

describe('a tensor', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a number', 5],
    ['text', 'dataId'],
    ['a column named dataId', { dataId: [1, 2], ys: [0, 1] }],
    ['columns named as the fields of a tensor', { dataId: {}, shape: [2], dtype: 'int32', data: [0, 1] }],
    ['the fields of a tensor', { ...tf.tensor1d([0, 1], 'int32') }],
  ])('is not %s', (_, value) => {
    expect(isTensor(value)).toBe(false);
  });

  it('that no engine knows is an error that names the cure', async () => {
    const made = { dataId: {}, shape: [2], dtype: 'int32', isDisposed: false, data: async () => [0, 1] };
    const text = '`labels` must be alive and of this realm, got an Object';
    await expect(corruptLabels(made as never, options)).rejects.toThrow(new TypeError(text));
  });

  it('of an engine in another realm is an error', async () => {
    const tensor = tf.tensor1d([0, 1, 2], 'int32');
    delete places._tfengine;
    await expect(corruptLabels(tensor, options)).rejects.toThrow('of this realm');
    places._tfengine = _tfengine;
    tensor.dispose();
  });
});
