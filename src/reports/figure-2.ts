import { PAPER_DATA } from './data-text.js';
import { type Figure, meanOf, ownSeries, published, publishedSeries, type Series } from './figure.js';
import { grouped } from './grouped.js';
import { learningCurve, stepsAxis } from './learning-curve.js';
import { modelName, paperModel } from './model-name.js';
import { FIGURE_2, FIGURE_2_SOURCE } from './published/tables.js';
import type { Table } from './table.js';
import { results, spreadNote, type TrainingRun, warningOf } from './training-runs.js';

/** Steps of an epoch of the paper, and where its axis ends, in thousands of steps. */
const PAPER = { epoch: 0.391, most: 20 } as const;

/** Figure 2b has its axis from here. */
const LEAST = 0.6;

/** Figure 2b: accuracies over the steps, with and without batch normalisation, and the paper's points. */
export function figures2(runs: readonly TrainingRun[]): Figure[] {
  const { unit, label, most } = stepsAxis(runs);
  const series = grouped(runs, ({ cell }) => cell.model).flatMap((seeds): Series[] =>
    (['test', 'train'] as const).map((split) => {
      const points = learningCurve(seeds, unit, (history, epoch) => {
        const error = history[`${split}Error`][epoch];
        return error === null ? null : 1 - error;
      });
      const hue = hueOf(`${split}, ${paperModel(seeds[0])}`);
      return ownSeries(`${split}, ${modelName(seeds[0])}`, hue, points, true);
    }),
  );
  const own: Figure = {
    ...layout(unit === 1000 ? Math.max(PAPER.most, most) : most, label),
    name: 'figure-2',
    title: 'Accuracy with and without batch normalisation',
    series: unit === 1000 ? [...series, ...paperSeries()] : series,
    warning: warningOf(runs),
    notes: [
      spreadNote(runs, 'bands'),
      `After each epoch; the axis begins at ${LEAST}, as the paper's does, unless there are points below.`,
      ...(unit === 1000 ? [`Dashed: ${FIGURE_2_SOURCE}, some of its epochs.`] : []),
    ],
  };
  const lowest = Math.min(LEAST, ...series.flatMap(({ points }) => points.map(({ least }) => least)));
  const figure: Figure = { ...own, y: { ...own.y, domain: [Math.floor(lowest * 10) / 10, 1] } };
  return unit === 1000 ? [figure] : [figure, paperFigure2()];
}

function paperFigure2(): Figure {
  return {
    ...layout(PAPER.most, 'thousand steps'),
    name: 'figure-2-paper',
    title: 'Accuracy in the paper: Inception',
    data: PAPER_DATA,
    series: paperSeries(),
    warning: '',
    notes: [`${FIGURE_2_SOURCE}: some of its epochs, one seed.`],
  };
}

/** What early stopping would gain: the best test accuracy and the last one, for each model. */
export function earlyStoppingTable(runs: readonly TrainingRun[]): Table {
  const percent = (error: number | null) => (error === null ? null : 100 * (1 - error));
  return {
    name: 'early-stopping',
    title: 'Best and last test accuracy (per cent)',
    columns: ['model', 'best', 'in epoch', 'last', 'of epoch', 'seeds'],
    rows: grouped(runs, ({ cell }) => cell.model).map((seeds) => {
      const done = results(seeds).map(({ result }) => result);
      return [
        modelName(seeds[0]),
        meanOf(done.map(({ best }) => percent(best.testError))),
        meanOf(done.map(({ best }) => best.epoch)),
        meanOf(done.map(({ last }) => percent(last.testError))),
        meanOf(done.map(({ last }) => last.epoch)),
        `${done.length} of ${seeds.length}`,
      ];
    }),
    warning: warningOf(runs),
    notes: ['Means over the seeds. The best epoch is chosen on the test set, so its accuracy is optimistic.'],
  };
}

function layout(most: number, label: string): Pick<Figure, 'x' | 'y' | 'legend'> {
  return {
    x: { label, domain: [0, most] },
    y: { label: 'accuracy', domain: [LEAST, 1] },
    legend: 'bottom right',
  };
}

const SERIES_NAMES = [
  'test, Inception',
  'train, Inception',
  'test, Inception without BN',
  'train, Inception without BN',
];

function hueOf(name: string): number {
  const place = SERIES_NAMES.indexOf(name);
  return place >= 0 ? place : SERIES_NAMES.length;
}

function paperSeries(): Series[] {
  return Object.entries(FIGURE_2).map(([name, accuracies]) => {
    const points = Object.entries(accuracies).map(([epoch, y]) => published(Number(epoch) * PAPER.epoch, y));
    const shown = points.filter(({ x }) => x <= PAPER.most);
    return publishedSeries(name, hueOf(name), shown);
  });
}
