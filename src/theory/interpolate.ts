import { outOfRange } from '../errors/argument-error.js';
import { checkInteger, checkNumber, checkOptions } from '../errors/checks.js';
import { type Interpolant, interpolantOf } from './interpolant.js';
import { givenKernel, type KernelFunction, linear } from './kernel-functions.js';
import { areEqual, countTargets, type Numbers, type Points, pointsOf } from './points.js';
import { factorize, triangleLength } from './tiles/cholesky.js';
import { panelsFor, writeKernelMatrix, writePoints } from './tiles/kernel-matrix.js';
import { solveFactorized } from './tiles/substitution.js';
import { tileMemory } from './tiles/tile-memory.js';

/** What is interpolated, and in which sense it is smallest. */
export interface InterpolationOptions {
  /** Whose norm is made smallest. Default `linear()`. */
  readonly kernel?: KernelFunction;
  /** Numbers in a target: 10 for one-hot labels of 10 classes. Default 1. */
  readonly outputs?: number;
  /** What is added to the diagonal of the kernel matrix, at least 0. Default 0: the solution passes through all targets. */
  readonly ridge?: number;
}

/**
 * The function of smallest norm through given targets: f(x) = sum over i of alpha_i k(x, x_i) with K alpha = y, in float64,
 * by Cholesky factorisation. It takes O(n^2 d + n^3) time and 4 n^2 + 8 n d bytes. With the linear kernel and d >= n, the solution
 * that gradient descent from zero converges to.
 *
 * Source: Zhang, Bengio, Hardt, Recht, Vinyals, ICLR 2017, section 5, equation 3.
 *
 * @param points n x d numbers, row-major
 * @param targets n x `outputs` numbers, row-major
 * @throws RangeError if, within rounding, the kernel matrix is singular: points coincide, or the linear kernel has fewer dimensions
 *   than points
 */
export function interpolate(
  points: Numbers,
  targets: Numbers,
  options: InterpolationOptions = {},
): Interpolant {
  const { set, outputs, kernel, ridge } = checkInterpolation(points, targets, options);
  const panels = panelsFor(set.n);
  const triangle = triangleLength(panels);
  const memory = tileMemory(triangle + 4 * panels * set.d);
  writePoints(memory, triangle, set, 0, set.n);
  writeKernelMatrix(memory, 0, triangle, set.n, set.d, kernel, ridge);
  const failed = factorize(memory, 0, panels);
  if (failed >= 0) throw singular(set, failed);
  const sides = Array.from({ length: outputs }, (_, o) => {
    const side = new Float64Array(4 * panels);
    for (let i = 0; i < set.n; i++) side[i] = targets[i * outputs + o];
    return side;
  });
  solveFactorized(memory, 0, panels, sides);
  const coefficients = Float64Array.from(
    { length: set.n * outputs },
    (_, k) => sides[k % outputs][Math.floor(k / outputs)],
  );
  return interpolantOf(set, targets, outputs, kernel, ridge, coefficients);
}

export function checkInterpolation(points: Numbers, targets: Numbers, options: InterpolationOptions) {
  checkOptions(options, { kernel: true, outputs: true, ridge: true });
  const { kernel: given = linear(), outputs = 1, ridge = 0 } = options;
  checkInteger('outputs', outputs, 1);
  const kernel = givenKernel(given);
  checkNumber('ridge', ridge, { least: 0 });
  const set = pointsOf('points', points, countTargets('targets', targets, outputs));
  return { set, outputs, kernel, ridge };
}

/** The error for a matrix whose row `row` is a combination of those before it. */
function singular(set: Points, row: number): RangeError {
  for (let i = 0; i < row; i++) {
    const cure = `points ${i} and ${row} are the same; drop one or give a ridge`;
    if (areEqual(set, i, row)) return outOfRange('points', 'distinct', set.n, cure);
  }
  const cure = `point ${row} is a combination of those before it within rounding; give a ridge or another kernel`;
  return outOfRange('points', 'independent under the kernel', set.n, cure);
}
