import { dispose } from '@tensorflow/tfjs-core';
import type { ImageDataset } from '../datasets/labelled-images.js';
import { checkChoice, checkInteger, checkOptions } from '../errors/checks.js';
import type { Model } from '../models/model.js';
import type { ImageShape } from '../plans/images/image-shape.js';
import type { Seed } from '../random/seed.js';
import { type Environment, environment } from '../train/environment.js';
import { perImageStandardization } from '../train/images/per-image-standardization.js';
import { stepDecay } from '../train/schedules.js';
import { type EpochRow, type TrainingEnd, type TrainOptions, train } from '../train/train.js';
import { REGIMES, type Regime, randomizeData } from './regimes.js';

/** Options of the randomisation test. */
export interface RandomizationTestOptions {
  /** Draws the corruptions, the initial weights and the order of the batches. */
  readonly seed: Seed;
  /** Default: all six. */
  readonly regimes?: readonly Regime[];
  /** Share of corrupted labels in the regime of partially corrupted labels. Default 0.5. */
  readonly rate?: number;
  /** Epochs at most, for each regime. Default 100. */
  readonly epochs?: number;
  /** Default 64. */
  readonly batchSize?: number;
  /** Learning rate of the first epoch. Default 0.01, the paper's. */
  readonly learningRate?: number;
  /** What the learning rate is multiplied with after each epoch, above 0 and at most 1. Default 0.95, the paper's. */
  readonly decay?: number;
  /** Called after each epoch of each regime. */
  readonly onEpoch?: (regime: Regime, row: EpochRow) => void;
  /** Ends the test after the epoch in progress; the result holds what was done so far. */
  readonly signal?: AbortSignal;
}

/** What one regime gave. Errors are shares from 0 to 1, after the last epoch. */
export interface RegimeResult {
  readonly regime: Regime;
  readonly end: TrainingEnd;
  /** Epochs until there was no training error, where that was reached. */
  readonly epochsToFit?: number;
  readonly trainError: number;
  /** Test error against the true labels. */
  readonly testError: number;
  /** Test error against labels corrupted like the training ones. */
  readonly corruptedTestError: number;
  /** The generalisation gap: `corruptedTestError - trainError`, both under the distribution that was trained on. */
  readonly gap: number;
  readonly history: readonly EpochRow[];
}

/** The options of a test with its defaults filled in. */
export type TestSettings = Required<Omit<RandomizationTestOptions, 'onEpoch' | 'signal'>>;

/** The name and size of a data set. */
export interface DatasetDescription {
  readonly name: string;
  /** Number of training images. */
  readonly train: number;
  /** Number of test images. */
  readonly test: number;
  /** Number of classes. */
  readonly classes: number;
  readonly imageShape: ImageShape;
}

/** What a randomisation test gave, with everything that is needed to run it again. */
export interface RandomizationTestResult {
  readonly dataset: DatasetDescription;
  readonly model: string;
  readonly settings: TestSettings;
  /** What decided the bits besides the settings. */
  readonly environment: Environment;
  /** The regimes that were run, the last one perhaps not to its end. */
  readonly results: readonly RegimeResult[];
}

/** The settings that stand where an option is left out. */
export const TEST_DEFAULTS = {
  regimes: REGIMES,
  rate: 0.5,
  epochs: 100,
  batchSize: 64,
  learningRate: 0.01,
  decay: 0.95,
} as const;

/**
 * The randomisation test of the paper: trains one model with one set of hyperparameters under each regime, until it fits
 * the training set or its epochs are over. SGD with momentum 0.9, the learning rate multiplied with `decay` each epoch.
 *
 * Source: Zhang, Bengio, Hardt, Recht, Vinyals, ICLR 2017, section 2 and appendix A.
 *
 * @throws TypeError or RangeError before anything is trained, where an option does not fit
 */
export async function randomizationTest(
  model: Model,
  dataset: ImageDataset,
  options: RandomizationTestOptions,
): Promise<RandomizationTestResult> {
  const { onEpoch, signal, ...given } = options;
  checkOptions(given, {
    seed: true,
    regimes: true,
    rate: true,
    epochs: true,
    batchSize: true,
    learningRate: true,
    decay: true,
  });
  const settings: TestSettings = { ...TEST_DEFAULTS, ...given };
  for (const regime of settings.regimes) checkChoice('regime', regime, REGIMES);
  checkInteger('epochs', settings.epochs, 1);
  const results: RegimeResult[] = [];
  for (const regime of settings.regimes) {
    if (signal?.aborted) break;
    const hooks = { ...(signal && { signal }), onEpoch: (row: EpochRow) => onEpoch?.(regime, row) };
    results.push(await testRegime(model, dataset, regime, settings, hooks));
  }
  return testResult(model, dataset, settings, results);
}

/** The results of regimes, with what they were measured on. */
export function testResult(
  model: Model,
  dataset: ImageDataset,
  settings: TestSettings,
  results: readonly RegimeResult[],
): RandomizationTestResult {
  return {
    dataset: describeDataset(dataset),
    model: model.name,
    settings,
    environment: environment(),
    results,
  };
}

/** Where an epoch was not finished. */
const NOTHING_MEASURED: Partial<EpochRow> & { trainError: number } = { trainError: Number.NaN };

/** Trains a model under one regime: a part of `randomizationTest`. */
export async function testRegime(
  model: Model,
  dataset: ImageDataset,
  regime: Regime,
  { seed, rate, epochs, batchSize, learningRate, decay }: TestSettings,
  hooks: Pick<TrainOptions, 'onEpoch' | 'signal'> = {},
): Promise<RegimeResult> {
  const { train: data, test, corruptedTestLabels } = randomizeData(dataset, regime, rate, seed);
  const classes = dataset.classes.length;
  const scored = { ...test, otherLabels: { corrupted: corruptedTestLabels } };
  const schedule = stepDecay(learningRate, decay);
  const imageSteps = [perImageStandardization()];
  const settings = { classes, seed, epochs, batchSize, imageSteps, learningRate: schedule };
  const { end, history, parameters } = await train(model, data, { ...settings, test: scored, ...hooks });
  dispose(parameters);
  const { trainError, testError = Number.NaN, otherTestErrors } = history.at(-1) ?? NOTHING_MEASURED;
  const corruptedTestError = otherTestErrors?.corrupted ?? Number.NaN;
  return {
    regime,
    end,
    ...(end === 'interpolated' && { epochsToFit: history.length }),
    trainError,
    testError,
    corruptedTestError,
    gap: corruptedTestError - trainError,
    history,
  };
}

function describeDataset({ name, train: trained, test, classes }: ImageDataset): DatasetDescription {
  return {
    name,
    train: trained.labels.length,
    test: test.labels.length,
    classes: classes.length,
    imageShape: trained.imageShape,
  };
}
