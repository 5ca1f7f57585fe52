import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { checkInteger } from '../errors/checks.js';
import type { Interpolant } from './interpolant.js';
import { countTargets, type Numbers, pointsOf } from './points.js';

/**
 * The weights of a linear interpolant, w = X^T alpha: the solution of X w = y whose l2 norm is the smallest.
 *
 * @param points the n x d numbers that it was built on
 * @returns d x outputs numbers
 * @throws TypeError if the interpolant's kernel is not linear
 */
export function linearWeights(interpolant: Interpolant, points: Numbers): Float64Array {
  const { kernel, coefficients, outputs } = Object(interpolant) as Interpolant;
  const { kind } = Object(kernel) as Interpolant['kernel'];
  if (kind !== 'linear') throw wrongKind('interpolant', 'of the linear kernel', kind);
  checkInteger('interpolant.outputs', outputs, 1);
  const count = countTargets('interpolant.coefficients', coefficients, outputs);
  const { n, d } = pointsOf('points', points, count);
  const weights = new Float64Array(d * outputs);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < d; k++) {
      for (let o = 0; o < outputs; o++)
        weights[k * outputs + o] += points[i * d + k] * coefficients[i * outputs + o];
    }
  }
  if (weights.every(Number.isFinite)) return weights;
  throw outOfRange('points', 'of a size whose sums are finite', points);
}
