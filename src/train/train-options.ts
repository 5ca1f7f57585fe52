import { type Optimizer, train as tfTrain } from '@tensorflow/tfjs-core';
import { copyOf } from '../datasets/check-examples.js';
import type { LabelledImages } from '../datasets/labelled-images.js';
import { checkIsObject } from '../errors/checks.js';
import type { Seed } from '../random/seed.js';
import type { CheckpointStore } from './checkpoints/checkpoint-store.js';
import { type Criterion, interpolation } from './criteria.js';
import type { EpochRow } from './history.js';
import type { ImageStep } from './images/image-step.js';
import type { Observation, Observing } from './observation.js';
import { paperRate, type Schedule } from './schedules.js';

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
  /**
   * A constant above 0, or a function of the position. Default: the paper's, 0.01 times 0.95 after each epoch, or after every 391 steps
   * (the paper's epoch) if epochs are shorter, so that small sets are fitted too.
   */
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
  /**
   * Called after each step is computed, with the number of steps so far and the mean loss of its batch before it, in nats. The
   * training waits for it, as for `onEpoch`.
   */
  readonly onStep?: (steps: number, loss: number) => unknown;
  /** How often the training is observed; besides, it is before the first step and after the last one. */
  readonly observe?: Observing;
  /**
   * Called with each observation, which `training.observations` does not keep then. The training waits for it, as for
   * `onEpoch`.
   */
  readonly onObservation?: (observation: Observation) => unknown;
  /** Ends the training after the step, or the batch of a measurement, that is in progress. */
  readonly signal?: AbortSignal;
}

/**
 * Why a training run ended. `'interpolated'`: no training error is left; `'stopped'`: another criterion is met; `'epochs'`,
 * `'steps'`: as many as there should be; `'diverged'`: the loss is no number any more; `'aborted'`: by the signal.
 */
export type TrainingEnd = 'interpolated' | 'stopped' | 'epochs' | 'steps' | 'diverged' | 'aborted';

/** Options with their defaults in place. */
export type SettledOptions = TrainOptions & Required<Pick<TrainOptions, keyof typeof DEFAULTS>>;

const DEFAULTS = {
  batchSize: 128,
  learningRate: /* @__PURE__ */ paperRate(),
  optimizer: (rate: number): Optimizer => tfTrain.momentum(rate, 0.9),
  weightDecay: 0,
  imageSteps: [],
  testEvery: 1,
  stop: /* @__PURE__ */ [interpolation()],
};

/** Options that are objects of fields. */
const PARTS: string[] = ['test', 'validation', 'checkpoints', 'observe'] satisfies (keyof TrainOptions)[];

/** The options, each read once, with the default of each that is left out. */
export function settle(options: TrainOptions): SettledOptions {
  checkIsObject(options);
  const given = Object.entries(options)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, PARTS.includes(name) ? copyOf(value) : value]);
  return { ...DEFAULTS, ...(Object.fromEntries(given) as unknown as TrainOptions) };
}
