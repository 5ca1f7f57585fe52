import { regimeOf } from '../experiments/regimes.js';
import { PAPER_DATA } from './data-text.js';
import { type Figure, ownSeries, published, publishedSeries, type Series } from './figure.js';
import { grouped } from './grouped.js';
import { learningCurve, stepsAxis } from './learning-curve.js';
import { modelName } from './model-name.js';
import { FIGURE_1_SOURCE, FIGURE_1A, FIGURE_1A_STEPS } from './published/figure-1.js';
import { regimeHue } from './regime-hue.js';
import { spreadNote, type TrainingRun, warningOf } from './training-runs.js';

/** Figure 1a has its axis up to here, in thousands of steps. */
const PAPER_STEPS = 25;

/** Its axis of losses, in nats; loss above is shown up to twice as much. */
const PAPER_LOSS = 2.5;

/** Figure 1a for each model of the grid, and beside it the paper's own if the two have no axis in common. */
export function figures1a(runs: readonly TrainingRun[]): Figure[] {
  const figures = grouped(runs, ({ cell }) => cell.model).map((model, place) =>
    figure1a(model, place === 0 ? 'figure-1a' : `figure-1a-${place + 1}`),
  );
  const apart = figures.some(({ series }) => series.every(({ from }) => from === 'this run'));
  return apart ? [...figures, paperFigure1a()] : figures;
}

function figure1a(runs: readonly TrainingRun[], name: string): Figure {
  const { unit, label, most } = stepsAxis(runs);
  const curves = grouped(runs, ({ cell }) => [cell.corruption, cell.rate]).map((seeds) => {
    const { corruption, rate } = seeds[0].cell;
    const regime = regimeOf(corruption, rate);
    const points = learningCurve(seeds, unit, ({ onlineLoss }, epoch) => onlineLoss[epoch]);
    return ownSeries(regime, regimeHue(regime), points, true);
  });
  const series = curves.sort((a, b) => a.hue - b.hue);
  const inPaperUnits = unit === 1000;
  const losses = series.flatMap(({ points }) => points.map((point) => point.most));
  const highest = Math.max(PAPER_LOSS, Math.min(2 * PAPER_LOSS, Math.ceil(2 * Math.max(0, ...losses)) / 2));
  const above = losses.filter((loss) => loss > highest).length;
  return {
    ...layout(inPaperUnits ? Math.max(PAPER_STEPS, most) : most, label, highest),
    name,
    title: `Learning curves: ${modelName(runs[0])}`,
    series: inPaperUnits ? [...series, ...paperCurves()] : series,
    warning: warningOf(runs),
    notes: [
      spreadNote(runs, 'bands'),
      'Mean loss of the batches as they were trained on, in nats, one point an epoch; a curve ends where its first seed ends.',
      ...(above > 0 ? [`${above} points are above the axis.`] : []),
      ...(inPaperUnits ? [`Dashed: ${FIGURE_1_SOURCE} (Inception, CIFAR-10).`] : []),
    ],
  };
}

export function paperFigure1a(): Figure {
  return {
    ...layout(PAPER_STEPS, 'thousand steps', PAPER_LOSS),
    name: 'figure-1a-paper',
    title: 'Learning curves of the paper: Inception',
    data: PAPER_DATA,
    series: paperCurves(),
    warning: '',
    notes: [`${FIGURE_1_SOURCE}: one seed, batches of 128.`],
  };
}

function layout(most: number, label: string, highest: number): Pick<Figure, 'x' | 'y' | 'legend'> {
  return {
    x: { label, domain: [0, most] },
    y: { label: 'average loss', domain: [0, highest] },
    legend: 'top right',
  };
}

function paperCurves(): Series[] {
  return Object.entries(FIGURE_1A).map(([name, losses], hue) => {
    const points = FIGURE_1A_STEPS.map((x, k) => published(x, losses[k]));
    const shown = points.filter(({ x }) => x <= PAPER_STEPS);
    return publishedSeries(name, hue, shown, true);
  });
}
