import { outOfRange } from '../errors/argument-error.js';
import { DoubleDouble } from './double-double.js';

/**
 * The units of a piecewise linear function, sum over j of weights[j] * max(t - biases[j], 0). For each unit there is the
 * function's height at its bias and its slope beyond: the sums over the units up to it.
 */
export interface Units {
  readonly biases: Float64Array;
  readonly weights: Float64Array;
  readonly heights: Float64Array;
  readonly slopes: Float64Array;
}

/**
 * Solves for the units that take the values `y` at the ascending projections `x`. The first unit begins at `start`, below
 * all of `x`, every other one at the projection before its own: the matrix max(x_i - b_j, 0) is lower triangular. The sums
 * so far are known to twice float64's precision, so that each weight makes good the rounding of those before it.
 */
export function substitute(x: Float64Array, y: Float64Array, start: number): Units {
  const n = x.length;
  const biases = new Float64Array(n);
  const weights = new Float64Array(n);
  const heights = new Float64Array(n);
  const slopes = new Float64Array(n);
  const height = new DoubleDouble();
  const slope = new DoubleDouble();
  for (let j = 0; j < n; j++) {
    biases[j] = j === 0 ? start : x[j - 1];
    if (j > 0) height.addScaledDifference(slope, biases[j - 1], biases[j]);
    heights[j] = height.high;
    const needed = (y[j] - height.high - height.low) / (x[j] - biases[j]);
    weights[j] = needed - slope.high - slope.low;
    slope.add(weights[j]);
    slopes[j] = slope.high;
  }
  if (!weights.every(Number.isFinite)) {
    const cure = 'scale the points up or the values down';
    throw outOfRange('points', 'far enough apart for finite weights', n, cure);
  }
  return { biases, weights, heights, slopes };
}

/** The function's value at `t`: on the piece of the last unit that begins below it. */
export function valueAt({ biases, heights, slopes }: Units, t: number): number {
  if (Number.isNaN(t)) return t;
  let low = 0;
  let high = biases.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (biases[middle] < t) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : heights[low - 1] + slopes[low - 1] * (t - biases[low - 1]);
}
