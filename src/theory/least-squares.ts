import { outOfRange } from '../errors/argument-error.js';
import { checkInteger, checkNumber, checkOptions } from '../errors/checks.js';
import { interpolate } from './interpolate.js';
import { linearWeights } from './linear-weights.js';
import { countTargets, type Numbers, pointsOf } from './points.js';

/** Options of {@link leastSquares}. */
export interface LeastSquaresOptions {
  /** Numbers in a target: 10 for one-hot labels of 10 classes. Default 1. */
  readonly outputs?: number;
  /** The ridge, as a share of the mean of the diagonal of the matrix that is solved; at least 0. Default 0. */
  readonly ridge?: number;
}

/**
 * The weights that fit targets linearly in the sense of least squares: if there are at least as many dimensions as points, those
 * of the smallest norm among all that pass through the targets.
 *
 * @param points n x d numbers, row-major
 * @param targets n x `outputs` numbers, row-major
 * @returns d x `outputs` numbers
 * @throws RangeError if the points, or their dimensions, depend on each other within rounding
 */
export function leastSquares(
  points: Numbers,
  targets: Numbers,
  options: LeastSquaresOptions = {},
): Float64Array {
  checkOptions(options, { outputs: true, ridge: true });
  const { outputs = 1, ridge = 0 } = options;
  checkInteger('outputs', outputs, 1);
  checkNumber('ridge', ridge, { least: 0 });
  const { n, d } = pointsOf('points', points, countTargets('targets', targets, outputs));
  let squares = 0;
  for (let k = 0; k < n * d; k++) squares += points[k] * points[k];
  if (!Number.isFinite(squares)) throw outOfRange('points', 'of a size whose squares are finite', points);
  const solve = (rows: Numbers, sides: Numbers, count: number) =>
    interpolate(rows, sides, { outputs, ridge: (ridge * squares) / count });
  if (d >= n) return linearWeights(solve(points, targets, n), points);
  const columns = new Float64Array(n * d);
  const products = new Float64Array(d * outputs);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < d; k++) {
      columns[k * n + i] = points[i * d + k];
      for (let o = 0; o < outputs; o++)
        products[k * outputs + o] += points[i * d + k] * targets[i * outputs + o];
    }
  }
  return solve(columns, products, d).coefficients;
}

/** Points times weights, those of {@link leastSquares}: n x `outputs` numbers. */
export function linearOutputs(
  rows: Float32Array,
  weights: Float64Array,
  features: number,
  outputs: number,
): Float64Array {
  const n = rows.length / features;
  const result = new Float64Array(n * outputs);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < features; k++) {
      const value = rows[i * features + k];
      if (value === 0) continue;
      for (let o = 0; o < outputs; o++) result[i * outputs + o] += value * weights[k * outputs + o];
    }
  }
  return result;
}
