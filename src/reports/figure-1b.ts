import type { Figure } from './figure.js';
import { fitPoints, relativeToBaseline, unfittedNote } from './fit-times.js';
import { modelName } from './model-name.js';
import { paperSeries, SHARES, seriesOfModels } from './over-rates.js';
import { FIGURE_1_SOURCE, FIGURE_1B } from './published/figure-1.js';
import { spreadNote, type TrainingRun, warningOf } from './training-runs.js';

/** Figure 1b has its axis up to here. */
const PAPER_MOST = 4;

/** Figure 1b under one criterion of fitting: epochs to fit, each relative to the same seed without corruption. */
export function figure1b(runs: readonly TrainingRun[], criterion: string): Figure {
  const unfitted: string[] = [];
  const series = seriesOfModels(runs, (model) =>
    fitPoints(model, modelName(model[0]), unfitted, (seeds) => relativeToBaseline(seeds, model, criterion)),
  );
  const most = Math.max(0, ...series.flatMap(({ points }) => points.map((point) => point.most)));
  const least = Math.min(1, ...series.flatMap(({ points }) => points.map((point) => point.least)));
  return {
    name: `figure-1b-${criterion.replaceAll(' ', '-')}`,
    title: `Convergence slowdown: ${criterion}`,
    x: { label: 'label corruption', domain: [0, 1], ticks: SHARES },
    y: {
      label: 'time to overfit, relative',
      domain: [Math.floor(least), Math.max(PAPER_MOST, Math.ceil(most * 2) / 2)],
    },
    series: [...series, ...paperSeries(FIGURE_1B)],
    legend: 'top left',
    warning: warningOf(runs),
    notes: [
      `Fitted: the first epoch with ${criterion}. Its number is divided by that of the same seed at rate 0; the mean is over the seeds.`,
      spreadNote(runs, 'bars'),
      `Dashed: ${FIGURE_1_SOURCE}, which does not define "overfit".`,
      ...unfittedNote(unfitted),
    ],
  };
}
