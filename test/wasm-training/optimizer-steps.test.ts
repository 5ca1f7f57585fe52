import {
  memory,
  type Optimizer,
  tensor,
  train as tfTrain,
  tidy,
  type Variable,
  variable,
} from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { disposeOptimizer, setLearningRate } from '../../src/train/optimizer-state.js';
import { applyGradients } from '../../src/wasm-training/optimizer-steps.js';
import { currentWasmKernels } from '../../src/wasm-training/wasm-kernels.js';
import { useBackend } from '../backend.js';

beforeAll(() => useBackend('wasm'));

const SHAPES = [[7, 5], [3], [4, 4, 2], [1]];
const STEPS = 100;

/** Values of both signs and many sizes. */
const wave = (shape: readonly number[], phase: number) =>
  tensor(
    Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => {
      const at = (i + 1) * 12.9898 + phase * 78.233;
      return Math.sin(at) * 10 ** (4 * Math.sin(at * 7.13));
    }),
    [...shape],
  );

/** The parameters after steps of an optimiser, with another learning rate half way; nothing may leak. */
async function trained(make: () => Optimizer, ours: boolean) {
  const before = memory().numTensors;
  const parameters: Variable[] = SHAPES.map((shape, k) => tidy(() => variable(wave(shape, k))));
  const optimizer = make();
  const shared = parameters[0].clone();
  const first = Array.from(await shared.data());
  for (let step = 0; step < STEPS; step++) {
    if (step === STEPS / 2) setLearningRate(optimizer, 0.003);
    tidy(() => {
      const gradients = parameters.map(({ name, shape }, k) => ({ name, tensor: wave(shape, step + k / 8) }));
      applyGradients(ours ? currentWasmKernels() : undefined, optimizer, gradients);
    });
  }
  const values = await Promise.all(parameters.map(async (parameter) => Array.from(await parameter.data())));
  expect(Array.from(await shared.data())).toEqual(first);
  const { iterations } = optimizer;
  disposeOptimizer(optimizer);
  for (const held of [shared, ...parameters]) held.dispose();
  expect(memory().numTensors).toBe(before);
  return { values, iterations };
}

it.each<[string, () => Optimizer]>([
  ['sgd', () => tfTrain.sgd(0.01)],
  ['momentum', () => tfTrain.momentum(0.01, 0.9)],
  ["Nesterov's momentum", () => tfTrain.momentum(0.01, 0.9, true)],
  ['adam', () => tfTrain.adam(0.01)],
  ['adagrad', () => tfTrain.adagrad(0.01)],
])('%s takes the steps of TensorFlow.js, to the bit', async (_, make) => {
  const [ours, theirs] = [await trained(make, true), await trained(make, false)];
  expect(ours).toEqual(theirs);
  expect(ours.iterations).toBe(STEPS);
});
