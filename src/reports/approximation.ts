import type { ApproximationCell, ApproximationResult } from '../experiments/approximation.js';
import type { MergedCell } from '../sweeps/merge.js';
import { type Figure, ownSeries } from './figure.js';
import { grouped } from './grouped.js';
import { spreadNote, warningOf } from './training-runs.js';
import { pointOf } from './values.js';

type Run = MergedCell<ApproximationCell, ApproximationResult>;

export function approximationFigure(runs: readonly Run[]): Figure {
  const series = grouped(runs, ({ cell }) => cell.target).map((target, hue) => {
    const points = grouped(target, ({ cell }) => cell.units).flatMap((seeds) =>
      pointOf(Math.log2(seeds[0].cell.units), seeds, ({ largestError }) => Math.log10(largestError)),
    );
    return ownSeries(target[0].cell.target, hue, points);
  });
  const points = series.flatMap((one) => one.points);
  const widths = points.map(({ x }) => x);
  return {
    name: 'approximation',
    title: 'Hidden layer of random ReLU units, five functions',
    x: { label: 'log2 of the number of units', domain: [Math.min(0, ...widths), Math.max(1, ...widths)] },
    y: {
      label: 'log10 of the largest error',
      domain: [
        Math.floor(Math.min(-1, ...points.map(({ least }) => least))),
        Math.ceil(Math.max(0, ...points.map(({ most }) => most))),
      ],
    },
    series,
    legend: 'bottom left',
    warning: warningOf(runs),
    notes: [
      spreadNote(runs, 'bars'),
      'Fitted by least squares on a grid; the error is the largest one on another grid.',
    ],
  };
}
