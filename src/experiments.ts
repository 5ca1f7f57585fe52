/**
 * rethink-gen/experiments: the randomisation tests of Zhang, Bengio, Hardt, Recht and Vinyals (ICLR 2017) as functions, and
 * a data set to run them on that needs no download.
 *
 * @packageDocumentation
 */
export { CIFAR_10_CLASSES, parseCifar10 } from './datasets/cifar-10.js';
export { type GeneratedDigitsOptions, generateDigits } from './datasets/generated-digits.js';
export { type IdxArray, parseIdx } from './datasets/idx.js';
export type { ImageDataset, LabelledBytes, LabelledImages, Pixels } from './datasets/labelled-images.js';
export { firstExamples } from './datasets/some-examples.js';
export { scaleBytes, standardizeImages } from './datasets/standardize-images.js';
export type { Json, JsonObject } from './digests/plain-json.js';
export type { ApproximationCell, ApproximationResult } from './experiments/approximation.js';
export {
  type CellOf,
  EXPERIMENT_NAMES,
  type ExperimentName,
  experimentOf,
  type ResultOf,
} from './experiments/catalogue.js';
export { type Cell, cellId, gridDigest } from './experiments/cell.js';
export type { CellProgress } from './experiments/cell-progress.js';
export {
  CORRUPTIONS,
  type Corruption,
  corruptData,
  type RandomizedData,
} from './experiments/corrupted-data.js';
export type { DataJson } from './experiments/data-json.js';
export type { FeatureCell, FeatureResult } from './experiments/double-descent.js';
export {
  crossed,
  type Experiment,
  type RunContext,
  SCALES,
  type Scale,
  shardOf,
} from './experiments/experiment.js';
export type { KernelCell, KernelResult } from './experiments/kernel-norm.js';
export { type ModelJson, openModel } from './experiments/model-json.js';
export {
  type PermutationTestOptions,
  type PermutationTestResult,
  permutationTest,
} from './experiments/permutation-test.js';
export {
  type DatasetDescription,
  type RandomizationTestOptions,
  type RandomizationTestResult,
  type RegimeCell,
  type RegimeResult,
  randomizationTest,
  regimeExperiment,
  type TestSettings,
} from './experiments/randomization-test.js';
export { corruptionOf, REGIMES, type Regime, type RegimeRates } from './experiments/regimes.js';
export type { Regularisers } from './experiments/regularisers.js';
export { runTrainingCell, type TrainingCell, type TrainingJson } from './experiments/training-cell.js';
export { type Errors, FIT_CRITERIA, type TrainingCellResult } from './experiments/training-result.js';
export type { Model, Parameters } from './models/model.js';
export type { Seed, SeedJson } from './random/seed.js';
export type { EpochRow, TrainingEnd, TrainOptions } from './train/train.js';
