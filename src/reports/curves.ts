import type { EpochRow } from '../train/history.js';
import { type Figure, type Level, measured, ownSeries } from './figure.js';

export type CurveRow = Pick<EpochRow, 'epoch' | 'trainLoss' | 'trainError' | 'testError' | 'otherTestErrors'>;

interface Curve {
  readonly name: string;
  /** Its colour: curves of one hue belong together. */
  readonly hue: number;
  readonly history: readonly CurveRow[];
}

interface Quantity {
  readonly name: string;
  readonly title: string;
  readonly label: string;
  /** What guessing among the classes gives. */
  readonly guessing: (classes: number) => number;
  readonly of: (row: CurveRow) => number | undefined;
}

const error = (classes: number) => 1 - 1 / classes;

const QUANTITIES: readonly Quantity[] = [
  {
    name: 'training-loss',
    title: 'Training loss',
    label: 'mean loss (nats)',
    guessing: Math.log,
    of: ({ trainLoss }) => trainLoss,
  },
  {
    name: 'training-error',
    title: 'Training error',
    label: 'training error',
    guessing: error,
    of: ({ trainError }) => trainError,
  },
  {
    name: 'test-error',
    title: 'Test error, true labels',
    label: 'test error',
    guessing: error,
    of: ({ testError }) => testError,
  },
];

/**
 * Losses and errors over the epochs, a figure for each quantity that was measured.
 *
 * @param classes marks the level of guessing; without it no level is drawn
 */
export function curveFigures(curves: readonly Curve[], classes?: number): Figure[] {
  const rows = curves.flatMap(({ history }) => history);
  const sets = new Set(rows.flatMap(({ otherTestErrors = {} }) => Object.keys(otherTestErrors)));
  const others = [...sets].map(
    (name): Quantity => ({
      name: `test-error-${name}`,
      title: `Test error, ${name} labels`,
      label: 'test error',
      guessing: error,
      of: ({ otherTestErrors }) => otherTestErrors?.[name],
    }),
  );
  return [...QUANTITIES, ...others]
    .filter(({ of }) => rows.some((row) => Number.isFinite(of(row))))
    .map((quantity) => curveFigure(curves, quantity, classes));
}

function curveFigure(curves: readonly Curve[], quantity: Quantity, classes: number | undefined): Figure {
  const { name, title, label, guessing, of } = quantity;
  const series = curves.map(({ name, hue, history }) => {
    const points = history.flatMap((row) => {
      const value = of(row);
      return value !== undefined && Number.isFinite(value) ? [measured(row.epoch, [value], 1)] : [];
    });
    return ownSeries(name, hue, points, true);
  });
  const points = series.flatMap((curve) => curve.points);
  const levels = (classes === undefined ? [] : [guessing(classes)]).map(
    (y): Level => ({ y, label: `guessing: ${Number(y.toPrecision(3))}` }),
  );
  const highest = Math.max(...points.map(({ mean }) => mean), ...levels.map(({ y }) => y));
  return {
    name,
    title,
    x: { label: 'epoch', domain: [0, Math.max(...points.map(({ x }) => x))] },
    y: { label, domain: [0, guessing === error ? 1 : highest * 1.05] },
    series,
    levels,
    legend: 'below',
    warning: '',
    notes: [],
  };
}
