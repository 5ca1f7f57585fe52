import type { FeatureCell, FeatureResult } from '../experiments/double-descent.js';
import type { MergedCell } from '../sweeps/merge.js';
import { type Figure, ownSeries } from './figure.js';
import { grouped } from './grouped.js';
import { SHARES } from './over-rates.js';
import { spreadNote, warningOf } from './training-runs.js';
import { pointOf } from './values.js';

type Run = MergedCell<FeatureCell, FeatureResult>;

const ERRORS = [
  { name: 'test error, true labels', of: ({ testError }: FeatureResult) => testError },
  { name: 'training error, noisy labels', of: ({ trainError }: FeatureResult) => trainError },
] as const;

/** Errors over the number of random features, in units of the number of training images. */
export function doubleDescentFigure(runs: readonly Run[]): Figure {
  const [{ cell }] = runs;
  const ratio = (run: Run) => run.cell.features / run.cell.data.train;
  const series = ERRORS.map(({ name, of }, hue) => {
    const points = grouped(runs, ratio).flatMap((seeds) => pointOf(ratio(seeds[0]), seeds, of));
    return ownSeries(name, hue, points);
  });
  return {
    name: 'double-descent',
    title: 'Errors of random ReLU features',
    x: { label: 'features for each training image', domain: [0, Math.max(...runs.map(ratio))] },
    y: { label: 'error', domain: [0, 1], ticks: SHARES },
    series,
    legend: 'top right',
    warning: warningOf(runs),
    notes: [
      spreadNote(runs, 'bars'),
      `${100 * cell.rate} % of the training labels are wrong.`,
      `After Belkin, Hsu, Ma, Mandal, PNAS 2019. Least squares with a ridge of ${cell.ridge}, in place of the smallest norm.`,
    ],
  };
}
