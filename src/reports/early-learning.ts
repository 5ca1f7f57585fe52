import type { TrainingCellResult } from '../experiments/training-result.js';
import { type Figure, meanOf, ownSeries } from './figure.js';
import { grouped } from './grouped.js';
import { learningCurve } from './learning-curve.js';
import { modelName } from './model-name.js';
import { SHARES } from './over-rates.js';
import type { Entry, Table } from './table.js';
import { results, spreadNote, type TrainingRun, warningOf } from './training-runs.js';

const CURVES = [
  { name: 'corrupted examples predicted as given', error: 'corruptedError' },
  { name: 'corrupted examples predicted as true', error: 'corruptedOriginalError' },
  { name: 'clean examples predicted as labelled', error: 'cleanError' },
  { name: 'test accuracy', error: 'testError' },
] as const;

/** For each model: what it says of corrupted and clean training examples, by epoch. */
export function earlyLearningFigures(runs: readonly TrainingRun[]): Figure[] {
  const noisy = runs.filter(({ cell }) => cell.rate > 0);
  return grouped(noisy, ({ cell }) => cell.model).map((seeds, place): Figure => {
    const stepsPerEpoch = results(seeds)[0]?.result.stepsPerEpoch ?? 1;
    const series = CURVES.map(({ name, error }, hue) => {
      const accuracy = (history: TrainingCellResult['history'], epoch: number) => {
        const value = history[error]?.[epoch];
        return typeof value === 'number' ? 1 - value : null;
      };
      return ownSeries(name, hue, learningCurve(seeds, stepsPerEpoch, accuracy), true);
    });
    const most = Math.max(1, ...series.flatMap(({ points }) => points.map(({ x }) => x)));
    const [{ cell }] = seeds;
    return {
      name: place === 0 ? 'early-learning' : `early-learning-${place + 1}`,
      title: `${modelName(seeds[0])}, ${100 * cell.rate} % of the labels wrong`,
      x: { label: 'epoch', domain: [0, most] },
      y: { label: 'share of examples', domain: [0, 1], ticks: SHARES },
      series,
      legend: 'below',
      warning: warningOf(seeds),
      notes: [
        spreadNote(seeds, 'bands'),
        'Labels are replaced by one of the other classes.',
        'After Liu et al., "Early-learning regularization prevents memorization of noisy labels", NeurIPS 2020.',
      ],
    };
  });
}

/** Test errors of the epoch that was chosen on the validation set, and of the last one. */
export function chosenEpochTable(runs: readonly TrainingRun[]): Table {
  return {
    name: 'early-stopping-on-validation',
    title: 'Test error of the epoch that the validation set chooses, and of the last one',
    columns: [
      'model',
      'labels wrong',
      'error, chosen epoch',
      'chosen epoch',
      'error, last epoch',
      'last epoch',
      'seeds',
    ],
    shares: ['labels wrong', 'error, chosen epoch', 'error, last epoch'],
    rows: grouped(runs, ({ cell }) => [cell.model, cell.rate]).map((seeds): Entry[] => {
      const done = results(seeds).map(({ result }) => result);
      return [
        modelName(seeds[0]),
        seeds[0].cell.rate,
        meanOf(done.map(({ chosen }) => chosen?.testError)),
        meanOf(done.map(({ chosen }) => chosen?.epoch)),
        meanOf(done.map(({ last }) => last.testError)),
        meanOf(done.map(({ last }) => last.epoch)),
        `${done.length} of ${seeds.length}`,
      ];
    }),
    warning: warningOf(runs),
    notes: [
      'Means over the seeds. The validation images are in neither of the other sets; their labels are true.',
    ],
  };
}
