import { type Figure, ownSeries, type Point, type Series } from './figure.js';
import { fitPoints, relativeToBaseline, timesToFit, unfittedNote } from './fit-times.js';
import { errorPoints, GUESSING, paperSeries, SHARES } from './over-rates.js';
import { FIGURE_1_SOURCE, FIGURE_1B } from './published/figure-1.js';
import { spreadNote, type TrainingRun, warningOf } from './training-runs.js';

const KINDS = [
  { name: 'randX (Gaussian inputs)', corruption: 'gaussian' },
  { name: 'randY (random labels)', corruption: 'labels' },
] as const;

/** Time to fit under one criterion, over the share of random inputs and of random labels. */
export function figureRandXRandY(runs: readonly TrainingRun[], criterion: string): Figure {
  const unfitted: string[] = [];
  const series = seriesOfKinds(runs, (kind, name) =>
    fitPoints(kind, name, unfitted, (seeds) => timesToFit(seeds, criterion)),
  );
  const most = Math.max(1, ...series.flatMap(({ points }) => points.map((point) => point.most)));
  return {
    ...layout(runs),
    name: `rand-x-rand-y-${criterion.replaceAll(' ', '-')}`,
    title: `Time to fit: ${criterion}`,
    y: { label: 'epochs to fit', domain: [0, most * 1.1] },
    series,
    notes: [`Fitted: the first epoch with ${criterion}.`, ...notes(runs), ...unfittedNote(unfitted)],
  };
}

/**
 * The same times, each relative to the same seed without noise, beside the paper's Figure 1b: how small a factor Zhang et al. see
 * in what Arpit et al. tell data from noise by.
 */
export function figureRandBesidePaper(runs: readonly TrainingRun[], criterion: string): Figure {
  const unfitted: string[] = [];
  const paper = paperSeries(FIGURE_1B);
  const own = seriesOfKinds(runs, (kind, name) =>
    fitPoints(kind, name, unfitted, (seeds) => relativeToBaseline(seeds, kind, criterion)),
  ).map((series) => ({ ...series, hue: series.hue + paper.length }));
  const most = Math.max(4, ...own.flatMap(({ points }) => points.map((point) => point.most)));
  return {
    ...layout(runs),
    name: 'rand-x-rand-y-beside-figure-1b',
    title: `Relative time to fit: ${criterion}`,
    y: { label: 'time to fit, relative', domain: [0, most * 1.05] },
    series: [...own, ...paper],
    notes: [
      'Epochs to fit, divided by those of the same seed without noise; the mean is over the seeds.',
      ...notes(runs),
      `Dashed: ${FIGURE_1_SOURCE}, over the share of random labels; it does not define "overfit".`,
      ...unfittedNote(unfitted),
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
    levels: [GUESSING],
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
    const kind = runs.filter(({ cell }) => cell.rate === 0 || cell.corruption === corruption);
    return ownSeries(name, hue, points(kind, name));
  });
}
