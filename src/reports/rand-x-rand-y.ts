import { type Figure, measured, type Point, type Series } from './figure.js';
import { slug } from './figure-1b.js';
import { byRate, errorPoints, SHARES } from './over-rates.js';
import { results, spreadNote, type TrainingRun, warningOf } from './training-runs.js';

const KINDS = [
  { name: 'randX (Gaussian inputs)', corruption: 'gaussian' },
  { name: 'randY (random labels)', corruption: 'labels' },
] as const;

/** Time to fit under one criterion, over the share of random inputs and of random labels. */
export function figureRandXRandY(runs: readonly TrainingRun[], criterion: string): Figure {
  const unfitted: string[] = [];
  const series = seriesOfKinds(runs, (kind, name) => {
    const { points, left } = fitTimes(kind, criterion);
    unfitted.push(...left.map((text) => `${name}, ${text}`));
    return points;
  });
  const most = Math.max(1, ...series.flatMap(({ points }) => points.map((point) => point.most)));
  return {
    ...layout(runs),
    name: `rand-x-rand-y-${slug(criterion)}`,
    title: `Time to fit: ${criterion}`,
    y: { label: 'epochs to fit', domain: [0, most * 1.1] },
    series,
    levels: [],
    notes: [
      `Fitted: the first epoch with ${criterion}.`,
      ...notes(runs),
      ...(unfitted.length > 0 ? [`Left out, for they were not fitted in time: ${unfitted.join('; ')}.`] : []),
    ],
  };
}

/** Test error over the share of random inputs and of random labels. */
export function figureRandTestError(runs: readonly TrainingRun[]): Figure {
  return {
    ...layout(runs),
    name: 'rand-x-rand-y-test-error',
    title: 'Test error over random inputs and random labels',
    y: { label: 'test error, true labels', domain: [0, 1], ticks: SHARES },
    series: seriesOfKinds(runs, (kind) => errorPoints(kind, 'testError')),
    levels: [{ y: 0.9, label: 'guessing: 0.9' }],
    notes: [
      'After the last epoch, against the true test labels, on images that are not random.',
      ...notes(runs),
    ],
  };
}

function layout(runs: readonly TrainingRun[]): Pick<Figure, 'x' | 'legend' | 'warning'> {
  return {
    x: { label: 'share of random examples', domain: [0, 1], ticks: SHARES },
    legend: 'top left',
    warning: warningOf(runs),
  };
}

function notes(runs: readonly TrainingRun[]): string[] {
  return [
    spreadNote(runs, 'bars'),
    'Both curves share the point at 0. After Arpit et al., "A closer look at memorization in deep networks", ICML 2017, which prints no numbers.',
  ];
}

function seriesOfKinds(
  runs: readonly TrainingRun[],
  points: (runs: readonly TrainingRun[], name: string) => Point[],
): Series[] {
  return KINDS.map(({ name, corruption }, hue) => {
    const some = runs.filter(({ cell }) => cell.rate === 0 || cell.corruption === corruption);
    return { name, hue, from: 'this run', dense: false, points: points(some, name) };
  });
}

function fitTimes(runs: readonly TrainingRun[], criterion: string): { points: Point[]; left: string[] } {
  const left: string[] = [];
  const points = byRate(runs).flatMap(({ rate, seeds }) => {
    const done = results(seeds);
    const epochs = done.flatMap(({ result }) => result.epochsTo[criterion] ?? []);
    if (epochs.length < done.length)
      left.push(`rate ${rate} (${done.length - epochs.length} of ${done.length} seeds)`);
    return epochs.length === done.length && epochs.length > 0 ? [measured(rate, epochs, seeds.length)] : [];
  });
  return { points, left };
}
