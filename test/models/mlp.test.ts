import { dispose, memory, ones, type Tensor4D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { EVALUATION } from '../../src/models/context.js';
import { mlp } from '../../src/models/mlp.js';
import { useBackend } from '../backend.js';

beforeAll(() => useBackend('cpu'));

const count = (hidden: number[], shape: [number, number, number], classes: number) => {
  const parameters = mlp(hidden).init(0, shape, classes);
  const size = Object.values(parameters).reduce((sum, parameter) => sum + parameter.size, 0);
  dispose(parameters);
  return size;
};

it('has the parameter counts of the paper (table 1: MLP 1x512 and 3x512 on 28 x 28 x 3)', () => {
  expect(count([512], [28, 28, 3], 10)).toBe(1_209_866);
  expect(count([512, 512, 512], [28, 28, 3], 10)).toBe(1_735_178);
  expect(count([], [2, 2, 1], 3)).toBe(15);
});

it('names itself like the paper does', () => {
  expect([mlp([512]), mlp([512, 512, 512]), mlp([4, 3]), mlp([])].map((model) => model.name)).toEqual([
    'MLP 1x512',
    'MLP 3x512',
    'MLP 4-3',
    'linear',
  ]);
});

describe('initial weights', () => {
  it('value stability', async () => {
    const parameters = mlp([2]).init(0, [1, 2, 1], 2);
    expect(Object.keys(parameters)).toEqual([
      'dense1/weights',
      'dense1/bias',
      'dense2/weights',
      'dense2/bias',
    ]);
    expect(Array.from(await parameters['dense1/weights'].data())).toMatchInlineSnapshot(`
      [
        -0.5876113176345825,
        -0.23990319669246674,
        -0.53038090467453,
        1.1370854377746582,
      ]
    `);
    expect(Array.from(await parameters['dense1/bias'].data())).toEqual([0, 0]);
    dispose(parameters);
  });

  it('lie within Glorot’s limit and fill it, with mean 0', async () => {
    const parameters = mlp([300]).init('a', [10, 10, 3], 10);
    const weights = Array.from(await parameters['dense1/weights'].data());
    dispose(parameters);
    const limit = Math.sqrt(6 / 600);
    const n = weights.length;
    expect(Math.max(...weights.slice(0, 50000).map(Math.abs))).toBeLessThanOrEqual(limit);
    expect(Math.max(...weights.slice(0, 50000).map(Math.abs))).toBeGreaterThan(limit * 0.999);
    // a uniform mean has deviation limit / sqrt(3 n); five of them are exceeded once in 1.7 million seeds
    expect(Math.abs(weights.reduce((a, b) => a + b, 0) / n)).toBeLessThan((5 * limit) / Math.sqrt(3 * n));
  });

  it('belong to the seed and the layer', async () => {
    const [a, b, c] = [1, 1, 2].map((seed) => mlp([3, 3]).init(seed, [1, 3, 1], 3));
    const read = (p: typeof a, name: string) => p[name].data().then((data) => Array.from(data));
    expect(await read(b, 'dense1/weights')).toEqual(await read(a, 'dense1/weights'));
    expect(await read(c, 'dense1/weights')).not.toEqual(await read(a, 'dense1/weights'));
    expect(await read(a, 'dense2/weights')).not.toEqual(await read(a, 'dense1/weights'));
    dispose([a, b, c].flatMap(Object.values));
  });
});

it('applies layer after layer', async () => {
  const model = mlp([4]);
  const before = memory().numTensors;
  const parameters = model.init(5, [2, 2, 1], 3);
  const images: Tensor4D = ones([6, 2, 2, 1]);
  expect(memory().numTensors).toBe(before + 5);
  const logits = model.apply(parameters, images, EVALUATION);
  expect(logits.shape).toEqual([6, 3]);
  dispose([images, logits]);
  dispose(parameters);
});

it('refuses a layer of no units', () => {
  expect(() => mlp([512, 0])).toThrow(
    new RangeError('`hidden[1]` must be a whole number from 1 to 1048576, got 0'),
  );
});
