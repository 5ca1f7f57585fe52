import { type Optimizer, train as tfTrain } from '@tensorflow/tfjs-core';
import type { LabelledImages } from '../datasets/labelled-images.js';
import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { checkInteger, checkNumber, checkOptions, type OptionNames } from '../errors/checks.js';
import { imageSizeOf } from '../models/model.js';
import type { Seed } from '../random/seed.js';
import { checkClassIndices, checkExamples } from './check-examples.js';
import type { CheckpointStore } from './checkpoints/checkpoint-store.js';
import { type Criterion, interpolation } from './criteria.js';
import type { EpochRow } from './history.js';
import type { ImageStep } from './images/image-step.js';
import type { Observation, Observing } from './observation.js';
import { checkLearningRate, type Schedule, stepDecay } from './schedules.js';

/** How a classifier is trained. */
export interface TrainOptions {
  /** The number of classes. */
  readonly classes: number;
  /** Draws the initial parameters, the order of the batches, and all that is dropped, added or cropped at random. */
  readonly seed: Seed;
  /** Epochs at most. */
  readonly epochs: number;
  /** Steps at most; the last epoch may be left unfinished. */
  readonly steps?: number;
  /** Examples in a batch; the last one of an epoch may be smaller. Default 128. */
  readonly batchSize?: number;
  /** A constant, or a function of the position. Default `stepDecay(0.01, 0.95)`, the paper's. */
  readonly learningRate?: number | Schedule;
  /** Makes an optimiser of `tf.train` with a first learning rate. Default: momentum 0.9, the paper's. */
  readonly optimizer?: (learningRate: number) => Optimizer;
  /**
   * The factor of the weights (not of biases and offsets) that is added to their gradients: lambda of the penalty
   * lambda / 2 * sum of squares. A function gives each parameter its own, by name. Default 0.
   */
  readonly weightDecay?: number | ((parameter: string) => number);
  /** What happens to each image on its way into the network, in this order. Default: nothing. */
  readonly imageSteps?: readonly ImageStep[];
  /** Ends the training after an epoch if any of them is met. Default `[interpolation()]`. */
  readonly stop?: readonly Criterion[];
  /** Test examples; their error is measured against their labels and against each of the other sets of labels. */
  readonly test?: LabelledImages & { readonly otherLabels?: Readonly<Record<string, ArrayLike<number>>> };
  /** Examples that are in neither set, to choose an epoch by; they are scored when the test examples are. */
  readonly validation?: LabelledImages;
  /** Epochs from one scoring of the test examples to the next; the last epoch is always scored. Default 1. */
  readonly testEvery?: number;
  /**
   * Where the training stands is stored here; if something is there already, the training goes on from it. More epochs or
   * steps than before are taken; if anything else that decides the result differs, that is an error. Functions of your
   * own (a schedule, weight decay by name, a criterion's quantity, a model's or an image step's) cannot be compared, only
   * their names and `options`: give the same ones again.
   */
  readonly checkpoints?: {
    readonly store: CheckpointStore;
    /** Steps from one checkpoint to the next. Default: one at the end of each epoch, and one if it is aborted. */
    readonly every?: number;
    /** Seconds, at least 0, from one checkpoint to the next, in place of one at the end of each epoch. */
    readonly seconds?: number;
  };
  /** Called after each epoch. The training waits for the promise that it may return, and fails with it. */
  readonly onEpoch?: (row: EpochRow) => unknown;
  /** Called after each step, with the number of steps so far. The training waits for it, as for `onEpoch`. */
  readonly onStep?: (steps: number) => unknown;
  /** How often `onObservation` is called; besides, it is called before the first step and after the last one. */
  readonly observe?: Observing;
  /** Called with what the network says of every training example. The training waits for it, as for `onEpoch`. */
  readonly onObservation?: (observation: Observation) => unknown;
  /** Ends the training after the step in progress. */
  readonly signal?: AbortSignal;
}

/**
 * Why a training ended. `'interpolated'`: no training error is left; `'stopped'`: another criterion is met; `'epochs'`,
 * `'steps'`: as many as there should be; `'diverged'`: the loss is no number any more; `'aborted'`: by the signal.
 */
export type TrainingEnd = 'interpolated' | 'stopped' | 'epochs' | 'steps' | 'diverged' | 'aborted';

/** Options with their defaults in place. */
export type SettledOptions = TrainOptions & Required<Pick<TrainOptions, keyof typeof DEFAULTS>>;

const DEFAULTS = {
  batchSize: 128,
  learningRate: /* @__PURE__ */ stepDecay(0.01, 0.95),
  optimizer: (rate: number): Optimizer => tfTrain.momentum(rate, 0.9),
  weightDecay: 0,
  imageSteps: [],
  testEvery: 1,
  stop: /* @__PURE__ */ [interpolation()],
};

/** The options, with the default of each that is left out. */
export function settle(options: TrainOptions): SettledOptions {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return { ...DEFAULTS, ...(Object.fromEntries(given) as unknown as TrainOptions) };
}

const OPTIONS: OptionNames<TrainOptions> = {
  classes: true,
  seed: true,
  epochs: true,
  steps: true,
  batchSize: true,
  learningRate: true,
  optimizer: true,
  weightDecay: true,
  imageSteps: true,
  stop: true,
  test: true,
  validation: true,
  testEvery: true,
  checkpoints: true,
  onEpoch: true,
  onStep: true,
  observe: true,
  onObservation: true,
  signal: true,
};

/** Throws if an option or the data do not fit. */
export function checkTraining(data: LabelledImages, options: TrainOptions): void {
  checkOptions(options, OPTIONS);
  const { classes, epochs, steps, batchSize, learningRate, optimizer, weightDecay, test, validation } =
    options;
  checkInteger('classes', classes, 1);
  checkInteger('epochs', epochs, 1);
  if (steps !== undefined) checkInteger('steps', steps, 1);
  if (batchSize !== undefined) checkInteger('batchSize', batchSize, 1);
  if (learningRate !== undefined && typeof learningRate !== 'function') checkLearningRate(learningRate);
  if (optimizer !== undefined && typeof optimizer !== 'function') {
    throw wrongKind('optimizer', 'a function that makes one', optimizer, '(rate) => tf.train.adam(rate)');
  }
  if (weightDecay !== undefined && typeof weightDecay !== 'function') {
    checkNumber('weightDecay', weightDecay, { least: 0 });
  }
  const { checkpoints, testEvery } = options;
  if (checkpoints?.every !== undefined) checkInteger('checkpoints.every', checkpoints.every, 1);
  if (checkpoints?.seconds !== undefined)
    checkNumber('checkpoints.seconds', checkpoints.seconds, { least: 0 });
  if (testEvery !== undefined) checkInteger('testEvery', testEvery, 1);
  checkObserving(options);
  checkExamples('data', data, classes);
  const size = imageSizeOf(data.imageShape);
  for (const [split, scored] of Object.entries({ test, validation })) {
    if (!scored) continue;
    const count = checkExamples(split, scored, classes);
    if (imageSizeOf(scored.imageShape).some((side, k) => side !== size[k])) {
      const rule = `that of the training images, [${size.join(', ')}]`;
      throw outOfRange(`${split}.imageShape`, rule, scored.imageShape);
    }
    for (const [name, labels] of Object.entries((scored === test && test.otherLabels) || {})) {
      checkClassIndices(`test.otherLabels.${name}`, labels, count, classes);
    }
  }
}

/** Throws unless a training that is observed says how often, and to whom it tells. */
function checkObserving({ observe, onObservation }: TrainOptions): void {
  if (onObservation !== undefined && typeof onObservation !== 'function') {
    throw wrongKind('onObservation', 'a function of an observation', onObservation);
  }
  if (observe === undefined && onObservation === undefined) return;
  if (observe === undefined) {
    throw wrongKind(
      'observe',
      'given beside `onObservation`',
      observe,
      "{ every: 'epoch' } is an observation an epoch",
    );
  }
  if (onObservation === undefined) {
    throw wrongKind('onObservation', 'given beside `observe`', onObservation, 'it takes what is observed');
  }
  checkOptions(observe, { every: true });
  if (observe.every !== 'epoch') checkInteger('observe.every', observe.every, 1);
}
