import {
  dispose,
  memory,
  type Tensor,
  type Tensor4D,
  tensor,
  tidy,
  variableGrads,
} from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arpitCnn } from '../../src/models/arpit-cnn.js';
import { cnn } from '../../src/models/cnn.js';
import { type Context, EVALUATION } from '../../src/models/context.js';
import { mlp } from '../../src/models/mlp.js';
import { type Model, parameterCount } from '../../src/models/model.js';
import { smallAlexNet } from '../../src/models/small-alexnet.js';
import { smallInception } from '../../src/models/small-inception.js';
import { softmaxCrossEntropy } from '../../src/models/softmax-cross-entropy.js';
import { BACKENDS, useBackend } from '../backend.js';
import { relativeError } from './layers/reference.js';
import { SMALL_MODELS } from './small-models.js';

const count = (model: Model, shape: [number, number, number] = [28, 28, 3]) => {
  const parameters = model.init(0, shape, 10);
  const trained = parameterCount(parameters);
  dispose(parameters);
  return trained;
};

describe('the networks of the paper (table 1, 28 x 28 x 3, 10 classes)', () => {
  beforeAll(() => useBackend('cpu'));

  it('have its parameter counts', () => {
    expect(count(smallAlexNet())).toBe(1_387_786);
    expect(count(smallInception())).toBe(1_649_402);
    expect(count(smallInception({ normalization: 'none' }))).toBe(1_649_402);
  });

  it('can be narrower', () => {
    expect(count(smallAlexNet({ width: 0.5 }))).toBeLessThan(1_387_786 / 3);
    expect(count(smallInception({ width: 0.25 }))).toBeLessThan(1_649_402 / 12);
    expect(smallInception({ width: 0.25 }).name).toBe('small Inception, width 0.25');
  });

  it('have the counts that their layers add up to (Arpit et al.: 5 x 5 x 200 twice, 384, 192)', () => {
    const expected = 5 * 5 * 3 * 200 + 200 + (5 * 5 * 200 * 200 + 200) + (7 * 7 * 200 * 384 + 384);
    expect(count(arpitCnn())).toBe(expected + (384 * 192 + 192) + (192 * 10 + 10));
    expect(count(cnn([4, 8]), [8, 8, 1])).toBe(9 * 4 + 4 + 9 * 4 * 8 + 8 + (2 * 2 * 8 * 10 + 10));
  });

  it('refuse what is no width, no normalisation, no dropout', () => {
    expect(() => smallAlexNet({ width: 0 })).toThrow(
      new RangeError('`width` must be a number above 0 and at most 100, got 0'),
    );
    expect(() => smallInception({ normalization: 'layer' as never })).toThrow(
      new TypeError('`normalization` must be one of "none", "batch", got "layer"'),
    );
    expect(() => mlp([2], { dropout: 1 })).toThrow(
      new RangeError('`dropout` must be a number of at least 0 and below 1, got 1'),
    );
    expect(() => cnn([0])).toThrow(/`filters\[0\]` must be a whole number from 1/);
  });
});

const SHAPE = [9, 8, 3] as const;
const N = 6;

/** Loss, gradients and moving averages of a model on a fixed batch, as host arrays by name. */
async function evaluate(model: Model) {
  const parameters = model.init('gradients', SHAPE, 4);
  const before = memory().numTensors;
  const values = Float32Array.from(
    { length: N * 9 * 8 * 3 },
    (_, i) => Math.sin(i * 1.7) + (i % 5) / 5 - 0.4,
  );
  const images = tensor(values, [N, ...SHAPE]) as Tensor4D;
  const labels = tensor(
    Float32Array.from({ length: N * 4 }, (_, i) => (i % 5 === 0 ? 1 : 0)),
    [N, 4],
  );
  const updates: [string, Tensor][] = [];
  const context: Context = {
    ...{ training: true, seed: 3, epoch: 1, examples: [0, 1, 2, 3, 4, 5] },
    update: (variable, value) => updates.push([variable.name, value]),
  };
  const entries = Object.entries(parameters).filter(([, parameter]) => parameter.trainable);
  const { value, grads } = variableGrads(
    () => softmaxCrossEntropy(model.apply(parameters, images, context), labels as never),
    entries.map(([, parameter]) => parameter),
  );
  const evaluated = tidy(() => model.apply(parameters, images, EVALUATION));
  const tensors = {
    loss: value,
    evaluated,
    ...Object.fromEntries(entries.map(([name, parameter]) => [name, grads[parameter.name]])),
    ...Object.fromEntries(updates.map(([, average], k) => [`average ${k}`, average])),
  };
  const result: Record<string, Float32Array> = {};
  for (const [name, t] of Object.entries(tensors)) result[name] = (await t.data()).slice() as Float32Array;
  dispose(tensors);
  dispose([images, labels]);
  expect(memory().numTensors).toBe(before);
  dispose(parameters);
  return result;
}

describe.each(Object.entries(SMALL_MODELS))('%s', (_, make) => {
  const model = make();
  const results: Record<string, Record<string, Float32Array>> = {};

  it.each(BACKENDS)('has finite gradients for all parameters on %s, and leaks nothing', async (backend) => {
    await useBackend(backend);
    results[backend] = await evaluate(model);
    for (const [name, gradient] of Object.entries(results[backend])) {
      expect(gradient.every(Number.isFinite), name).toBe(true);
      if (!name.startsWith('average'))
        expect(
          gradient.some((g) => g !== 0),
          name,
        ).toBe(true);
    }
  });

  it('has the same ones on every backend, within 1e-4', () => {
    const [reference, ...others] = BACKENDS.map((backend) => results[backend]);
    for (const other of others) {
      expect(Object.keys(other)).toEqual(Object.keys(reference));
      for (const name of Object.keys(reference)) {
        expect(relativeError(other[name], reference[name]), name).toBeLessThan(1e-4);
      }
    }
  });
});

describe('batch normalisation outside training', () => {
  afterAll(() => useBackend('cpu'));

  it.each(BACKENDS)('gives each image its logits by itself, on %s', async (backend) => {
    await useBackend(backend);
    const model = cnn([4]);
    const parameters = model.init(1, SHAPE, 3);
    const pixels = Float32Array.from({ length: 2 * 9 * 8 * 3 }, (_, i) => Math.cos(i));
    const logits = async (values: Float32Array) => {
      const output = tidy(() =>
        model.apply(parameters, tensor(values, [values.length / 216, ...SHAPE]), EVALUATION),
      );
      const host = Array.from(await output.data());
      output.dispose();
      return host;
    };
    const both = await logits(pixels);
    const one = await logits(pixels.slice(216));
    one.forEach((value, k) => expect(value).toBeCloseTo(both[3 + k], 5));
    dispose(parameters);
  });
});
