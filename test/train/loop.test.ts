import {
  dispose,
  memory,
  type Tensor,
  type Tensor2D,
  tensor,
  train as tfTrain,
  tidy,
  type Variable,
  variable,
} from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { fromFunction, fromLayersModel } from '../../src/models/adapters.js';
import { cnn } from '../../src/models/cnn.js';
import { dense } from '../../src/models/layers/dense.js';
import { flatten } from '../../src/models/layers/joining.js';
import { mlp } from '../../src/models/mlp.js';
import type { Model } from '../../src/models/model.js';
import { smallAlexNet } from '../../src/models/small-alexnet.js';
import { ExampleWords } from '../../src/random/example-words.js';
import { deriveKey } from '../../src/random/key.js';
import { fillNormals } from '../../src/random/normal.js';
import {
  accuracyAtLeast,
  interpolation,
  lossAtMost,
  noImprovement,
  onlineAccuracyAtLeast,
} from '../../src/train/criteria.js';
import { checkSingleCore, explainMissing } from '../../src/train/environment.js';
import type { EpochRow } from '../../src/train/history.js';
import { predict } from '../../src/train/predict.js';
import { paperRate, stepDecay, warmUp } from '../../src/train/schedules.js';
import { train } from '../../src/train/train.js';
import type { TrainOptions } from '../../src/train/train-options.js';
import { BACKENDS, useBackend } from '../backend.js';

const N = 30;
const noise = new Float32Array(N * 16);
const words = new ExampleWords();
words.seek(deriveKey(0, 'test', 'noise'), 0, 0);
fillNormals(words, noise.length, noise, 0);
const originalLabels = Int32Array.from({ length: N }, (_, i) => i % 3);
/** Three kinds of images, each with noise; every fifth label is wrong. */
const data = {
  images: Float32Array.from({ length: N * 16 }, (_, i) => {
    const example = Math.floor(i / 16);
    return ((i % 16) % 3 === example % 3 ? 1 : 0) + 0.5 * noise[i];
  }),
  labels: originalLabels.map((label, i) => (i % 5 === 0 ? (label + 1) % 3 : label)),
  originalLabels,
  imageShape: [4, 4, 1],
};
const options: TrainOptions = { classes: 3, seed: 0, epochs: 3, batchSize: 8, learningRate: 0.1 };

async function run(model: Model, extra: Partial<TrainOptions> = {}) {
  const before = memory().numTensors;
  const { parameters, ...rest } = await train(model, data, { ...options, ...extra });
  const weights = await Promise.all(Object.values(parameters).map(async (p) => Array.from(await p.data())));
  if (model.ownership !== 'borrowed') {
    dispose(parameters);
    expect(memory().numTensors).toBe(before);
  }
  return { ...rest, weights };
}

describe('the record of a run', () => {
  it.each(BACKENDS)('tells what decided its bits, on %s', async (backend) => {
    await useBackend(backend);
    const { environment, parameterCount, steps } = await run(mlp([4]));
    const kernels = backend === 'wasm' ? 'rethink-gen wasm 1' : "the backend's own";
    expect(environment).toEqual({ backend, kernels, tensorflow: expect.stringMatching(/^4\./) });
    expect([parameterCount, steps]).toEqual([16 * 4 + 4 + 4 * 3 + 3, 12]);
  });

  it('holds 100 steps of the same bits on one backend, and losses within 1e-3 across them', async () => {
    const model = smallAlexNet({ width: 1 / 16 });
    const losses: number[][] = [];
    for (const backend of BACKENDS) {
      await useBackend(backend);
      const short = { epochs: 25, learningRate: 0.01, stop: [] };
      const [first, second] = [await run(model, short), await run(model, short)];
      expect(second).toEqual(first);
      losses.push(first.history.map((row) => row.trainLoss));
    }
    losses[0].forEach((loss, k) => expect(Math.abs(losses[1][k] - loss) / loss).toBeLessThan(1e-3));
  });
});

describe('the history', () => {
  beforeAll(() => useBackend('wasm'));

  it('tells clean and corrupted examples apart', async () => {
    const { history, end } = await run(mlp([64]), { epochs: 500, learningRate: 0.02 });
    expect(end).toBe('interpolated');
    for (const { memorization: m, trainError, trainLoss } of history) {
      const { cleanError, corruptedError, cleanLoss, corruptedLoss } = m as NonNullable<typeof m>;
      expect(trainError).toBeCloseTo((24 * cleanError + 6 * corruptedError) / N, 10);
      expect(trainLoss).toBeCloseTo((24 * cleanLoss + 6 * corruptedLoss) / N, 10);
    }
    const rows = history.map((row) => row.memorization as NonNullable<EpochRow['memorization']>);
    // patterns first: there is an epoch at which corrupted examples are given their original labels ...
    expect(rows.some((row) => row.cleanError < 0.2 && row.corruptedOriginalError < 0.4)).toBe(true);
    // ... and in the end all are memorised
    expect(rows[rows.length - 1]).toMatchObject({
      cleanError: 0,
      corruptedError: 0,
      corruptedOriginalError: 1,
    });
  });

  it('has online figures: those of the batches before each step', async () => {
    const { history } = await run(mlp([]), { epochs: 1, learningRate: 1e-12, stop: [] });
    const [row] = history;
    expect(row.onlineLoss).toBeCloseTo(row.trainLoss, 5);
    expect(row.onlineError).toBeCloseTo(row.trainError, 10);
  });

  it('has no memorisation without original labels', async () => {
    const { originalLabels: _, ...plain } = data;
    const { history, parameters } = await train(mlp([]), plain, options);
    dispose(parameters);
    expect(history[0].memorization).toBeUndefined();
  });
});

describe('regularisers', () => {
  beforeAll(() => useBackend('cpu'));

  it('weight decay adds its factor times the weights to their gradients, and leaves biases alone', async () => {
    const one = {
      epochs: 1,
      batchSize: N,
      learningRate: 0.1,
      optimizer: (rate: number) => tfTrain.sgd(rate),
    };
    const still = await run(mlp([]), { ...one, learningRate: 1e-30 });
    const [plain, decayed] = [await run(mlp([]), one), await run(mlp([]), { ...one, weightDecay: 0.5 })];
    plain.weights[0].forEach((w, k) =>
      expect(decayed.weights[0][k]).toBeCloseTo(w - 0.1 * 0.5 * still.weights[0][k], 6),
    );
    expect(decayed.weights[1]).toEqual(plain.weights[1]);
    const byName = await run(mlp([]), {
      ...one,
      weightDecay: (name) => (name === 'dense1/weights' ? 0.5 : 0),
    });
    expect(byName.weights).toEqual(decayed.weights);
  });

  it('dropout changes the training, in the same way each time', async () => {
    const dropped = mlp([16], { dropout: 0.5 });
    const [a, b, plain] = [await run(dropped), await run(dropped), await run(mlp([16]))];
    expect(b).toEqual(a);
    expect(a.weights).not.toEqual(plain.weights);
  });

  it('batch normalisation follows its batches', async () => {
    const { weights, history } = await run(cnn([2]), { epochs: 30, stop: [] });
    expect(weights).toHaveLength(6);
    expect(history[29].trainError).toBeLessThan(history[0].trainError + 1e-9);
  });
});

describe('criteria', () => {
  const rows = (...values: Partial<EpochRow>[]) => values as unknown as EpochRow[];

  it.each([
    [interpolation(), rows({ trainError: 0 }), true],
    [interpolation(), rows({ trainError: 0 }, { trainError: 0.1 }), false],
    [lossAtMost(0.5), rows({ trainLoss: 0.5 }), true],
    [lossAtMost(0.5), rows({ trainLoss: 0.51 }), false],
    [lossAtMost(0.5), rows({ trainLoss: Number.NaN }), false],
    [accuracyAtLeast(0.75), rows({ trainError: 0.25 }), true],
    [accuracyAtLeast(0.75), rows({ trainError: 0.26 }), false],
    [onlineAccuracyAtLeast(0.75), rows({ onlineError: 0.25 }), true],
    [noImprovement((r) => r.testError, 2), rows({ testError: 0.3 }, { testError: 0.3 }), false],
    [
      noImprovement((r) => r.testError, 2),
      rows({ testError: 0.3 }, { testError: 0.3 }, { testError: 0.4 }),
      true,
    ],
    [
      noImprovement((r) => r.testError, 2),
      rows({ testError: 0.3 }, { testError: 0.4 }, { testError: 0.2 }),
      false,
    ],
  ])('$name, case %#', (criterion, history, met) => {
    expect(criterion.isMet(history)).toBe(met);
  });

  it('end a training, and are named by it', async () => {
    await useBackend('cpu');
    const { end, stoppedBy, history } = await run(mlp([8]), { epochs: 200, stop: [accuracyAtLeast(0.8)] });
    expect([end, stoppedBy]).toEqual(['stopped', 'accuracy at least 0.8']);
    expect(1 - history[history.length - 1].trainError).toBeGreaterThanOrEqual(0.8);
    expect((await run(mlp([8]), { stop: [] })).end).toBe('epochs');
  });

  it.each([
    [() => lossAtMost(0), '`nats` must be a number above 0, got 0'],
    [() => lossAtMost('1' as never), '`nats` must be a number above 0, got "1"'],
    [() => lossAtMost(Number.POSITIVE_INFINITY), '`nats` must be a number above 0, got Infinity'],
    [() => accuracyAtLeast(80), '`share` must be a number from 0 to 1, got 80'],
    [() => noImprovement('testError' as never, 2), '`quantity` must be a function, got "testError"'],
    [() => noImprovement((r) => r.testError, 0), '`epochs` must be a whole number from 1'],
    [() => stepDecay(0, 0.9), '`learningRate` must be a number above 0, got 0'],
    [() => stepDecay(0.1, 1.1), '`factor` must be a number above 0 and at most 1, got 1.1'],
    [() => warmUp(stepDecay(1, 1), 0), '`steps` must be a whole number from 1'],
  ])('refuse, case %#', (make, message) => {
    expect(make).toThrow(message);
  });
});

it('schedules: by epochs, and warmed up by steps', () => {
  const at = (epoch: number, step: number) => ({ epoch, step, stepsAnEpoch: 10 });
  expect([0, 14, 15, 30].map((epoch) => stepDecay(0.01, 0.5, 15)(at(epoch, 0)))).toEqual([
    0.01, 0.01, 0.005, 0.0025,
  ]);
  expect([0, 1, 3, 9].map((step) => warmUp(stepDecay(0.8, 1), 4)(at(0, step)))).toEqual([0.2, 0.4, 0.8, 0.8]);
});

it("the default schedule is the paper's by epochs, and no faster than it by steps if epochs are shorter than the paper's", () => {
  const [rate, paper] = [paperRate(), stepDecay(0.01, 0.95)];
  for (const stepsAnEpoch of [391, 392, 10_000])
    for (const epoch of [0, 1, 2, 50])
      expect(rate({ epoch, step: epoch * stepsAnEpoch, stepsAnEpoch })).toBe(
        paper({ epoch, step: epoch * stepsAnEpoch, stepsAnEpoch }),
      );
  const few = (step: number) => rate({ epoch: Math.floor(step / 3), step, stepsAnEpoch: 3 });
  expect([0, 390, 391, 781, 782].map(few)).toEqual([0.01, 0.01, 0.0095, 0.0095, 0.0095 * 0.95]);
});

it('divergence is recorded where it happens', async () => {
  await useBackend('cpu');
  const { end, history, steps } = await run(mlp([8]), { learningRate: 1e35, epochs: 9 });
  expect(end).toBe('diverged');
  expect(steps).toBeLessThan(12);
  expect(history[history.length - 1].onlineLoss).toBeNaN();
});

it('calls back after each step, and ends within an epoch where it is aborted', async () => {
  await useBackend('cpu');
  const abort = new AbortController();
  const seen: number[] = [];
  const onStep = (steps: number) => {
    seen.push(steps);
    if (steps === 6) abort.abort();
  };
  const { end, history, steps } = await run(mlp([4]), { onStep, signal: abort.signal });
  expect([end, steps, history.length]).toEqual(['aborted', 6, 1]);
  expect(seen).toEqual([1, 2, 3, 4, 5, 6]);
});

describe('adapters', () => {
  it.each(BACKENDS)('train a LayersModel in place, on %s', async (backend) => {
    await useBackend(backend);
    const seeded = (seed: number) => layers.initializers.glorotUniform({ seed });
    const layersModel = layers.sequential({
      layers: [
        layers.layers.flatten({ inputShape: [4, 4, 1] }),
        layers.layers.dense({ units: 16, activation: 'relu', kernelInitializer: seeded(1) }),
        layers.layers.batchNormalization(),
        layers.layers.dense({ units: 3, activation: 'softmax', kernelInitializer: seeded(2) }),
      ],
    });
    const model = fromLayersModel(layersModel as never);
    const before = memory().numTensors;
    const { history, parameterCount } = await run(model, { epochs: 40, learningRate: 0.02 });
    expect(memory().numTensors).toBe(before);
    expect(parameterCount).toBe(16 * 16 + 16 + 2 * 16 + 16 * 3 + 3);
    expect(history[history.length - 1].onlineLoss).toBeLessThan(history[0].onlineLoss / 2);
    const predicted = tidy(() => layersModel.predict(tensor(data.images, [N, 4, 4, 1])) as Tensor);
    expect(predicted.isDisposed).toBe(false);
    predicted.dispose();
    layersModel.dispose();
  });

  it.each(['scale', 'center'])(
    'tell which layer cannot be trained: batch normalization without a %s',
    async (off) => {
      await useBackend('cpu');
      const normed = layers.sequential({
        layers: [layers.layers.batchNormalization({ [off]: false, name: 'norm', inputShape: [16] })],
      });
      const layersModel = layers.sequential({
        layers: [
          layers.layers.flatten({ inputShape: [4, 4, 1] }),
          normed,
          layers.layers.dense({ units: 3, activation: 'softmax' }),
        ],
      });
      const model = fromLayersModel(layersModel as never);
      const before = memory().numTensors;
      await expect(run(model)).rejects.toThrow(
        `\`norm.${off}\` must be true, got false; tfjs-layers reads the weight that the layer has not made`,
      );
      expect(memory().numTensors).toBe(before);
      const { classes } = await predict(model, {}, data);
      expect(classes).toHaveLength(N);
      layersModel.dispose();
    },
  );

  it('train any function with variables', async () => {
    await useBackend('cpu');
    const weights = variable(tensor(new Float32Array(48), [16, 3])) as unknown as Variable;
    const model = fromFunction('softmax regression', { weights }, (images) =>
      dense(flatten(images), weights as unknown as Tensor2D),
    );
    const { history } = await run(model, { epochs: 20 });
    expect(history[history.length - 1].trainLoss).toBeLessThan(history[0].trainLoss);
    expect(weights.isDisposed).toBe(false);
    await expect(train(model, data, { ...options, epochs: 0 })).rejects.toThrow('`epochs`');
    expect(weights.isDisposed).toBe(false);
    weights.dispose();
  });
});

describe('what TensorFlow.js lacks', () => {
  it('is explained with the import that cures it', () => {
    const gradient = new Error('Cannot compute gradient: gradient function not found for RealDiv.');
    expect((explainMissing(gradient) as Error).message).toMatch(
      /^the gradient of RealDiv is not registered.*import '@tensorflow\/tfjs'/,
    );
    const kernel = new Error("Kernel 'Conv2DBackpropFilter' not registered for backend 'wasm'");
    expect((explainMissing(kernel) as Error).message).toMatch(
      /^the backend wasm has no kernel Conv2DBackpropFilter; call installWasmTraining\(\)/,
    );
    expect(
      (explainMissing(new Error("Kernel 'X' not registered for backend 'webgl'")) as Error).message,
    ).toBe(
      'the backend webgl has no kernel X; import the package of the backend webgl, or set another backend',
    );
    const other = new Error('something else');
    expect(explainMissing(other)).toBe(other);
  });

  it('an optimiser of another copy of the library is refused', async () => {
    await useBackend('cpu');
    const foreign = { minimize: 1, computeGradients: 1, applyGradients: 1 } as never;
    expect(() => checkSingleCore(foreign)).toThrow(
      '`optimizer` makes optimisers of another copy: two copies of @tensorflow/tfjs-core are loaded',
    );
  });
});
