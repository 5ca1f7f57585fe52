import { type Figure, measured, type Point } from './figure.js';
import { modelName } from './model-name.js';
import { byRate, paperSeries, SHARES, seriesOfModels } from './over-rates.js';
import { FIGURE_1_SOURCE, FIGURE_1B } from './published/figure-1.js';
import { results, spreadNote, type TrainingRun, warningOf } from './training-runs.js';

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
    series: [...series, ...paperSeries(FIGURE_1B)],
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
  const left: string[] = [];
  const points = byRate(runs).flatMap(({ rate, seeds }) => {
    const { ratios, unfitted } = relativeToBaseline(seeds, runs, criterion);
    if (unfitted > 0) left.push(`rate ${rate} (${unfitted} of ${unfitted + ratios.length} seeds)`);
    return unfitted === 0 && ratios.length > 0 ? [measured(rate, ratios, seeds.length)] : [];
  });
  return { points, left };
}

/**
 * Epochs to fit of some seeds, each divided by those of the same seed at rate 0, whose runs are among those of the model. A
 * seed without a baseline has no quotient; one that never fitted, there or here, is counted.
 */
export function relativeToBaseline(
  seeds: readonly TrainingRun[],
  model: readonly TrainingRun[],
  criterion: string,
): { ratios: number[]; unfitted: number } {
  const baseline = results(model).filter(({ cell }) => cell.rate === 0);
  const units = new Map(baseline.map(({ cell, result }) => [cell.seed, result.epochsTo[criterion]]));
  const pairs = results(seeds).filter(({ cell }) => units.has(cell.seed));
  const ratios = pairs.flatMap(({ cell, result }) => {
    const [time, unit] = [result.epochsTo[criterion], units.get(cell.seed)];
    return time && unit ? [time / unit] : [];
  });
  return { ratios, unfitted: pairs.length - ratios.length };
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
