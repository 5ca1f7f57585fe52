import { wrongKind } from '../errors/argument-error.js';
import type { Interpolant } from './interpolant.js';
import { type Numbers, pointsOf } from './points.js';

/**
 * The weights of a linear interpolant, w = X^T alpha: the solution of X w = y whose l2 norm is the smallest.
 *
 * @param points the n x d numbers that it was built on
 * @returns d x outputs numbers
 * @throws TypeError if the interpolant's kernel is not linear
 */
export function linearWeights({ kernel, coefficients, outputs }: Interpolant, points: Numbers): Float64Array {
  if (kernel.kind !== 'linear') throw wrongKind('interpolant', 'of the linear kernel', kernel.kind);
  const { n, d } = pointsOf('points', points, coefficients.length / outputs);
  const weights = new Float64Array(d * outputs);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < d; k++) {
      for (let o = 0; o < outputs; o++)
        weights[k * outputs + o] += points[i * d + k] * coefficients[i * outputs + o];
    }
  }
  return weights;
}
