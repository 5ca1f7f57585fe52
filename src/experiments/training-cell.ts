import { dispose } from '@tensorflow/tfjs-core';
import { generateDigits } from '../data/generated-digits.js';
import { firstExamples, type ImageDataset } from '../data/image-dataset.js';
import { checkChoice } from '../errors/checks.js';
import { mlp } from '../models/mlp.js';
import type { Model } from '../models/model.js';
import { type SeedJson, seedFromJson } from '../random/seed.js';
import { digestLabels, digestValues } from '../records/digest.js';
import { stepDecay } from '../train/schedules.js';
import { type EpochRow, type TrainingEnd, train } from '../train/train.js';
import type { Cell, JsonObject } from './cell.js';
import { type Corruption, corruptData } from './corrupted-data.js';
import type { RunContext } from './experiment.js';

/** A data set as JSON: the generated one, or the first images of one that is read by its name. */
export type DataJson = {
  readonly name: 'generated digits' | 'MNIST' | 'CIFAR-10';
  /** Number of training images. */
  readonly train: number;
  /** Number of test images. */
  readonly test: number;
};

/** A network as JSON. */
export type ModelJson = { readonly kind: 'mlp'; readonly hidden: readonly number[] };

/** A training under a corruption, as JSON. */
export type TrainingCell = Cell & {
  readonly data: DataJson;
  readonly model: ModelJson;
  readonly corruption: Corruption;
  /** Share of the examples that are corrupted, 0 to 1. */
  readonly rate: number;
  readonly regulariser: 'none';
  /** Stochastic gradient descent with momentum 0.9; the learning rate is multiplied with `decay` after each epoch. */
  readonly training: {
    readonly epochs: number;
    readonly batchSize: number;
    readonly learningRate: number;
    readonly decay: number;
  };
  /** Draws the corruption, the initial weights and the order of the batches. */
  readonly seed: SeedJson & (number | string);
};

/** What a training gave, as JSON: a number that is none (a loss after the training diverged) is null. */
export type TrainingCellResult = JsonObject & {
  readonly end: TrainingEnd;
  /** Epochs until there was no training error; null where that was not reached. */
  readonly epochsToFit: number | null;
  readonly stepsPerEpoch: number;
  /** Errors after the last epoch, as shares: on the training set, and on the test set against true and corrupted labels. */
  readonly trainError: number | null;
  readonly testError: number | null;
  readonly corruptedTestError: number | null;
  /** The same after each epoch, and the mean training loss in nats. */
  readonly history: {
    readonly trainLoss: readonly (number | null)[];
    readonly trainError: readonly (number | null)[];
    readonly testError: readonly (number | null)[];
    readonly corruptedTestError: readonly (number | null)[];
  };
  /** SHA-256 of what was trained and tested on, so that another copy of a data set does not go unseen. */
  readonly digests: {
    readonly trainImages: string;
    readonly trainLabels: string;
    readonly testImages: string;
    readonly testLabels: string;
  };
};

/**
 * Trains the cell's network on its data under its corruption, until there is no training error or the epochs are over.
 *
 * @throws TypeError or RangeError before anything is trained, where a field does not fit
 */
export async function runTrainingCell(cell: TrainingCell, context: RunContext): Promise<TrainingCellResult> {
  checkChoice('regulariser', cell.regulariser, ['none']);
  const dataset = await openDataset(cell.data, context);
  const seed = seedFromJson(cell.seed);
  const { train: data, test, corruptedTestLabels } = corruptData(dataset, cell.corruption, cell.rate, seed);
  const { epochs, batchSize, learningRate, decay } = cell.training;
  const { end, history, parameters } = await train(openModel(cell.model), data, {
    classes: dataset.classes.length,
    seed,
    epochs,
    batchSize,
    learningRate: stepDecay(learningRate, decay),
    test: { ...test, otherLabels: { corrupted: corruptedTestLabels } },
  });
  dispose(parameters);
  const corruptedTestError = (row: EpochRow) => row.otherTestErrors?.corrupted;
  const last = history[history.length - 1];
  return {
    end,
    epochsToFit: end === 'interpolated' ? history.length : null,
    stepsPerEpoch: Math.ceil(data.labels.length / batchSize),
    trainError: numberOrNull(last.trainError),
    testError: numberOrNull(last.testError),
    corruptedTestError: numberOrNull(corruptedTestError(last)),
    history: {
      trainLoss: history.map((row) => numberOrNull(row.trainLoss)),
      trainError: history.map((row) => numberOrNull(row.trainError)),
      testError: history.map((row) => numberOrNull(row.testError)),
      corruptedTestError: history.map((row) => numberOrNull(corruptedTestError(row))),
    },
    digests: {
      trainImages: digestValues(data.images),
      trainLabels: digestLabels(Int32Array.from(data.labels)),
      testImages: digestValues(test.images),
      testLabels: digestLabels(Int32Array.from(test.labels)),
    },
  };
}

async function openDataset({ name, train, test }: DataJson, context: RunContext): Promise<ImageDataset> {
  checkChoice('data.name', name, ['generated digits', 'MNIST', 'CIFAR-10']);
  if (name === 'generated digits') return generateDigits({ train, test });
  if (!context.readDataset) throw new Error(`${name} must be read from a folder; pass --data DIR`);
  const dataset = await context.readDataset(name);
  const enough = dataset.train.count >= train && dataset.test.count >= test;
  if (dataset.name !== name || !enough) {
    const sizes = (count: { train: number; test: number }) => `${count.train} + ${count.test} images`;
    const has = { train: dataset.train.count, test: dataset.test.count };
    throw new RangeError(
      `the cell needs ${name} with ${sizes({ train, test })}, the folder holds ${dataset.name} with ${sizes(has)}; pass --data the folder of the whole data set`,
    );
  }
  return {
    ...dataset,
    train: firstExamples(dataset.train, train),
    test: firstExamples(dataset.test, test),
  };
}

function openModel(model: ModelJson): Model {
  checkChoice('model.kind', model.kind, ['mlp']);
  return mlp(model.hidden);
}

function numberOrNull(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
