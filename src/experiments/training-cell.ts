import { plainObject } from '../digests/plain-json.js';
import {
  checkChoice,
  checkInteger,
  checkIsObject,
  checkNumber,
  checkOptions,
  checkRate,
  checkType,
} from '../errors/checks.js';
import type { Model } from '../models/model.js';
import { canonicalSeed, type SeedJson } from '../random/seed.js';
import { checkModel } from '../train/check-model.js';
import { stepDecay } from '../train/schedules.js';
import type { Cell } from './cell.js';
import { progressHooks } from './cell-progress.js';
import { CORRUPTIONS, type Corruption } from './corrupted-data.js';
import type { DataJson } from './data-json.js';
import { ownContext, type RunContext } from './experiment.js';
import { type ModelJson, openModel } from './model-json.js';
import { openCorrupted } from './open-corrupted.js';
import { checkRegularisers, imageStepsOf, type Regularisers } from './regularisers.js';
import { trainCorrupted } from './train-corrupted.js';
import { FITTED, type TrainingCellResult } from './training-result.js';

/** How a network is trained, as JSON: by stochastic gradient descent with momentum 0.9. */
export type TrainingJson = {
  /** Epochs at most. */
  readonly epochs: number;
  readonly batchSize: number;
  /** Of the first epoch. */
  readonly learningRate: number;
  /** What the learning rate is multiplied by after each epoch, above 0 and at most 1. */
  readonly decay: number;
  /** After how many epochs it is, if not after each. */
  readonly decayEpochs?: number;
  /** Epochs from one scoring of the test set to the next; the last epoch is always scored. Default 1. */
  readonly testEvery?: number;
  /** `'fitted'`: until each of the criteria of fitting has been met; `'epochs'`: through all epochs. */
  readonly until: 'fitted' | 'epochs';
};

/** A training run under a corruption, as JSON. */
export type TrainingCell = Cell & {
  readonly data: DataJson;
  readonly model: ModelJson;
  readonly corruption: Corruption;
  /** Share of the examples that are corrupted, 0 to 1. */
  readonly rate: number;
  readonly regularisers: Regularisers;
  readonly training: TrainingJson;
  /** Draws the images if they are drawn, the corruption, the initial weights, the batches, and what is augmented or dropped. */
  readonly seed: SeedJson & (number | string);
};

/**
 * Trains the cell's network on its data under its corruption, each image standardised by itself.
 *
 * @param change makes the network that is trained from the cell's: one with other initial weights, or one of your own. Default: the
 *   cell's is trained
 */
export async function runTrainingCell(
  given: TrainingCell,
  lent: RunContext,
  change: (model: Model) => Model = (model) => model,
): Promise<TrainingCellResult> {
  const cell = plainObject('cell', given) as TrainingCell;
  const context = ownContext(lent);
  checkCell(cell);
  checkType('function', 'change', change);
  const { regularisers, training } = cell;
  const { crop } = cell.data;
  const model = change(openModel(cell.model, regularisers.dropout));
  checkModel(model);
  const { seed } = cell;
  const { classes, ...data } = await openCorrupted(cell, seed, context);
  await context.startBackend?.();
  const stepsPerEpoch = Math.ceil(data.train.labels.length / training.batchSize);
  return trainCorrupted(model, data, {
    classes,
    seed,
    epochs: training.epochs,
    batchSize: training.batchSize,
    learningRate: stepDecay(training.learningRate, training.decay, training.decayEpochs),
    weightDecay: regularisers.weightDecay ?? 0,
    imageSteps: imageStepsOf(regularisers, crop),
    stop: training.until === 'fitted' ? [FITTED] : [],
    ...(data.validation && { validation: data.validation }),
    testEvery: training.testEvery ?? 1,
    ...(context.checkpoints && { checkpoints: context.checkpoints }),
    ...(context.onProgress && progressHooks(context.onProgress, training.epochs, stepsPerEpoch)),
  });
}

/** Throws if a field of the cell is unknown or invalid. Model and data set are checked when they are opened. */
function checkCell(cell: TrainingCell): void {
  checkOptions(cell, {
    data: true,
    model: true,
    corruption: true,
    rate: true,
    regularisers: true,
    training: true,
    seed: true,
  });
  const { data, corruption, rate, training, regularisers, seed } = cell;
  checkIsObject(data, 'data');
  canonicalSeed(seed); // throws unless it is one
  checkChoice('corruption', corruption, CORRUPTIONS);
  checkRate('rate', rate);
  checkRegularisers(regularisers);
  checkOptions(training, {
    epochs: true,
    batchSize: true,
    learningRate: true,
    decay: true,
    decayEpochs: true,
    testEvery: true,
    until: true,
  });
  const { epochs, batchSize, learningRate, decay, decayEpochs = 1, testEvery = 1, until } = training;
  for (const [name, value] of Object.entries({ epochs, batchSize, decayEpochs, testEvery }))
    checkInteger(`training.${name}`, value, 1);
  checkNumber('training.learningRate', learningRate, { above: 0 });
  checkNumber('training.decay', decay, { above: 0, most: 1 });
  checkChoice('training.until', until, ['fitted', 'epochs']);
}
