import * as tf from '@tensorflow/tfjs-core';
import type { LabelledImages, Predictions, TrainOptions } from '../../../../src/train.js';
import * as train from '../../../../src/train.js';
import { type Call, call } from '../../call.js';
import * as is from '../../kinds.js';

/** Three images of one pixel. */
export const data = () => ({
  images: Float32Array.of(0, 1, 2),
  labels: Int32Array.of(0, 1, 2),
  imageShape: [1],
  originalLabels: Int32Array.of(0, 1, 2),
  corrupted: Uint8Array.of(0, 0, 1),
});

const marks = is.optional(
  is.rule(
    'three marks',
    (value) => value instanceof Uint8Array && value.length === 3 && value.every((mark) => mark < 2),
  ),
);

const labels = is.rule(
  'three class indices, in an array or a typed array',
  (value) =>
    (Array.isArray(value) || ArrayBuffer.isView(value)) &&
    is.isThreeOf(value, (label) => label === 0 || label === 1 || label === 2),
);

const pixels = is.rule(
  'three pixels',
  (value) => (value instanceof Float32Array || value instanceof Uint8Array) && value.length === 3,
);

/** What may stand in them. */
export const DATA = {
  images: pixels,
  labels,
  imageShape: is.never,
  originalLabels: is.optional(labels),
  corrupted: marks,
};

const steps = is.optional(is.rule('no steps', (value) => Array.isArray(value) && value.length === 0));

/** Other names of arguments in messages. */
const ALIAS = {
  labels: ['images'],
  classes: ['labels'],
  parameters: ['weights'],
  options: ['modelOptions', 'training'],
};

/** Options of a model that are JSON. */
const plain = is.rule('options', (value) => Object.prototype.toString.call(value) === '[object Object]');

/** What a model has. */
export const MODEL = {
  name: is.anyText,
  options: is.optional(plain),
  init: is.never,
  ownership: is.optional(is.never),
  apply: is.never,
};

const model = () => train.mlp([]);

const PREDICTIONS = {
  classes: is.never,
  probabilities: is.named({ 'Float32Array of NaN': { reason: 'a network that diverged says NaN' } }),
};
const predictions = (): Predictions => ({
  classes: Int32Array.of(0, 1),
  probabilities: Float32Array.of(0.5, 0.5, 0.25, 0.75),
});

const scored = (score: typeof train.errorRate) =>
  call(
    score,
    () => [predictions(), [0, 0], (example: number) => example === 0],
    {
      predictions: is.fields(PREDICTIONS),
      labels: is.never,
      counts: is.optional(is.method),
    },
    { classes: ['labels'], probabilities: ['labels'] },
  );

const options = (): TrainOptions => ({
  classes: 3,
  seed: 1,
  epochs: 1,
  steps: 1,
  batchSize: 2,
  learningRate: 0.1,
  weightDecay: 0.1,
  imageSteps: [],
  stop: [],
  test: { ...data(), otherLabels: { other: [0, 0, 0] } },
  validation: data(),
  testEvery: 1,
  checkpoints: { store: train.memoryStore(), every: 1, seconds: 1 },
  observe: { every: 1 },
});

const natural = is.integer(1, Number.MAX_SAFE_INTEGER);

/** Training, and what comes of it. */
export const TRAINING = {
  errorRate: scored(train.errorRate),
  meanLoss: scored(train.meanLoss),
  predict: call(
    train.predict,
    () => [model(), model().init(1, [1, 1, 1], 3), data(), [], undefined as unknown as AbortSignal],
    {
      model: is.members({ ...MODEL, init: is.method }),
      parameters: is.never,
      data: is.options<LabelledImages>(DATA),
      imageSteps: steps,
      signal: is.optional(is.never),
    },
    ALIAS,
  ),
  train: call(
    async (given: train.Model, examples: LabelledImages, how: TrainOptions) => {
      const { parameters, ...rest } = await train.train(given, examples, how);
      const weights = await Promise.all(Object.values(parameters).map((weight) => weight.data()));
      tf.dispose(parameters);
      return { ...rest, weights };
    },
    () => [model(), data(), options()],
    {
      model: is.members(MODEL),
      data: is.options<LabelledImages>(DATA),
      options: is.options<TrainOptions>({
        classes: is.integer(3, 65536),
        seed: is.seed,
        epochs: natural,
        steps: is.optional(natural),
        batchSize: is.optional(natural),
        learningRate: is.optional(is.number(Number.MIN_VALUE, Number.MAX_VALUE)),
        optimizer: is.optional(is.never),
        weightDecay: is.optional(is.number(0, Number.MAX_VALUE)),
        imageSteps: steps,
        stop: is.optional(is.rule('no criteria', (value) => Array.isArray(value) && value.length === 0)),
        test: is.options<NonNullable<TrainOptions['test']>>(
          { ...DATA, otherLabels: is.optional(is.noVariables) },
          is.optional(is.never),
        ),
        validation: is.options<LabelledImages>(DATA, is.optional(is.never)),
        testEvery: is.optional(natural),
        checkpoints: is.options<NonNullable<TrainOptions['checkpoints']>>(
          {
            store: is.members(
              {
                name: is.anyText,
                read: is.named({ 'a function of nothing': { reason: 'nothing is stored yet' } }),
                write: is.anyFunction,
              },
              true,
            ),
            every: is.optional(natural),
            seconds: is.optional(is.number(0, Number.MAX_VALUE)),
          },
          is.optional(is.never),
        ),
        onEpoch: is.optional(is.anyFunction),
        onStep: is.optional(is.anyFunction),
        observe: is.options<train.Observing>({ every: natural }, is.optional(is.never)),
        onObservation: is.optional(is.anyFunction),
        signal: is.optional(is.never),
      }),
    },
    ALIAS,
  ),
} satisfies Partial<Record<keyof typeof train, Call>>;
