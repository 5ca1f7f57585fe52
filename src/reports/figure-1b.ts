import { type Figure, measured, type Point } from './figure.js';
import { modelName } from './model-name.js';
import { byRate, paperSeries, SHARES, seriesOfModels } from './over-rates.js';
import { FIGURE_1_SOURCE, FIGURE_1B } from './published/figure-1.js';
import type { Table } from './table.js';
import { grouped, results, spreadNote, type TrainingRun, warningOf } from './training-runs.js';

/** Figure 1b has its axis up to here. */
const PAPER_MOST = 4;

/** Figure 1b under one criterion of fitting. */
export function figure1b(runs: readonly TrainingRun[], criterion: string): Figure {
  const unfitted: string[] = [];
  const series = seriesOfModels(runs, (model) => {
    const { points, left } = relativeTimes(model, criterion);
    unfitted.push(...left.map((text) => `${modelName(model[0])}, ${text}`));
    return points;
  });
  const most = Math.max(0, ...series.flatMap(({ points }) => points.map((point) => point.most)));
  const least = Math.min(1, ...series.flatMap(({ points }) => points.map((point) => point.least)));
  return {
    name: `figure-1b-${slug(criterion)}`,
    title: `Convergence slowdown: ${criterion}`,
    x: { label: 'label corruption', domain: [0, 1], ticks: SHARES },
    y: {
      label: 'time to overfit, relative',
      domain: [Math.floor(least), Math.max(PAPER_MOST, Math.ceil(most * 2) / 2)],
    },
    series: [...series, ...paperSeries(FIGURE_1B, runs)],
    levels: [],
    legend: 'top left',
    warning: warningOf(runs),
    notes: [
      `Fitted: the first epoch with ${criterion}. Its number is divided by that of the same seed at rate 0; the mean is over the seeds.`,
      spreadNote(runs, 'bars'),
      `Dashed: ${FIGURE_1_SOURCE}, which does not define "overfit".`,
      ...(unfitted.length > 0 ? [`Left out, for they were not fitted in time: ${unfitted.join('; ')}.`] : []),
    ],
  };
}

/** The points of a model, each relative to the same seed without corruption; and the rates with a seed that never fitted. */
export function relativeTimes(
  runs: readonly TrainingRun[],
  criterion: string,
): { points: Point[]; left: string[] } {
  const baseline = new Map(
    results(runs)
      .filter(({ cell }) => cell.rate === 0)
      .map(({ cell, result }) => [cell.seed, result.epochsTo[criterion]]),
  );
  const left: string[] = [];
  const points = byRate(runs).flatMap(({ rate, seeds }) => {
    const pairs = results(seeds)
      .filter(({ cell }) => baseline.has(cell.seed))
      .map(({ cell, result }) => [result.epochsTo[criterion], baseline.get(cell.seed)] as const);
    const ratios = pairs.flatMap(([time, unit]) => (time && unit ? [time / unit] : []));
    if (ratios.length < pairs.length) {
      left.push(`rate ${rate} (${pairs.length - ratios.length} of ${pairs.length} seeds)`);
      return [];
    }
    return ratios.length > 0 ? [measured(rate, ratios, seeds.length)] : [];
  });
  return { points, left };
}

/** The epochs until each criterion was met, and relative to rate 0: a row for each model, rate and criterion. */
export function fitTable(runs: readonly TrainingRun[]): Table {
  const rows = grouped(runs, ({ cell }) => cell.model).flatMap((model) =>
    criteriaOf(model).flatMap((criterion) => {
      const { points } = relativeTimes(model, criterion);
      return byRate(model).map(({ rate, seeds }) => {
        const done = results(seeds);
        const epochs = done.flatMap(({ result }) => result.epochsTo[criterion] ?? []);
        const times = epochs.length > 0 ? measured(rate, epochs, seeds.length) : undefined;
        const relative = points.find(({ x }) => x === rate);
        return [
          modelName(model[0]),
          criterion,
          rate,
          times?.mean ?? null,
          times?.least ?? null,
          times?.most ?? null,
          relative?.mean ?? null,
          relative?.least ?? null,
          relative?.most ?? null,
          `${epochs.length} of ${done.length}`,
          `${done.length} of ${seeds.length}`,
        ];
      });
    }),
  );
  return {
    name: 'epochs-to-fit',
    title: 'Epochs to fit, by criterion',
    columns: [
      'model',
      'criterion',
      'rate',
      'epochs',
      'least',
      'most',
      'relative',
      'least, relative',
      'most, relative',
      'fitted',
      'seeds',
    ],
    rows,
    warning: warningOf(runs),
    notes: [
      'Epochs: the mean over the seeds that fitted. Relative: the mean of the quotients with the same seed at rate 0; none where a seed never fitted.',
      'The paper gives no criterion for Figure 1b; the quotients depend on it.',
    ],
  };
}

/** A criterion as a part of a file's name. */
export function slug(criterion: string): string {
  return criterion.replaceAll(/[^a-z0-9.]+/gi, '-');
}

/** The criteria that the results know, in their order. */
export function criteriaOf(runs: readonly TrainingRun[]): string[] {
  const [first] = results(runs);
  return first ? Object.keys(first.result.epochsTo) : [];
}
