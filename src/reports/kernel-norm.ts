import type { KernelCell, KernelResult } from '../experiments/kernel-norm.js';
import type { MergedCell } from '../sweeps/merge.js';
import { type Figure, meanOf, ownSeries } from './figure.js';
import { grouped } from './grouped.js';
import type { Entry, Table } from './table.js';
import { spreadNote, warningOf } from './training-runs.js';
import { pointOf, valuesOf } from './values.js';

type Run = MergedCell<KernelCell, KernelResult>;

const NAMES = { pixels: 'on pixels', gabor: 'on Gabor features' } as const satisfies Record<
  KernelCell['features'],
  string
>;

/** Test error over norm, a point for each value of gamma. */
export function kernelNormFigure(runs: readonly Run[]): Figure {
  const series = grouped(runs, ({ cell }) => cell.features).map((kind, hue) => {
    const points = grouped(kind, ({ cell }) => cell.gamma).flatMap((seeds) =>
      pointOf(meanOf(valuesOf(seeds, ({ norm }) => norm)) ?? 0, seeds, ({ testError }) => testError),
    );
    return ownSeries(NAMES[kind[0].cell.features], hue, points);
  });
  const points = series.flatMap((one) => one.points);
  return {
    name: 'kernel-norm',
    title: 'Errors of Gaussian kernels',
    x: { label: 'norm', domain: [0, 1.1 * Math.max(1, ...points.map(({ x }) => x))] },
    y: { label: 'test error', domain: [0, 1.2 * Math.max(0.01, ...points.map(({ most }) => most))] },
    series,
    legend: 'top right',
    warning: warningOf(runs),
    notes: [spreadNote(runs, 'bars'), 'A point for each value of gamma, joined in their order.'],
  };
}

export function kernelNormTable(runs: readonly Run[]): Table {
  return {
    name: 'kernel-norm',
    title: 'Norm and error of Gaussian kernels',
    columns: ['features', 'gamma', 'norm', 'test error', 'training error', 'seeds'],
    shares: ['test error', 'training error'],
    rows: grouped(runs, ({ cell }) => [cell.features, cell.gamma]).map((seeds): Entry[] => {
      const average = (of: (result: KernelResult) => number) => meanOf(valuesOf(seeds, of));
      const { features, gamma } = seeds[0].cell;
      return [
        NAMES[features],
        gamma,
        average(({ norm }) => norm),
        average(({ testError }) => testError),
        average(({ trainError }) => trainError),
        `${valuesOf(seeds, ({ norm }) => norm).length} of ${seeds.length}`,
      ];
    }),
    warning: warningOf(runs),
    notes: ['Means over the seeds, each with images of its own.'],
  };
}
