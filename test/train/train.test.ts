import { dispose, memory, reshape, tidy, zeros } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { generateDigits } from '../../src/datasets/generated-digits.js';
import { scaleBytes, standardizeImages } from '../../src/datasets/standardize-images.js';
import { mlp } from '../../src/models/mlp.js';
import type { Model } from '../../src/models/model.js';
import { uniform } from '../../src/plans/labels/uniform.js';
import { randomCrop } from '../../src/train/images/random-crop.js';
import { randomFlip } from '../../src/train/images/random-flip.js';
import { errorRate, meanLoss, predict } from '../../src/train/predict.js';
import { stepDecay } from '../../src/train/schedules.js';
import { type TrainOptions, train } from '../../src/train/train.js';
import { corruptLabels } from '../../src/transforms/corrupt-labels.js';
import { BACKENDS, useBackend } from '../backend.js';

const digits = generateDigits({ train: 120, test: 40 });
const data = (split: 'train' | 'test') => ({
  images: standardizeImages(scaleBytes(digits[split].images), 256),
  labels: digits[split].labels,
  imageShape: [16, 16, 1],
});
const options: TrainOptions = {
  classes: 10,
  seed: 3,
  epochs: 30,
  batchSize: 32,
  learningRate: stepDecay(0.05, 0.95),
};

const weightsOf = async (parameters: Record<string, { data(): Promise<ArrayLike<number>> }>) => {
  const all = await Promise.all(Object.values(parameters).map((parameter) => parameter.data()));
  return all.flatMap((values) => Array.from(values));
};

describe.each(BACKENDS)('on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  it('fits the training set, stops there, and leaks nothing', async () => {
    const before = memory().numTensors;
    const training = await train(mlp([16]), data('train'), { ...options, test: data('test') });
    expect(training.end).toBe('interpolated');
    expect(training.history.length).toBeLessThan(30);
    const last = training.history[training.history.length - 1];
    expect(last.trainError).toBe(0);
    expect(training.history.slice(0, -1).every((row) => row.trainError > 0)).toBe(true);
    expect(last.steps).toBe(4 * training.history.length);
    expect(last.testError).toBeLessThan(0.6);
    expect(memory().numTensors).toBe(before + 4);
    dispose(training.parameters);
    expect(memory().numTensors).toBe(before);
  });

  it('gives the same bits for the same seed, and others for another', async () => {
    const short = { ...options, epochs: 2 };
    const runs = [];
    for (const seed of [3, 3, 0]) {
      const { parameters, history } = await train(mlp([16]), data('train'), { ...short, seed });
      runs.push({ weights: await weightsOf(parameters), history });
      dispose(parameters);
    }
    expect(runs[1]).toEqual(runs[0]);
    expect(runs[2].weights).not.toEqual(runs[0].weights);
  });
});

it('fits 300 examples with the defaults, random labels too', async () => {
  await useBackend('wasm');
  const { train: few } = generateDigits({ train: 300, test: 1 });
  const images = scaleBytes(few.images);
  const { labels: random } = corruptLabels(few.labels, { noise: uniform(1), classes: 10, seed: 0 });
  for (const labels of [few.labels, random]) {
    const { end, history, parameters } = await train(
      mlp([128]),
      { images, labels, imageShape: few.imageShape },
      { classes: 10, seed: 1, epochs: 300 },
    );
    expect([end, history[history.length - 1].trainError]).toEqual(['interpolated', 0]);
    dispose(parameters);
  }
});

it('follows the schedule: the rate of epoch k is the first one times decay^(k - 1)', async () => {
  await useBackend('cpu');
  const { history, parameters } = await train(mlp([]), data('train'), {
    ...options,
    epochs: 3,
    learningRate: stepDecay(0.05, 0.5),
  });
  dispose(parameters);
  expect(history.map((row) => row.learningRate)).toEqual([0.05, 0.025, 0.0125]);
});

it('takes the step of SGD with momentum', async () => {
  await useBackend('cpu');
  // one image of one pixel, two classes, weights 0: the gradient of the logits is (p - y), here (-1/2, 1/2)
  const model: Model = { ...mlp([]), init: () => withZeros(mlp([]).init(0, [1, 1, 1], 2)) };
  const one = { images: Float32Array.of(1), labels: [0], imageShape: [1, 1, 1] };
  const { parameters } = await train(model, one, {
    ...{ classes: 2, seed: 0, epochs: 1, learningRate: 0.1 },
  });
  const [weights] = await Promise.all([parameters['dense1/weights'].data()]);
  dispose(parameters);
  expect(weights[0]).toBeCloseTo(0.05, 7);
  expect(weights[1]).toBeCloseTo(-0.05, 7);
});

function withZeros(parameters: ReturnType<Model['init']>) {
  tidy(() => {
    for (const parameter of Object.values(parameters)) parameter.assign(zeros(parameter.shape));
  });
  return parameters;
}

it('ends as diverged where the loss is no number', async () => {
  await useBackend('cpu');
  const training = await train(mlp([16]), data('train'), { ...options, learningRate: 1e30 });
  dispose(training.parameters);
  expect(training.end).toBe('diverged');
  expect(training.history.length).toBeLessThan(4);
});

it('ends as aborted after the epoch in progress', async () => {
  await useBackend('cpu');
  const controller = new AbortController();
  const training = await train(mlp([4]), data('train'), {
    ...options,
    learningRate: 1e-6,
    signal: controller.signal,
    onEpoch: ({ epoch }) => epoch === 2 && controller.abort(),
  });
  dispose(training.parameters);
  expect(training.end).toBe('aborted');
  expect(training.history.length).toBe(2);
});

describe('refuses before the first step, and leaks nothing', () => {
  const good = data('train');
  it.each([
    [{ ...good, labels: [] }, options, '`data.labels` must be at least one label, got 0'],
    [
      { ...good, labels: [1, 2] },
      options,
      '`data.images` must be 2 x 256 values, one image for each label, got 30720',
    ],
    [
      { ...good, labels: Array.from(good.labels, (l) => l + 1) },
      options,
      '`data.labels[9]` must be a whole number from 0 to 9, got 10',
    ],
    [
      good,
      { ...options, batchSize: 0 },
      '`batchSize` must be a whole number from 1 to 9007199254740991, got 0',
    ],
    [good, { ...options, epochs: 0 }, '`epochs` must be a whole number from 1 to 9007199254740991, got 0'],
    [good, { ...options, learningRate: 0 }, '`learningRate` must be a number above 0, got 0'],
    [good, { ...options, learningRate: Number.NaN }, '`learningRate` must be a number above 0, got NaN'],
    [good, { ...options, momentum: 1 }, '`momentum` is not an option'],
    [good, { ...options, steps: 0 }, '`steps` must be a whole number from 1 to 9007199254740991, got 0'],
    [good, { ...options, weightDecay: -1 }, '`weightDecay` must be a number of at least 0, got -1'],
    [
      good,
      { ...options, optimizer: 'adam' },
      '`optimizer` must be a function that makes one, got "adam"; (rate) => tf.train.adam(rate)',
    ],
    [
      good,
      { ...options, imageSteps: [randomCrop({ height: 17, width: 8 })] },
      '`images` must be at least 17 x 8 to be cropped, got "16 x 16"',
    ],
    [
      good,
      { ...options, imageSteps: [randomFlip(), randomFlip()] },
      '`imageSteps` must be steps of different names, got "flip"',
    ],
    [
      { ...good, originalLabels: [1] },
      options,
      '`data.originalLabels` must be as many as the 120 labels, got 1',
    ],
    [
      good,
      { ...options, test: { ...good, otherLabels: { wrong: [99] } } },
      '`test.otherLabels.wrong` must be as many as the 120 labels, got 1',
    ],
    [good, { ...options, test: { ...good, labels: [10] } }, '`test.images` must be 1 x 256 values'],
  ])('case %#', async (badData, badOptions, message) => {
    await useBackend('cpu');
    const before = memory().numTensors;
    await expect(train(mlp([4]), badData, badOptions as TrainOptions)).rejects.toThrow(message);
    expect(memory().numTensors).toBe(before);
  });
});

describe('predictions', () => {
  const table: Model = {
    name: 'the images are the logits',
    init: () => ({}),
    apply: (_parameters, images) => reshape(images, [images.shape[0], -1]),
  };

  it('are the classes of the highest logits, in batches as without', async () => {
    await useBackend('cpu');
    const n = 1201;
    const labels = Int32Array.from({ length: n }, (_, i) => (i * 7) % 3);
    const images = Float32Array.from({ length: 3 * n }, (_, k) =>
      k % 3 === labels[Math.floor(k / 3)] ? 2 : 0,
    );
    const before = memory().numTensors;
    const predictions = await predict(table, {}, { images, labels, imageShape: [1, 3, 1] });
    expect(memory().numTensors).toBe(before);
    expect(predictions.classes).toEqual(labels);
    expect(errorRate(predictions, labels)).toBe(0);
    const wrong = labels.map((label, i) => (i < 12 ? (label + 1) % 3 : label));
    expect(errorRate(predictions, wrong)).toBe(12 / n);
    const p = Math.exp(2) / (Math.exp(2) + 2);
    expect(meanLoss(predictions, labels)).toBeCloseTo(-Math.log(p), 6);
  });
});
