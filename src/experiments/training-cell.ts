import { dispose } from '@tensorflow/tfjs-core';
import { digestLabels, digestValues } from '../digests/digest.js';
import { outOfRange } from '../errors/argument-error.js';
import { checkChoice, checkOptions } from '../errors/checks.js';
import { type SeedJson, seedFromJson } from '../random/seed.js';
import { stepDecay } from '../train/schedules.js';
import { train } from '../train/train.js';
import type { Cell } from './cell.js';
import { type Corruption, corruptPixelsAndLabels } from './corrupted-data.js';
import { cropDataset, type DataJson, openDataset } from './data-json.js';
import type { RunContext } from './experiment.js';
import { type ModelJson, openModel } from './model-json.js';
import { checkRegularisers, imageStepsOf, type Regularisers } from './regularisers.js';
import { FITTED, summaryOf, type TrainingCellResult } from './training-result.js';

/** How a network is trained, as JSON: by stochastic gradient descent with momentum 0.9. */
export type TrainingJson = {
  /** Epochs at most. */
  readonly epochs: number;
  readonly batchSize: number;
  /** Of the first epoch. */
  readonly learningRate: number;
  /** What the learning rate is multiplied with after each epoch, above 0 and at most 1. */
  readonly decay: number;
  /** After how many epochs it is, where not after each. */
  readonly decayEpochs?: number;
  /** `'fitted'`: until each of the criteria of fitting has been met; `'epochs'`: through all epochs. */
  readonly until: 'fitted' | 'epochs';
};

/** A training under a corruption, as JSON. */
export type TrainingCell = Cell & {
  readonly data: DataJson;
  readonly model: ModelJson;
  readonly corruption: Corruption;
  /** Share of the examples that are corrupted, 0 to 1. */
  readonly rate: number;
  readonly regularisers: Regularisers;
  readonly training: TrainingJson;
  /** Draws the corruption, the initial weights, the order of the batches, and what is augmented or dropped. */
  readonly seed: SeedJson & (number | string);
};

/**
 * Trains the cell's network on its data under its corruption, each image standardised by itself.
 *
 * @throws TypeError or RangeError before anything is trained, where a field does not fit
 */
export async function runTrainingCell(cell: TrainingCell, context: RunContext): Promise<TrainingCellResult> {
  checkCell(cell);
  const { regularisers, training } = cell;
  const { crop } = cell.data;
  const model = openModel(cell.model, regularisers.dropout);
  const seed = seedFromJson(cell.seed);
  const whole = await openDataset(cell.data, context);
  if (regularisers.randomCrop && !(crop !== undefined && crop < Math.min(whole.height, whole.width))) {
    const rule = `a side below ${Math.min(whole.height, whole.width)} pixels where there are random crops`;
    throw outOfRange('data.crop', rule, crop);
  }
  const dataset = crop === undefined || regularisers.randomCrop ? whole : cropDataset(whole, crop);
  const corrupted = corruptPixelsAndLabels(dataset, cell.corruption, cell.rate, seed);
  const { train: data, test, corruptedTestLabels } = corrupted;
  const { end, history, parameters, parameterCount, environment } = await train(model, data, {
    classes: dataset.classes.length,
    seed,
    epochs: training.epochs,
    batchSize: training.batchSize,
    learningRate: stepDecay(training.learningRate, training.decay, training.decayEpochs),
    weightDecay: regularisers.weightDecay ?? 0,
    imageSteps: imageStepsOf(regularisers, crop),
    stop: training.until === 'fitted' ? [FITTED] : [],
    test: { ...test, otherLabels: { corrupted: corruptedTestLabels } },
  });
  dispose(parameters);
  return {
    model: model.name,
    parameterCount,
    end,
    stepsPerEpoch: Math.ceil(data.labels.length / training.batchSize),
    ...summaryOf(history),
    environment: { ...environment },
    digests: {
      trainImages: digestValues(data.images),
      trainLabels: digestLabels(Int32Array.from(data.labels)),
      testImages: digestValues(test.images),
      testLabels: digestLabels(Int32Array.from(test.labels)),
    },
  };
}

/** Throws where a field of the cell is unknown or does not fit; the others check themselves as they are opened. */
function checkCell(cell: TrainingCell): void {
  checkOptions(cell, ['data', 'model', 'corruption', 'rate', 'regularisers', 'training', 'seed']);
  const { training, regularisers } = cell;
  checkRegularisers(regularisers);
  checkOptions(training, ['epochs', 'batchSize', 'learningRate', 'decay', 'decayEpochs', 'until']);
  checkChoice('training.until', training.until, ['fitted', 'epochs']);
}
