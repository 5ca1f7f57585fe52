import { dispose, memory, type Tensor, type Tensor2D, zeros } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { criticalSamples } from '../../src/measures/critical-samples.js';
import { epochsToFit } from '../../src/measures/epochs-to-fit.js';
import { exampleDifficulty } from '../../src/measures/example-difficulty.js';
import { giniCoefficient } from '../../src/measures/gini.js';
import { lossSensitivity } from '../../src/measures/loss-sensitivity.js';
import { recordMargins } from '../../src/measures/margins.js';
import { memorizedLabels } from '../../src/measures/memorized-labels.js';
import { rademacherComplexity } from '../../src/measures/rademacher.js';
import { subsetTraining } from '../../src/measures/subset-training.js';
import { flagMislabelled, thresholdSamples } from '../../src/measures/threshold-samples.js';
import { datasetCartography, epochLearned, forgetting } from '../../src/measures/training-dynamics.js';
import { differentiable } from '../../src/models/differentiable.js';
import { mlp } from '../../src/models/mlp.js';
import type { Model } from '../../src/models/model.js';
import { whiten } from '../../src/theory/features/patch-whitening.js';
import { interpolation } from '../../src/train/criteria.js';
import { useBackend } from '../backend.js';

/** What no function of arrays of numbers may take, or count to the end of. */
const NO_ARRAYS = [
  undefined,
  null,
  5,
  'abc',
  7n,
  Symbol('s'),
  () => 1,
  {},
  { length: 1e9 },
  { length: -1 },
  new Map(),
  BigInt64Array.of(0n),
  new DataView(new ArrayBuffer(8)),
];

type Call = (junk: never) => unknown;

describe.each<readonly [name: string, call: Call]>([
  ['labels', (junk) => recordMargins(junk, 2)],
  ['logits', (junk) => recordMargins([0], 2).add(junk, [0])],
  ['positions', (junk) => recordMargins([0], 2).add([1, 2], junk)],
  ['predictions', (junk) => memorizedLabels(junk, [0], [0])],
  ['given', (junk) => memorizedLabels([0], junk, [0])],
  ['truth', (junk) => memorizedLabels([0], [0], junk)],
  ['values', (junk) => giniCoefficient(junk)],
  ['labels', (junk) => thresholdSamples(junk, { classes: 1, seed: 0 })],
  ['areas', (junk) => flagMislabelled(junk, [1])],
  ['mask', (junk) => flagMislabelled([1], junk)],
  ['predictions', (junk) => exampleDifficulty(junk, [0])],
  ['predictions[0]', (junk) => exampleDifficulty([junk], [0])],
  ['labels', (junk) => exampleDifficulty([[0]], junk)],
  ['predictions', (junk) => forgetting(junk, [0])],
  ['predictions[1]', (junk) => epochLearned([[0], junk], [0])],
  ['probabilities[0]', (junk) => datasetCartography([junk])],
  ['whitening.mean', (mean) => whiten({ mean, matrix: new Float64Array(1) }, [1])],
  ['whitening.matrix', (matrix) => whiten({ mean: new Float64Array(1), matrix }, [1])],
  ['patches', (junk) => whiten({ mean: new Float64Array(1), matrix: new Float64Array(1) }, junk)],
  ['history', (junk) => epochsToFit(junk, interpolation())],
])('`%s`', (name, call) => {
  it('that is no array is refused by its name', () => {
    for (const junk of NO_ARRAYS) {
      const attempt = () => call(junk as never);
      expect(attempt).toThrow(TypeError);
      expect(attempt).toThrow(`\`${name}\``);
    }
  });
});

it('values that are missing in an array, or no numbers, are refused', () => {
  expect(() => memorizedLabels([undefined as never], [0], [0])).toThrow(
    '`predictions[0]` must be a whole number from 0 to 9007199254740990, got undefined',
  );
  expect(() => memorizedLabels([0], new Array(1), [0])).toThrow('`given[0]` must be a whole number from 0');
  expect(() => exampleDifficulty([['0' as never]], [0])).toThrow('got "0"; a network counts classes');
  expect(() => recordMargins(new Array(2), 2)).toThrow('`labels[0]` must be a whole number from 0 to 1');
});

it.each([
  [[0, 1], [1], [1], '`whitening.matrix` must be 2 x 2 numbers, got 1'],
  [[0, 1], [1, 0, 0, 1], [1, 2, 3], '`patches` must be m x 2 numbers, got 3'],
  [[], [], [1], '`whitening.mean` must be at least one number, got 0'],
])('a whitening of the mean %j and the matrix %j of %j is refused', (mean, matrix, patches, message) => {
  const whitening = { mean: Float64Array.from(mean), matrix: Float64Array.from(matrix) };
  expect(() => whiten(whitening, patches)).toThrow(message);
});

it('the functions that a measure calls are checked, and what they return', async () => {
  const subset = { examples: 4, runs: 2, seed: 0 };
  const draws = { examples: 1, draws: 2, seed: 0 };
  await expect(subsetTraining(5 as never, subset)).rejects.toThrow('`train` must be a function, got 5');
  await expect(subsetTraining(() => 5 as never, subset)).rejects.toThrow(
    '`correct` must be an array or typed array of numbers, got undefined',
  );
  await expect(subsetTraining(() => ({ correct: [1, 0, 2, 1] }), subset)).rejects.toThrow(
    '`correct[2]` must be a number from 0 to 1, got 2',
  );
  await expect(rademacherComplexity(5 as never, draws)).rejects.toThrow(
    '`fitLabels` must be a function, got 5',
  );
  await expect(rademacherComplexity(() => 5 as never, draws)).rejects.toThrow(
    '`fitLabels` must be a function that returns an array of numbers, got 5',
  );
  expect(() => epochsToFit([], 5 as never)).toThrow('`criterion` must be a criterion, got 5');
});

describe('a classifier that fails leaves no tensor', () => {
  beforeAll(() => useBackend('cpu'));
  const net = mlp([2]);
  const images = Float32Array.from({ length: 16 }, (_, i) => Math.cos(i));
  const data = { images, labels: [0, 1, 0, 1], imageShape: [2, 2] };
  let calls = 0;
  const failing: Record<string, Model['apply']> = {
    'at once': () => {
      throw new Error('mine');
    },
    'at its second call': (parameters, inputs, context) => {
      if (++calls % 2 === 0) throw new Error('mine');
      return net.apply(parameters, inputs, context);
    },
    'behind layers that keep what they need': (parameters, inputs, context) => {
      net.apply(parameters, inputs, context);
      throw new Error('mine');
    },
    'in its gradient': (parameters, inputs, context) =>
      differentiable<Tensor2D>(
        { logits: net.apply(parameters, inputs, context) as Tensor },
        (save) => {
          const value = zeros([inputs.shape[0], 2]) as Tensor2D;
          save([value]);
          return value;
        },
        () => {
          throw new Error('mine');
        },
      ),
    'by a promise': (() => Promise.resolve(5)) as never,
    'by another shape': (_parameters, inputs) => zeros([inputs.shape[0], 2, 1]) as never,
  };

  it.each(Object.keys(failing))('%s', async (how) => {
    const message = how.startsWith('by') ? '`model.apply` must be a function that returns a tensor' : 'mine';
    const parameters = net.init(0, [2, 2, 1], 2);
    const before = memory().numTensors;
    for (let k = 0; k < 2; k++) {
      calls = 0;
      const model = { apply: failing[how] };
      const critical = { imageShape: [2, 2], radius: 0.1, seed: 0 };
      await expect(criticalSamples(model, parameters, images, critical)).rejects.toThrow(message);
      calls = 0;
      const options = { classes: 2, seed: 0, steps: 2, learningRate: 0.1 };
      await expect(lossSensitivity(model, parameters, data, options)).rejects.toThrow(message);
      expect(memory().numTensors).toBe(before);
    }
    dispose(parameters);
  });

  it('and what is no model or no parameters is refused', async () => {
    const parameters = net.init(0, [2, 2, 1], 2);
    const options = { imageShape: [2, 2], radius: 0.1, seed: 0 };
    for (const junk of [undefined, null, 5, {}]) {
      await expect(criticalSamples(junk as never, parameters, images, options)).rejects.toThrow('`model');
      await expect(
        lossSensitivity(junk as never, parameters, data, { classes: 2, seed: 0, steps: 1, learningRate: 1 }),
      ).rejects.toThrow('`model');
    }
    await expect(criticalSamples(net, 5 as never, images, options)).rejects.toThrow('`parameters` must be');
    await expect(criticalSamples(net, parameters, images, { ...options, seed: {} as never })).rejects.toThrow(
      '`seed` must be',
    );
    dispose(parameters);
  });
});
