import { checkDataset, copyOf } from '../datasets/check-examples.js';
import type { ImageDataset } from '../datasets/labelled-images.js';
import { outOfRange } from '../errors/argument-error.js';
import {
  checkChoice,
  checkInteger,
  checkNumber,
  checkOptions,
  checkSignal,
  checkType,
  type OptionNames,
} from '../errors/checks.js';
import type { Model } from '../models/model.js';
import type { ImageShape } from '../plans/images/image-shape.js';
import { deriveKey } from '../random/key.js';
import { type Seed, seedToJson } from '../random/seed.js';
import { checkModel } from '../train/check-model.js';
import { type Environment, environment } from '../train/environment.js';
import { perImageStandardization } from '../train/images/per-image-standardization.js';
import { checkLearningRate, stepDecay } from '../train/schedules.js';
import type { EpochRow } from '../train/train.js';
import type { Cell } from './cell.js';
import { corruptData } from './corrupted-data.js';
import { checkList, type Experiment } from './experiment.js';
import { corruptionOf, ownRates, REGIMES, type Regime, type RegimeRates } from './regimes.js';
import { trainCorrupted } from './train-corrupted.js';
import type { TrainingCellResult } from './training-result.js';

/** Options of the randomisation test. */
export interface RandomizationTestOptions {
  /** Draws the corruptions, the initial weights and the order of the batches. */
  readonly seed: Seed;
  /** The name of the training split: each split has noise of its own. Default `'train'`. */
  readonly split?: string;
  /** The regimes to train under. Default: all six. */
  readonly regimes?: readonly Regime[];
  /**
   * Share of corrupted labels in the regime of partially corrupted labels, or the share of corrupted examples in several regimes:
   * `{ gaussian: 0.3 }`. Default: 0.5 of partially corrupted labels, and all examples in the regimes of pixels.
   */
  readonly rate?: number | RegimeRates;
  /** Epochs at most, for each regime. Default 100. */
  readonly epochs?: number;
  /** Examples in a batch. Default 64. */
  readonly batchSize?: number;
  /** Learning rate of the first epoch. Default 0.01, the paper's. */
  readonly learningRate?: number;
  /** What the learning rate is multiplied by after each epoch, above 0 and at most 1. Default 0.95, the paper's. */
  readonly decay?: number;
  /** Called after each epoch of each regime. */
  readonly onEpoch?: (regime: Regime, row: EpochRow) => void;
  /** Ends the test after the epoch in progress; the result holds what was done so far. */
  readonly signal?: AbortSignal;
}

/** The result of the training under one regime. */
export type RegimeResult = TrainingCellResult & { readonly regime: Regime };

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

/** The result of a randomisation test, with everything that is needed to run it again. */
export interface RandomizationTestResult {
  readonly dataset: DatasetDescription;
  readonly model: string;
  readonly settings: TestSettings;
  /** What decided the bits besides the settings. */
  readonly environment: Environment;
  /** The regimes that were run, the last one perhaps not to its end. */
  readonly results: readonly RegimeResult[];
}

/** The training under one regime, as JSON. */
export type RegimeCell = Cell & { readonly regime: Regime };

const OPTIONS: OptionNames<RandomizationTestOptions> = {
  seed: true,
  split: true,
  regimes: true,
  rate: true,
  epochs: true,
  batchSize: true,
  learningRate: true,
  decay: true,
  onEpoch: true,
  signal: true,
};

/** What a test was asked, checked and copied, its settings with the defaults filled in. */
function settled(options: RandomizationTestOptions) {
  checkOptions(options, OPTIONS);
  const { onEpoch, signal, seed, split = 'train', regimes = REGIMES, rate = 0.5, ...training } = options;
  const { epochs = 100, batchSize = 64, learningRate = 0.01, decay = 0.95 } = training;
  checkType('function', 'onEpoch', onEpoch);
  checkSignal('signal', signal);
  checkList('regimes', regimes);
  for (const regime of regimes) checkChoice('regime', regime, REGIMES);
  if (new Set(regimes).size < regimes.length) throw outOfRange('regimes', 'without repetitions', regimes);
  checkInteger('epochs', epochs, 1);
  checkInteger('batchSize', batchSize, 1);
  checkLearningRate(learningRate);
  checkNumber('decay', decay, { above: 0, most: 1 });
  deriveKey(seed, split, 'labels:uniform'); // throws unless both are valid
  const copies = { regimes: [...regimes], rate: ownRates(rate, regimes) };
  const settings: TestSettings = { seed, split, ...copies, epochs, batchSize, learningRate, decay };
  return { settings, onEpoch, signal };
}

/** The randomisation test as an experiment: a cell for each regime, in which the model is trained on the data set. */
export function regimeExperiment(
  model: Model,
  dataset: ImageDataset,
  options: RandomizationTestOptions,
): Experiment<RegimeCell> {
  checkModel(model);
  const { settings, signal, onEpoch } = settled(options);
  const { regimes, rate, seed, split, epochs, batchSize, learningRate, decay } = settings;
  const data = checkDataset(dataset);
  const schedule = stepDecay(learningRate, decay);
  const common = {
    data: { ...describeDataset(data) },
    model: model.name,
    training: { epochs, batchSize, learningRate, decay },
    seed: seedToJson(seed),
    split,
  };
  return {
    name: 'regimes',
    title: `Randomisation test: ${data.name}, ${model.name}`,
    cells: regimes.map((regime) => ({ regime, ...corruptionOf(regime, rate), ...common })),
    run: ({ regime }) => {
      const { corruption, rate: share } = corruptionOf(regime, rate);
      return trainCorrupted(model, corruptData(data, corruption, share, seed, split), {
        classes: data.classes.length,
        seed,
        epochs,
        batchSize,
        learningRate: schedule,
        imageSteps: [perImageStandardization()],
        ...(signal && { signal }),
        onEpoch: (row) => onEpoch?.(regime, row),
      });
    },
  };
}

/**
 * The randomisation test of the paper: trains one model with one set of hyperparameters under each regime, until it fits
 * the training set or its epochs are over. SGD with momentum 0.9, the learning rate multiplied by `decay` each epoch.
 *
 * Source: Zhang, Bengio, Hardt, Recht, Vinyals, ICLR 2017, section 2 and appendix A.
 */
export async function randomizationTest(
  model: Model,
  dataset: ImageDataset,
  given: RandomizationTestOptions,
): Promise<RandomizationTestResult> {
  const [data, options] = [checkDataset(dataset), copyOf(given)];
  const { cells, run } = regimeExperiment(model, data, options);
  const results: RegimeResult[] = [];
  for (const cell of cells) {
    if (options.signal?.aborted) break;
    results.push({ regime: cell.regime, ...((await run(cell, {})) as TrainingCellResult) });
  }
  return testResult(model, data, options, results);
}

/** The results of regimes, with what they were measured on. */
export function testResult(
  model: Model,
  dataset: ImageDataset,
  options: RandomizationTestOptions,
  results: readonly RegimeResult[],
): RandomizationTestResult {
  return {
    dataset: describeDataset(dataset),
    model: model.name,
    settings: settled(options).settings,
    environment: environment(),
    results,
  };
}

function describeDataset({ name, train, test, classes }: ImageDataset): DatasetDescription {
  return {
    name,
    train: train.labels.length,
    test: test.labels.length,
    classes: classes.length,
    imageShape: train.imageShape,
  };
}
