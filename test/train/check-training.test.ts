import { dispose, memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LabelledImages } from '../../src/datasets/labelled-images.js';
import { mlp } from '../../src/models/mlp.js';
import type { Model } from '../../src/models/model.js';
import { memoryStore } from '../../src/train/checkpoints/checkpoint-store.js';
import { interpolation } from '../../src/train/criteria.js';
import { randomFlip } from '../../src/train/images/random-flip.js';
import { errorRate, meanLoss, predict } from '../../src/train/predict.js';
import { type TrainOptions, train } from '../../src/train/train.js';
import { useBackend } from '../backend.js';

const data: LabelledImages = {
  images: Float32Array.from({ length: 24 }, (_, i) => Math.sin(i)),
  labels: Int32Array.of(0, 1, 0, 1, 1, 0),
  imageShape: [2, 2, 1],
};
const options: TrainOptions = { classes: 2, seed: 1, epochs: 1, batchSize: 3, stop: [] };
const model = mlp([3]);
const promised = (value: unknown) => async () => value;

/** Trains with arguments that no type allows; the error, and how many tensors are left of it. */
async function refusal(badModel: unknown, badData: unknown, badOptions: unknown) {
  const before = memory().numTensors;
  const error = await train(badModel as Model, badData as LabelledImages, badOptions as TrainOptions).then(
    ({ parameters }) => {
      dispose(parameters);
      return new Error('it was accepted');
    },
    (thrown: Error) => thrown,
  );
  return { error, left: memory().numTensors - before };
}

const NO_OBJECT = [undefined, null, 5, 'abc', Symbol('s'), () => 1];
const JUNK = [
  ...NO_OBJECT.slice(1, -1),
  [],
  {},
  Number.NaN,
  -1,
  0.5,
  true,
  new Map(),
  Promise.resolve(1),
  7n,
];
const flip = randomFlip();
const met = interpolation();
const store = memoryStore();

beforeAll(() => useBackend('cpu'));

describe('a training refuses what is not valid, by its name, before any work', () => {
  it.each<readonly [name: string, make: (junk: unknown) => unknown[], values: readonly unknown[]]>([
    ['model', (junk) => [junk, data, options], NO_OBJECT],
    ['model.name', (name) => [{ ...model, name }, data, options], [...NO_OBJECT.slice(0, 3), {}]],
    ['model.init', (init) => [{ ...model, init }, data, options], [...JUNK, promised({})]],
    ['model.apply', (apply) => [{ ...model, apply }, data, options], [...JUNK, promised(1)]],
    ['model.options', (junk) => [{ ...model, options: junk }, data, options], [null, 5, 'abc', () => 1]],
    ['model.ownership', (ownership) => [{ ...model, ownership }, data, options], JUNK],
    ['model.initt', (initt) => [{ ...model, initt }, data, options], [5]],
    ['data', (junk) => [model, junk, options], NO_OBJECT],
    ['data.images', (images) => [model, { ...data, images }, options], JUNK],
    ['data.labels', (labels) => [model, { ...data, labels }, options], JUNK],
    ['imageShape', (imageShape) => [model, { ...data, imageShape }, options], JUNK],
    ['data.originalLabels', (o) => [model, { ...data, originalLabels: o }, options], [...JUNK, '']],
    ['label', (label) => [model, { ...data, label }, options], [data.labels]],
    ['options', (junk) => [model, data, junk], NO_OBJECT.slice(0, -1)],
    ['epoch', (epoch) => [model, data, { ...options, epoch }], [1]],
    ['seed', (seed) => [model, data, { ...options, seed }], [undefined, null, 0.5, {}, [1], true]],
    ['optimizer', (optimizer) => [model, data, { ...options, optimizer }], [...JUNK, () => 5, () => ({})]],
    ['optimizer', (optimizer) => [model, data, { ...options, optimizer }], [promised(5)]],
    [
      'learningRate',
      (learningRate) => [model, data, { ...options, learningRate }],
      JUNK.filter((x) => x !== 0.5 && x !== 5),
    ],
    ['learningRate', (learningRate) => [model, data, { ...options, learningRate }], [() => '1', promised(1)]],
    [
      'learningRate of step 0',
      (learningRate) => [model, data, { ...options, learningRate }],
      [() => Number.NaN],
    ],
    [
      'weightDecay',
      (weightDecay) => [model, data, { ...options, weightDecay }],
      JUNK.filter((x) => x !== 0.5 && x !== 5),
    ],
    ['weightDecay', (weightDecay) => [model, data, { ...options, weightDecay }], [promised(0.5), '']],
    [
      "weightDecay('dense1/weights')",
      (weightDecay) => [model, data, { ...options, weightDecay }],
      [() => '1', () => -1, () => Promise.resolve(1)],
    ],
    ['imageSteps', (imageSteps) => [model, data, { ...options, imageSteps }], [null, 5, 'abc', {}, flip]],
    ['imageSteps[0]', (step) => [model, data, { ...options, imageSteps: [step] }], NO_OBJECT],
    [
      'imageSteps[0].name',
      (name) => [model, data, { ...options, imageSteps: [{ ...flip, name }] }],
      [5, null],
    ],
    [
      'imageSteps[0].train',
      (step) => [model, data, { ...options, imageSteps: [{ ...flip, train: step }] }],
      [5, null, promised(1)],
    ],
    [
      'imageSteps[0].shape',
      (size) => [model, data, { ...options, imageSteps: [{ ...flip, shape: () => size }] }],
      [5, null, [1, 2], [1, 2, 0.5]],
    ],
    ['imageSteps[0].tain', (tain) => [model, data, { ...options, imageSteps: [{ ...flip, tain }] }], [5]],
    ['stop', (stop) => [model, data, { ...options, stop }], [null, 5, 'abc', {}, met]],
    ['stop[0]', (stop) => [model, data, { ...options, stop: [stop] }], NO_OBJECT],
    [
      'stop[0].isMet',
      (isMet) => [model, data, { ...options, stop: [{ ...met, isMet }] }],
      [5, null, promised(false)],
    ],
    [
      "isMet of 'mine'",
      (answer) => [model, data, { ...options, stop: [{ name: 'mine', isMet: () => answer }] }],
      [0, undefined, Promise.resolve(false)],
    ],
    ['checkpoints.store', (junk) => [model, data, { ...options, checkpoints: { store: junk } }], NO_OBJECT],
    ['options', (checkpoints) => [model, data, { ...options, checkpoints }], [null, 5, 'abc']],
    [
      'checkpoints.store.read',
      (read) => [model, data, { ...options, checkpoints: { store: { ...store, read } } }],
      [5, null],
    ],
    ['evry', (evry) => [model, data, { ...options, checkpoints: { store, evry } }], [1]],
    ['onEpoch', (onEpoch) => [model, data, { ...options, onEpoch }], JUNK],
    ['onStep', (onStep) => [model, data, { ...options, onStep }], JUNK],
    ['signal', (signal) => [model, data, { ...options, signal }], JUNK],
    ['test', (test) => [model, data, { ...options, test }], NO_OBJECT.slice(1)],
    ['validation', (validation) => [model, data, { ...options, validation }], NO_OBJECT.slice(1)],
    [
      'otherLabels',
      (otherLabels) => [model, data, { ...options, validation: { ...data, otherLabels } }],
      [{}],
    ],
    [
      'test.otherLabels',
      (otherLabels) => [model, data, { ...options, test: { ...data, otherLabels } }],
      [null, 5, 'abc'],
    ],
    ['test.otherLabels.a', (a) => [model, data, { ...options, test: { ...data, otherLabels: { a } } }], JUNK],
  ])('%s', async (name, make, values) => {
    for (const value of values) {
      const [badModel, badData, badOptions] = make(value);
      const { error, left } = await refusal(badModel, badData, badOptions);
      expect(error, String(value)).toSatisfy((e) => e instanceof TypeError || e instanceof RangeError);
      expect(error.message).toContain(`\`${name}`);
      expect(left).toBe(0);
    }
  });

  it.each<readonly [kind: string, labels: unknown, message: string]>([
    [
      'bigints in a typed array',
      BigInt64Array.of(0n, 1n, 0n, 1n, 1n, 0n),
      'labels` must be an array or typed array of numbers, got a BigInt64Array; make numbers of it: Int32Array.from(it, Number)',
    ],
    [
      'names',
      Array.from('ababba'),
      'labels[0]` must be a whole number from 0 to 1, got "a"; a network counts classes: labels.map((name) => names.indexOf(name))',
    ],
    [
      'bigints',
      Array.from('010110', BigInt),
      'labels[0]` must be a whole number from 0 to 1, got 0n; make numbers of them: labels.map(Number)',
    ],
    [
      'one-hot rows',
      Array.from('010110', (k) => [1 - +k, +k]),
      'labels[0]` must be a whole number from 0 to 1, got [1, 0]; of a one-hot row, take the place of its 1: rows.map((row) => row.indexOf(1))',
    ],
    ['nothing', [0, null, 0, 1, 1, 0], 'labels[1]` must be a whole number from 0 to 1, got null'],
  ])('labels that are %s, with the cure', async (_kind, labels, message) => {
    const { error } = await refusal(model, { ...data, labels }, options);
    expect(error.message).toBe(`\`data.${message}`);
  });

  it('and says what would be right', async () => {
    const messageOf = async (...given: [unknown, unknown, unknown]) =>
      (await refusal(...given)).error.message;
    expect(await messageOf({}, data, options)).toBe('`model.name` must be a string, got undefined');
    expect(await messageOf(model, null, options)).toBe(
      '`data` must be an object with images, labels and imageShape, got null',
    );
    expect(await messageOf(model, data, { ...options, checkpoints: {} })).toBe(
      '`checkpoints.store` must be a place for a checkpoint, such as memoryStore(), got undefined',
    );
    expect(await messageOf(model, data, { ...options, weightDecay: promised(0.5) })).toBe(
      '`weightDecay` must be a function that is not async, got a function',
    );
    expect(await messageOf(model, data, { ...options, stop: [{ ...met, isMeet: 1 }] })).toBe(
      '`stop[0].isMeet` is not known; a criterion has name, isMet',
    );
  });
});

describe('what fails within a step leaves no tensor', () => {
  const failing = () => {
    throw new Error('mine');
  };
  it.each<readonly [what: string, model: Model, options: object, message: string]>([
    ['a weight decay that throws', model, { weightDecay: failing }, 'mine'],
    ['a schedule that throws', model, { learningRate: failing }, 'mine'],
    ['a criterion that throws', model, { stop: [{ name: 'mine', isMet: failing }] }, 'mine'],
    ['a callback that throws', model, { onStep: failing }, 'mine'],
    ['a callback that fails later', model, { onEpoch: () => Promise.reject(new Error('mine')) }, 'mine'],
    ['an image step that throws', model, { imageSteps: [{ ...flip, train: failing }] }, 'mine'],
    ['a network that throws', { ...model, apply: failing }, {}, 'mine'],
    [
      'a network that gives a promise',
      { ...model, apply: (() => Promise.resolve()) as never },
      {},
      '`model.apply` must be a function that returns a tensor of logits, [3, 2], got a Promise',
    ],
    [
      'a network of other classes',
      { ...model, init: (seed, shape) => model.init(seed, shape, 3) },
      {},
      '`model.apply` must be a function that returns a tensor of logits, [3, 2], got [3, 3]',
    ],
    [
      'parameters that are none',
      { ...model, init: () => ({ w: 5 }) as never },
      {},
      "`model.init()['w']` must be a tf.Variable, got 5",
    ],
  ])('%s', async (_what, bad, more, message) => {
    await refusal(model, data, options);
    const { error, left } = await refusal(bad, data, { ...options, ...more });
    expect(error.message).toBe(message);
    expect(left).toBe(0);
  });
});

it('asks for the weight decay of each parameter once', async () => {
  const asked: string[] = [];
  const weightDecay = (name: string) => asked.push(name) / 100;
  dispose((await train(model, data, { ...options, epochs: 3, weightDecay })).parameters);
  expect(asked).toEqual(['dense1/weights', 'dense1/bias', 'dense2/weights', 'dense2/bias']);
});

describe('predictions', () => {
  it('are refused for what is no model, no parameters or no data', async () => {
    const parameters = model.init(0, [2, 2, 1], 2);
    const before = memory().numTensors;
    for (const junk of [undefined, null, 5, 'abc']) {
      await expect(predict(junk as never, parameters, data)).rejects.toThrow('`model` must be');
      await expect(predict(model, junk as never, data)).rejects.toThrow('`parameters` must be');
      await expect(predict(model, parameters, junk as never)).rejects.toThrow('`data` must be');
    }
    await expect(predict(model, parameters, data, 5 as never)).rejects.toThrow('`imageSteps` must be');
    expect(memory().numTensors).toBe(before);
    dispose(parameters);
  });

  const predictions = {
    classes: Int32Array.of(0, 1, 0),
    probabilities: Float32Array.of(1, 0, 0, 1, 0.5, 0.5),
  };

  it.each([
    ['errorRate', errorRate],
    ['meanLoss', meanLoss],
  ])('%s refuses labels of another length, and what are none', (_name, measure) => {
    const messages = {
      '`labels` must be as many as the 3 labels, got 2': [0, 1],
      '`labels` must be as many as the 3 labels, got 4': [0, 1, 1, 1],
      '`labels[1]` must be a whole number from 0 to 1, got 2': [0, 2, 1],
      '`labels[1]` must be a whole number from 0 to 1, got undefined': [0, undefined, 1],
      '`labels` must be an array or typed array of numbers, got "abc"': 'abc',
      '`labels` must be an array or typed array of numbers, got an Object': { length: 1e9 },
    };
    for (const [message, labels] of Object.entries(messages))
      expect(() => measure(predictions, labels as never)).toThrow(message);
    for (const none of [5, undefined, null])
      expect(() => measure(none as never, [0])).toThrow(
        '`predictions.classes` must be an Int32Array, got undefined',
      );
    expect(() => measure(predictions, [0, 1, 0], 5 as never)).toThrow('`counts` must be a function, got 5');
  });
});
