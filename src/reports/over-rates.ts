import { ownSeries, type Point, published, publishedSeries, type Series } from './figure.js';
import { grouped } from './grouped.js';
import { modelHue, modelName } from './model-name.js';
import { FIGURE_1_RATES } from './published/figure-1.js';
import type { TrainingRun } from './training-runs.js';
import { pointOf } from './values.js';

export const SHARES = [0, 0.2, 0.4, 0.6, 0.8, 1];

/** The test error of guessing among ten classes: the dashed line of the paper's Figure 1c. */
export const GUESSING = { y: 0.9, label: 'guessing: 0.9' } as const;

export function seriesOfModels(
  runs: readonly TrainingRun[],
  points: (model: readonly TrainingRun[]) => Point[],
): Series[] {
  const models = grouped(runs, ({ cell }) => cell.model);
  const others = models.map(([first]) => modelName(first));
  return models
    .map((model) => ownSeries(modelName(model[0]), modelHue(model[0], others), points(model)))
    .sort((a, b) => a.hue - b.hue);
}

/** The paper's curves of its three models. */
export function paperSeries(values: Readonly<Record<string, readonly number[]>>): Series[] {
  return Object.entries(values).map(([name, errors], hue) => {
    const points = FIGURE_1_RATES.map((rate, k) => published(rate, errors[k]));
    return publishedSeries(name, hue, points);
  });
}

/** The runs of a series at each rate, in the order of the rates: one for each seed. */
export function byRate(runs: readonly TrainingRun[]): { rate: number; seeds: readonly TrainingRun[] }[] {
  return grouped(runs, ({ cell }) => cell.rate)
    .map((seeds) => ({ rate: seeds[0].cell.rate, seeds }))
    .sort((a, b) => a.rate - b.rate);
}

/** The points of an error after the last epoch over the rates; a rate without a number has none. */
export function errorPoints(
  runs: readonly TrainingRun[],
  error: 'testError' | 'corruptedTestError',
): Point[] {
  return byRate(runs).flatMap(({ rate, seeds }) => pointOf(rate, seeds, ({ last }) => last[error]));
}
