import type {
  FeatureCell,
  FeatureResult,
  KernelCell,
  KernelResult,
  TrainingCellResult,
} from 'rethink-gen/experiments';
import {
  conditionOf,
  FITTED_95,
  layoutOf,
  logTime,
  logTimeTo,
  type Row,
  type Training,
  testPoints,
} from './rows.js';
import { contrast, contrastAlone, type Estimate, type Layout, level } from './statistics.js';

/** An effect that must be above a limit, or below it. */
export interface Effect {
  /** undefined if a training has no such number. */
  readonly estimate: Estimate | undefined;
  /** The same effect with the variance of its own seeds alone. */
  readonly alone: Estimate | undefined;
  readonly limit: number;
  readonly side: 'above' | 'below';
  /** Points, or decimal logarithms of factors. */
  readonly unit: 'factor' | 'points';
  /** What was measured, if the pilot measured it as well. */
  readonly measure?: 'time to fit' | 'test error';
}

/** Trainings that must all have succeeded. */
export interface Count {
  readonly successes: number;
  readonly of: number;
}

/** A part of a claim. */
export type Part = Effect | Count;

type Weights = Readonly<Record<string, number>>;

/** A factor in time that is too small to matter, and a difference of errors (points) that is. */
export const FACTOR = Math.log10(1.1);
export const POINTS = 0.5;

/** What a training on random labels may leave unfitted: the paper's worst fit leaves 0.7 per cent. */
const UNFITTED = 0.02;

export const times = (rows: readonly Row[], time = logTime) => layoutOf(rows, conditionOf, time);
export const errors = (rows: readonly Row[]) => layoutOf(rows, conditionOf, testPoints);

/** A contrast of conditions must be above a limit. */
export const larger = (
  layout: Layout,
  weights: Weights,
  limit: number,
  unit: Effect['unit'] = 'points',
): Effect => ({
  estimate: contrast(layout, weights),
  alone: contrastAlone(layout, weights),
  limit,
  side: 'above',
  unit,
});

/** A contrast of times to fit must be above a factor. */
export const slower = (rows: readonly Row[], weights: Weights, limit = FACTOR): Effect => ({
  ...larger(times(rows), weights, limit, 'factor'),
  measure: 'time to fit',
});

/** The same by epochs until 95 per cent of the training images are right, which the pilot did not measure. */
export const slowerTo95 = (rows: readonly Row[], weights: Weights): Effect =>
  larger(times(rows, logTimeTo(FITTED_95)), weights, FACTOR, 'factor');

/** A contrast of test errors must be above so many points. */
export const worse = (rows: readonly Row[], weights: Weights, limit = POINTS): Effect => ({
  ...larger(errors(rows), weights, limit),
  measure: 'test error',
});

/** The same effect must be below a limit. */
export const below = (effect: Effect, limit: number): Effect => ({ ...effect, limit, side: 'below' });

export const fitted = (
  rows: readonly Row[],
  isAmong: (training: Training) => boolean,
  isFitted: (result: TrainingCellResult) => boolean,
): Count[] => {
  const among = (rows as unknown as readonly Training[]).filter(isAmong);
  return [{ successes: among.filter(({ result }) => isFitted(result)).length, of: among.length }];
};

export const memorised = ({ last: { trainError, onlineError } }: TrainingCellResult) =>
  Math.min(trainError ?? 1, onlineError ?? 1) <= UNFITTED;

/** Per cent of the corrupted examples of ten classes that a network which has learned nothing predicts as true. */
const GUESSED = 10;

/** Per cent of corrupted examples predicted as true: the most of any epoch, less the last epoch and what guessing gives. */
export function recovery({ history }: TrainingCellResult): number | null {
  const shares = (history.corruptedOriginalError ?? []).map((error) => 100 * (1 - (error ?? 1)));
  return shares.length > 0 ? Math.max(...shares) - shares[shares.length - 1] - GUESSED : null;
}

/** Test error of the last epoch less that of the one that the validation set chose, in points. */
export function gain({ last, chosen }: TrainingCellResult): number | null {
  return chosen?.testError == null || last.testError === null
    ? null
    : 100 * (last.testError - chosen.testError);
}

export const features = (rows: readonly Row[]): Layout => {
  const layout = new Map<string, Map<string, number>>();
  for (const { cell, result } of rows as unknown as readonly { cell: FeatureCell; result: FeatureResult }[]) {
    const name = String(cell.features / cell.data.train);
    layout.set(name, (layout.get(name) ?? new Map()).set(String(cell.seed), 100 * result.testError));
  }
  return layout;
};

export const kernels = (rows: readonly Row[], value: (result: KernelResult) => number): Layout => {
  const layout = new Map<string, Map<string, number>>();
  for (const { cell, result } of rows as unknown as readonly { cell: KernelCell; result: KernelResult }[]) {
    const name = `${cell.features} ${cell.gamma}`;
    layout.set(name, (layout.get(name) ?? new Map()).set(String(cell.seed), value(result)));
  }
  return layout;
};

/** A cell of `noise-and-data.mjs`, and what it gave, as shares. */
export interface Noise {
  readonly measure: string;
  readonly corruption: string;
  readonly rate: number;
  readonly dropout?: number;
  readonly seed: number;
}
export type Measured = Readonly<Record<'gini' | 'ratio' | 'trainError' | 'testError', number>>;

/** Its seeds from here on are the pilot. */
const PILOT_SEEDS = 101;

/** What a measure gave, in points, by the noise; without the pilot. */
export const measured = (
  rows: readonly Row[],
  measure: string,
  value: (result: Measured, cell: Noise) => number,
): Layout => {
  const layout = new Map<string, Map<string, number>>();
  for (const { cell, result } of rows as unknown as readonly { cell: Noise; result: Measured }[]) {
    if (cell.measure !== measure || cell.seed >= PILOT_SEEDS) continue;
    const name = `${cell.corruption} ${cell.rate}${cell.dropout ? ', dropout' : ''}`;
    layout.set(name, (layout.get(name) ?? new Map()).set(String(cell.seed), 100 * value(result, cell)));
  }
  return layout;
};

/** The mean of a value (points) over the seeds of a condition, among all conditions that have it, must be above a limit. */
export const meanOf = (
  rows: readonly Row[],
  name: string,
  value: (result: TrainingCellResult) => number | null,
  limit: number,
): Effect => {
  const layout = layoutOf(rows, conditionOf, value);
  return {
    ...{ estimate: level(layout, name), alone: contrastAlone(layout, { [name]: 1 }) },
    ...{ limit, side: 'above', unit: 'points' },
  };
};
