import type { DataJson } from './data-json.js';
import type { Scale } from './experiment.js';
import type { ModelJson } from './model-json.js';
import type { Regularisers } from './regularisers.js';
import type { TrainingJson } from './training-cell.js';

/** The trained models of the experiments, by what they are called here. */
export type ModelName =
  | 'inception'
  | 'inceptionWithoutNormalization'
  | 'inceptionOnAugmentedImages'
  | 'alexNet'
  | 'mlp1'
  | 'mlp3'
  | 'arpitCnn';

/**
 * What an experiment's data are for: one regime beside another one, shares of corrupted labels, the test error on true labels,
 * random labels under regularisers, or an epoch chosen on a validation set.
 */
export type Subject = 'regimes' | 'rates' | 'generalization' | 'memorization' | 'earlyLearning';

interface ModelSetting {
  readonly model: ModelJson;
  readonly training: Omit<TrainingJson, 'until'>;
}

export interface Setting {
  readonly data: Readonly<Record<Subject, DataJson>>;
  readonly models: Readonly<Record<ModelName, ModelSetting>>;
  /** Shares of corrupted labels of Figures 1b and 1c, in ascending order. */
  readonly rates: readonly number[];
  /** Shares of corrupted inputs or labels of randX and randY, above 0, in ascending order. */
  readonly noiseRates: readonly number[];
  readonly seeds: readonly number[];
  /** The rows of Table 1: all of them, or those that a statement of the paper is about. */
  readonly rows: 'all' | 'of statements';
  /** Epochs of `generalization` on true labels, if not those of the model. */
  readonly trueLabelEpochs?: number;
  /** The paper does not state its coefficients. */
  readonly weightDecay: number;
  /** Of Table 4: left-right flips, and rotations by up to 25 degrees. */
  readonly augmentation: Regularisers;
}

const AUGMENTATION: Regularisers = { randomFlip: true, randomRotation: 25 };

const CIFAR_10: DataJson = { name: 'CIFAR-10', train: 50_000, test: 10_000, crop: 28 };

/**
 * Appendix A of the paper. It does not state batches (128: the spacing of the points of its Figure 1a), epochs (its curves
 * end after 68) and the coefficients of weight decay. Random labels of augmented images take more epochs at a rate that
 * falls more slowly (appendix B). The paper does not say how many; here it is twice the number. `arpitCnn`: Arpit et al., section 2.
 */
const PAPER: Setting = {
  data: {
    regimes: CIFAR_10,
    rates: CIFAR_10,
    generalization: CIFAR_10,
    memorization: CIFAR_10,
    earlyLearning: { ...CIFAR_10, train: 45_000, drawn: true, validation: 5000 },
  },
  models: {
    inception: { model: { kind: 'smallInception' }, training: paperTraining(0.1) },
    inceptionWithoutNormalization: {
      model: { kind: 'smallInception', normalization: 'none' },
      training: paperTraining(0.1),
    },
    inceptionOnAugmentedImages: {
      model: { kind: 'smallInception' },
      training: { ...paperTraining(0.1), epochs: 200, decay: 0.999 },
    },
    alexNet: { model: { kind: 'smallAlexNet' }, training: paperTraining(0.01) },
    mlp1: { model: { kind: 'mlp', hidden: [512] }, training: paperTraining(0.01) },
    mlp3: { model: { kind: 'mlp', hidden: [512, 512, 512] }, training: paperTraining(0.01) },
    arpitCnn: {
      model: { kind: 'arpitCnn' },
      training: { epochs: 100, batchSize: 128, learningRate: 0.01, decay: 0.5, decayEpochs: 15 },
    },
  },
  rates: Array.from({ length: 11 }, (_, tenth) => tenth / 10),
  noiseRates: [0.2, 0.4, 0.6, 0.8, 1],
  seeds: [1, 2, 3, 4, 5],
  rows: 'all',
  weightDecay: 0.0005,
  augmentation: AUGMENTATION,
};

function paperTraining(learningRate: number): ModelSetting['training'] {
  return { epochs: 100, batchSize: 128, learningRate, decay: 0.95 };
}

/** Images of CIFAR-10 that each seed draws for itself, and all test images. */
function drawnCifar(train: number): DataJson {
  return { name: 'CIFAR-10', train, drawn: true, test: 10_000, crop: 28 };
}

/**
 * The paper's data and crops with fewer images, drawn anew by each seed; its perceptrons in full width, AlexNet at half,
 * Inception at a quarter. Inception has one learning rate with batch normalisation and without, a fifth of the paper's.
 */
const SMALL: Setting = {
  ...PAPER,
  data: {
    regimes: drawnCifar(2000),
    rates: drawnCifar(2000),
    generalization: drawnCifar(5000),
    memorization: { ...drawnCifar(1000), test: 1000 },
    earlyLearning: { ...drawnCifar(2000), validation: 1000 },
  },
  models: {
    inception: { model: { kind: 'smallInception', width: 0.25 }, training: smallTraining(50, 0.02) },
    inceptionWithoutNormalization: {
      model: { kind: 'smallInception', width: 0.25, normalization: 'none' },
      training: smallTraining(50, 0.02),
    },
    inceptionOnAugmentedImages: {
      model: { kind: 'smallInception', width: 0.25 },
      training: { ...smallTraining(100, 0.02), testEvery: 50 },
    },
    alexNet: { model: { kind: 'smallAlexNet', width: 0.5 }, training: smallTraining(60, 0.01) },
    mlp1: { model: { kind: 'mlp', hidden: [512] }, training: smallTraining(60, 0.01) },
    mlp3: { model: { kind: 'mlp', hidden: [512, 512, 512] }, training: smallTraining(60, 0.01) },
    arpitCnn: { model: { kind: 'arpitCnn', width: 0.125 }, training: smallTraining(60, 0.02) },
  },
  rates: [0, 0.2, 0.4, 0.6, 0.8, 1],
  noiseRates: [0.5, 1],
  seeds: [11, 12, 13],
  rows: 'of statements',
  trueLabelEpochs: 25,
};

function smallTraining(epochs: number, learningRate: number): ModelSetting['training'] {
  return { epochs, batchSize: 64, learningRate, decay: 0.97, testEvery: 5 };
}

const DIGITS: DataJson = { name: 'generated digits', train: 100, test: 50, crop: 14 };

/** Generated data and very narrow networks, to see that everything runs. */
const SMOKE: Setting = {
  ...PAPER,
  data: {
    regimes: DIGITS,
    rates: DIGITS,
    generalization: DIGITS,
    memorization: DIGITS,
    earlyLearning: { ...DIGITS, drawn: true, validation: 50 },
  },
  models: {
    inception: { model: { kind: 'smallInception', width: 0.05 }, training: smokeTraining(3, 0.1) },
    inceptionWithoutNormalization: {
      model: { kind: 'smallInception', width: 0.05, normalization: 'none' },
      training: smokeTraining(3, 0.05),
    },
    inceptionOnAugmentedImages: {
      model: { kind: 'smallInception', width: 0.05 },
      training: smokeTraining(4, 0.1),
    },
    alexNet: { model: { kind: 'smallAlexNet', width: 0.1 }, training: smokeTraining(5, 0.02) },
    mlp1: { model: { kind: 'mlp', hidden: [64] }, training: smokeTraining(60, 0.05) },
    mlp3: { model: { kind: 'mlp', hidden: [64, 64, 64] }, training: smokeTraining(60, 0.05) },
    arpitCnn: { model: { kind: 'arpitCnn', width: 0.05 }, training: smokeTraining(10, 0.05) },
  },
  rates: [0, 0.5, 1],
  noiseRates: [0.5, 1],
  seeds: [1],
};

function smokeTraining(epochs: number, learningRate: number): ModelSetting['training'] {
  return { epochs, batchSize: 25, learningRate, decay: 0.97 };
}

export const SETTINGS: Readonly<Record<Scale, Setting>> = { smoke: SMOKE, small: SMALL, paper: PAPER };
