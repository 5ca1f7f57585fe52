import type { JsonObject } from '../digests/plain-json.js';
import { checkChoice, checkInteger, checkOptions } from '../errors/checks.js';
import { type SeedJson, seedFromJson } from '../random/seed.js';
import { reluFeatures } from '../theory/features/relu-features.js';
import { leastSquares, linearOutputs } from '../theory/least-squares.js';
import { environment } from '../train/environment.js';
import type { Cell } from './cell.js';
import { drawnSeeds } from './drawn-digits.js';
import { crossed, type Experiment, type RunContext, type Scale } from './experiment.js';

/** Continuous functions on the unit cube, with values from -1 to 1. */
const TARGETS = {
  waves: { dimensions: 1, of: ([x]) => Math.sin(4 * Math.PI * x) },
  kink: { dimensions: 1, of: ([x]) => 2 * Math.abs(x - 0.4) - 0.2 },
  root: { dimensions: 1, of: ([x]) => Math.sqrt(Math.abs(x - 0.4)) },
  bump: { dimensions: 2, of: ([x, y]) => Math.exp(-10 * ((x - 0.4) ** 2 + (y - 0.6) ** 2)) },
  saddle: { dimensions: 2, of: ([x, y]) => Math.sin(3 * x) * Math.cos(3 * y) },
} as const satisfies Record<
  string,
  { readonly dimensions: number; readonly of: (point: readonly number[]) => number }
>;

/** One hidden layer of ReLU units with random weights, fitted to a function, as JSON. */
export type ApproximationCell = Cell & {
  readonly target: keyof typeof TARGETS;
  readonly units: number;
  /** Draws the weights of the hidden layer. */
  readonly seed: SeedJson & (number | string);
};

/** The result of a fit. */
export type ApproximationResult = JsonObject & {
  /** The largest distance from the function, on a grid between the points that were fitted. */
  readonly largestError: number;
};

/** Points on a side of the grid that is fitted, by the number of dimensions. */
const SIDES = [0, 2001, 65];

async function runApproximationCell(
  cell: ApproximationCell,
  context: RunContext,
): Promise<ApproximationResult> {
  checkOptions(cell, { target: true, units: true, seed: true });
  checkChoice('target', cell.target, TARGETS);
  checkInteger('units', cell.units, 1);
  const { dimensions, of } = TARGETS[cell.target];
  const side = SIDES[dimensions];
  await context.startBackend?.();
  const layer = { dimensions: dimensions + 1, units: cell.units, seed: seedFromJson(cell.seed) };
  const featuresOf = reluFeatures(layer);
  const grid = gridOf(dimensions, side, 0);
  const rows = await featuresOf(withConstant(grid));
  const weights = leastSquares(rows, grid.map(of), { ridge: 1e-12 });
  const between = gridOf(dimensions, side - 1, 0.5);
  const values = linearOutputs(await featuresOf(withConstant(between)), weights, cell.units, 1);
  const largestError = between.reduce((most, point, i) => Math.max(most, Math.abs(values[i] - of(point))), 0);
  return { largestError, environment: { ...environment() } };
}

/** The points (i + shift) / (side - 1 + 2 shift) on each axis. */
function gridOf(dimensions: number, side: number, shift: number): number[][] {
  return Array.from({ length: side ** dimensions }, (_, k) =>
    Array.from(
      { length: dimensions },
      (_, axis) => ((Math.floor(k / side ** axis) % side) + shift) / (side - 1 + 2 * shift),
    ),
  );
}

/** The points from -1 to 1, with a 1 that biases are made of, as the rows of a matrix. */
function withConstant(points: readonly (readonly number[])[]): Float32Array {
  return Float32Array.from(points.flatMap((point) => [...point.map((x) => 2 * x - 1), 1]));
}

/** Largest errors by the number of units, at a scale. */
export function approximation(scale: Scale): Pick<Experiment<ApproximationCell>, 'title' | 'cells' | 'run'> {
  return {
    title: 'One hidden layer approximates continuous functions: largest error over the number of units',
    cells: crossed<ApproximationCell>({
      target: Object.keys(TARGETS) as (keyof typeof TARGETS)[],
      units: scale === 'smoke' ? [4, 16] : [4, 8, 16, 32, 64, 128, 256, 512],
      seed: drawnSeeds(scale),
    }),
    run: runApproximationCell,
  };
}
