/**
 * rethink-gen/experiments: the randomisation tests of Zhang, Bengio, Hardt, Recht and Vinyals (ICLR 2017) as functions, and
 * a data set to run them on that needs no download.
 *
 * @packageDocumentation
 */
export { CIFAR_10_CLASSES, parseCifar10 } from './data/cifar-10.js';
export { type GeneratedDigitsOptions, generateDigits } from './data/generated-digits.js';
export { type IdxArray, parseIdx } from './data/idx.js';
export { firstExamples, type ImageDataset, type LabelledImages } from './data/image-dataset.js';
export { scaleBytes, standardizeImages } from './data/standardize-images.js';
export {
  type DatasetDescription,
  type RandomizationTestOptions,
  type RandomizationTestResult,
  type RegimeResult,
  randomizationTest,
  type TestSettings,
  testRegime,
} from './experiments/randomization-test.js';
export { type RandomizedData, REGIMES, type Regime, randomizeData } from './experiments/regimes.js';
export type { Model, Parameters } from './models/model.js';
export type { Seed } from './random/seed.js';
export type { ClassifierData } from './train/classifier-data.js';
export type { EpochRow, TrainingEnd, TrainOptions } from './train/train.js';
