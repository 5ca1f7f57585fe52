import type { TrainingCellResult } from 'rethink-gen/experiments';
import {
  below,
  features,
  fitted,
  gain,
  kernels,
  larger,
  type Measured,
  meanOf,
  measured,
  memorised,
  type Noise,
  type Part,
  POINTS,
  recovery,
  slower,
  slowerTo95,
  worse,
} from './parts.js';
import type { Row } from './rows.js';
import type { Swept } from './swept.js';

/** A claim that published tables decide; it is shown if all of its parts are. */
export interface Claim {
  /** The statements that it is about, by their letters. */
  readonly statements: string;
  readonly experiment: Swept;
  readonly text: string;
  /** The effect of the first part that the power is told for, in logarithms if it is a factor. */
  readonly expected?: number;
  readonly parts: (rows: readonly Row[]) => readonly Part[];
}

const NETWORKS = ['Inception', 'AlexNet', 'MLP 1x512'] as const;
const RATES = [0.2, 0.4, 0.6, 0.8, 1];

/** Whether a network takes longer to fit `a` than `b`, by more than the limit. */
const longer = (
  statements: string,
  experiment: Swept,
  network: string,
  [a, b]: readonly [Regime, Regime],
  expected: number,
): Claim => ({
  ...{ statements, experiment, expected: Math.log10(expected) },
  text: `${network} takes longer to fit ${a} than ${b}`,
  parts: (rows) => [slower(rows, { [`${network}; ${REGIMES[a]}`]: 1, [`${network}; ${REGIMES[b]}`]: -1 })],
});

/** The conditions of regimes. */
const REGIMES = {
  'true labels': 'true labels',
  'random labels': 'labels 1',
  'shuffled pixels': 'shuffled pixels 1',
  'random pixels': 'random pixels 1',
  'Gaussian images': 'gaussian 1',
} as const;
type Regime = keyof typeof REGIMES;

const isInterpolated = ({ epochsTo }: TrainingCellResult) => epochsTo.interpolation !== null;

/** The claims, each written down before the sweep that decides it was begun. */
export const CLAIMS: readonly Claim[] = [
  {
    ...{ statements: 'a', experiment: 'figure-1a' },
    text: 'Inception fits every image right under five regimes, with one setting',
    parts: (rows) => fitted(rows, () => true, isInterpolated),
  },
  {
    ...{ statements: 'a', experiment: 'figure-1bc' },
    text: 'three networks fit every image right at every share of corrupted labels',
    parts: (rows) => fitted(rows, () => true, isInterpolated),
  },
  ...NETWORKS.map(
    (network): Claim => ({
      ...{ statements: 'b', experiment: 'figure-1bc', expected: Math.log10(1.5) },
      text: `random labels take ${network} longer to fit than true ones, and at most five times as long`,
      parts: (rows) => {
        const [noisy, clean] = [`${network}; labels 1`, `${network}; true labels`];
        const slowdown = slower(rows, { [noisy]: 1, [clean]: -1 });
        return [slowdown, below(slowdown, Math.log10(5))];
      },
    }),
  ),
  {
    ...{ statements: 'b', experiment: 'slowdown', expected: Math.log10(2) },
    text: "at the paper's size random labels take MLP 1x512 longer to fit to 95 % than true ones, and at most five times as long",
    parts: (rows) => {
      const slowdown = slowerTo95(rows, { 'MLP 1x512; labels 1': 1, 'MLP 1x512; true labels': -1 });
      return [slowdown, below(slowdown, Math.log10(5))];
    },
  },
  ...NETWORKS.map(
    (network): Claim => ({
      ...{ statements: 'c', experiment: 'figure-1bc', expected: Math.log10(1.5) },
      text: `${network} takes longer the more labels are corrupted, from 0.2 to 1 (trend)`,
      parts: (rows) => {
        // the slope of a straight line through five rates, times the 0.8 between the first and the last
        const weights = RATES.map((rate) => [`${network}; labels ${rate}`, (0.8 * (rate - 0.6)) / 0.4]);
        return [slower(rows, Object.fromEntries(weights))];
      },
    }),
  ),
  {
    ...{ statements: 'c', experiment: 'slowdown', expected: Math.log10(1.4) },
    text: "at the paper's size MLP 1x512 takes longer to fit to 95 % if all labels are random than if a fifth are",
    parts: (rows) => [slowerTo95(rows, { 'MLP 1x512; labels 1': 1, 'MLP 1x512; labels 0.2': -1 })],
  },
  longer('d', 'figure-1a', 'Inception', ['random labels', 'Gaussian images'], 1.5),
  longer('Figure 1a', 'figure-1a', 'Inception', ['shuffled pixels', 'true labels'], 1.3),
  longer('Figure 1a', 'figure-1a', 'Inception', ['Gaussian images', 'shuffled pixels'], 1.3),
  longer('Figure 1a', 'figure-1a', 'Inception', ['random pixels', 'shuffled pixels'], 1.3),
  longer('Figure 1a', 'figure-1a', 'Inception', ['random labels', 'random pixels'], 1.5),
  ...NETWORKS.map(
    (network): Claim => ({
      ...{ statements: 'Figure 1c', experiment: 'figure-1bc', expected: 5 },
      text: `the error of ${network} on true test labels grows with the share of corrupted training labels, 0 to 0.8`,
      parts: (rows) => {
        const rates = [0, ...RATES.slice(0, 4)];
        const weights = rates.map((rate) => [
          `${network}; ${rate === 0 ? 'true labels' : `labels ${rate}`}`,
          (0.8 * (rate - 0.4)) / 0.4,
        ]);
        return [worse(rows, Object.fromEntries(weights), 2)];
      },
    }),
  ),
  {
    ...{ statements: 'e', experiment: 'table-1', expected: 5 },
    text: 'MLP 1x512 errs more than AlexNet',
    parts: (rows) => [worse(rows, { 'MLP 1x512; true labels': 1, 'AlexNet; true labels': -1 })],
  },
  {
    ...{ statements: 'e', experiment: 'table-1', expected: 3 },
    text: 'AlexNet errs more than Inception',
    parts: (rows) => [worse(rows, { 'AlexNet; true labels': 1, 'Inception; true labels': -1 })],
  },
  {
    ...{ statements: 'f', experiment: 'table-1', expected: 3 },
    text: 'random crops help more than weight decay (Inception and AlexNet)',
    parts: (rows) => {
      const weights = (['Inception', 'AlexNet'] as const).flatMap((network) => [
        [`${network}, weightDecay; true labels`, 0.5],
        [`${network}, randomCrop; true labels`, -0.5],
      ]);
      return [worse(rows, Object.fromEntries(weights))];
    },
  },
  {
    ...{ statements: 'f', experiment: 'table-1', expected: 5 },
    text: 'Inception in place of MLP 1x512 helps more than random crops help Inception',
    parts: (rows) => {
      const weights = {
        'MLP 1x512; true labels': 1,
        'Inception; true labels': -2,
        'Inception, randomCrop; true labels': 1,
      };
      return [worse(rows, weights)];
    },
  },
  {
    ...{ statements: 'g', experiment: 'early-learning', expected: 5 },
    text: 'with 40 % of the labels wrong, AlexNet errs less at the epoch that a validation set chooses than at the last one',
    parts: (rows) => {
      const name = 'AlexNet; symmetric labels 0.4';
      return [meanOf(rows, name, gain, POINTS)];
    },
  },
  {
    ...{ statements: 'g', experiment: 'early-learning', expected: 0 },
    text: 'with true labels, MLP 1x512 gains less than two points at that epoch',
    parts: (rows) => {
      const name = 'MLP 1x512; true labels';
      return [below(meanOf(rows, name, gain, POINTS), 2)];
    },
  },
  {
    ...{ statements: 'h', experiment: 'table-1', expected: 3 },
    text: 'Inception errs more without batch normalisation, at the same rate, batches and steps',
    parts: (rows) => [worse(rows, { 'Inception without BN; true labels': 1, 'Inception; true labels': -1 })],
  },
  ...(['Inception', 'AlexNet', 'MLP 1x512'] as const).map(
    (network): Claim => ({
      ...{ statements: 'i', experiment: 'table-1', expected: 40 },
      text: `${network} generalises without explicit regularisation: at least 20 points better than with random labels`,
      parts: (rows) => [worse(rows, { [`${network}; labels 1`]: 1, [`${network}; true labels`]: -1 }, 20)],
    }),
  ),
  {
    ...{ statements: 'i', experiment: 'table-4' },
    text: 'explicit regularisation does not stop networks from fitting random labels to 98 %',
    parts: (rows) => fitted(rows, () => true, memorised),
  },
  {
    ...{ statements: 'i', experiment: 'table-1' },
    text: 'four networks fit random labels to 98 %',
    parts: (rows) => fitted(rows, ({ cell }) => cell.rate === 1, memorised),
  },
  {
    ...{ statements: 'm', experiment: 'kernel-norm', expected: 2 },
    text: 'a kernel on Gabor features has a smaller error than one on pixels, and a larger norm',
    parts: (rows) => {
      const weights = { 'pixels 0.02': 1, 'gabor 0.03': -1 };
      const norms = kernels(rows, ({ norm }) => Math.log10(norm));
      return [
        larger(
          kernels(rows, ({ testError }) => 100 * testError),
          weights,
          POINTS,
        ),
        larger(norms, { 'gabor 0.03': 1, 'pixels 0.02': -1 }, Math.log10(1.05), 'factor'),
      ];
    },
  },
  longer('n', 'rand-x-rand-y', 'the CNN of Arpit et al.', ['random labels', 'Gaussian images'], 1.3),
  longer('n', 'rand-x-rand-y', 'the CNN of Arpit et al.', ['true labels', 'Gaussian images'], 1.3),
  ...(['AlexNet', 'MLP 1x512'] as const).map(
    (network): Claim => ({
      ...{ statements: 'n', experiment: 'early-learning', expected: 15 },
      text: `${network} predicts wrongly labelled examples as true before it memorises them`,
      parts: (rows) => {
        const name = `${network}; symmetric labels 0.4`;
        return [meanOf(rows, name, recovery, 5)];
      },
    }),
  ),
  {
    ...{ statements: 'n', experiment: 'noise-and-data', expected: 20 },
    text: 'loss sensitivity is more uneven (Gini) over images with true labels than with random ones, or over Gaussian images',
    parts: (rows) =>
      ['labels 1', 'gaussian 1'].map((noise) =>
        larger(
          measured(rows, 'loss sensitivity', ({ gini }) => gini),
          { 'labels 0': 1, [noise]: -1 },
          10,
        ),
      ),
  },
  {
    ...{ statements: 'n', experiment: 'noise-and-data', expected: 40 },
    text: 'after training on random labels more test images have a critical sample than after true ones',
    parts: (rows) => [
      larger(
        measured(rows, 'critical samples', ({ ratio }) => ratio),
        { 'labels 1': 1, 'labels 0': -1 },
        10,
      ),
    ],
  },
  {
    ...{ statements: 'n', experiment: 'noise-and-data', expected: 10 },
    text: 'dropout keeps a network from fitting random labels more than it raises its test error with true ones',
    parts: (rows) => {
      const errorOf = ({ trainError, testError }: Measured, { rate }: Noise) =>
        rate === 1 ? trainError : testError;
      const weights = { 'labels 1, dropout': 1, 'labels 1': -1, 'labels 0, dropout': -1, 'labels 0': 1 };
      return [larger(measured(rows, 'dropout', errorOf), weights, 5)];
    },
  },
  {
    ...{ statements: 'double descent', experiment: 'double-descent', expected: 10 },
    text: 'the error at as many features as images is above those at 0.1 and at 4 times as many',
    parts: (rows) => ['0.1', '4'].map((other) => larger(features(rows), { 1: 1, [other]: -1 }, 5)),
  },
];
