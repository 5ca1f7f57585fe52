import { outOfRange } from '../errors/argument-error.js';
import { checkInteger, checkNumber, checkOptions } from '../errors/checks.js';
import { batchOrder } from '../random/batch-order.js';
import type { Seed } from '../random/seed.js';
import { countTargets, type Numbers, pointsOf } from './points.js';

/** How a linear model is trained. */
export interface LinearDescentOptions {
  /** Draws the order of the examples in each epoch. */
  readonly seed: Seed;
  /** Epochs at most. Default 1,000. */
  readonly epochs?: number;
  /** Examples in a batch. Default 1. */
  readonly batchSize?: number;
  /** Above 0, below 2 over the largest squared length of a point. Default: 1 over it. */
  readonly learningRate?: number;
  /** Stops after the epoch in which the largest |x_i w - y_i| met is at most this. Default 1e-10. */
  readonly tolerance?: number;
}

/** The result of stochastic gradient descent on a linear model. */
export interface LinearDescent {
  /** d numbers. */
  readonly weights: Float64Array;
  /** Epochs taken. */
  readonly epochs: number;
  /** The largest |x_i w - y_i| that the last epoch met. */
  readonly residual: number;
}

/**
 * Stochastic gradient descent on the squared loss of a linear model, from zero, in float64. Every step adds a combination
 * of points to the weights, so they stay in the points' span: if n points in d >= n dimensions can be fitted exactly,
 * this converges to `linearWeights(interpolate(points, targets), points)`, the fit of smallest norm.
 *
 * Source: Zhang, Bengio, Hardt, Recht, Vinyals, ICLR 2017, section 5.
 *
 * @param points n x d numbers, row-major
 * @param targets n numbers
 */
export function linearDescent(
  points: Numbers,
  targets: Numbers,
  options: LinearDescentOptions,
): LinearDescent {
  checkOptions(options, { seed: true, epochs: true, batchSize: true, learningRate: true, tolerance: true });
  const { values, n, d } = pointsOf('points', points, countTargets('targets', targets, 1));
  const { seed, epochs = 1000, batchSize = 1, tolerance = 1e-10 } = options;
  const square = largestSquare(values, n, d);
  if (!Number.isFinite(square)) throw outOfRange('points', 'of a size whose squares are finite', points);
  const { learningRate = 1 / square } = options;
  checkInteger('epochs', epochs, 1);
  checkInteger('batchSize', batchSize, 1);
  const cure = 'leave it out for 1 over the largest squared length of a point; it must be below 2 over it';
  checkNumber('learningRate', learningRate, { above: 0, below: 2 / square }, cure);
  checkNumber('tolerance', tolerance, { least: 0 });
  const weights = new Float64Array(d);
  let residual = Number.POSITIVE_INFINITY;
  let epoch = 0;
  for (; epoch < epochs && residual > tolerance; epoch++) {
    const order = batchOrder(seed, epoch, n);
    residual = 0;
    for (let from = 0; from < n; from += batchSize) {
      const batch = order.subarray(from, from + batchSize);
      const errors = Float64Array.from(batch, (i) => targets[i] - predictionOf(values, i * d, weights));
      errors.forEach((error, b) => {
        residual = Math.max(residual, Math.abs(error));
        const step = (learningRate * error) / batch.length;
        for (let k = 0, at = batch[b] * d; k < d; k++) weights[k] += step * values[at + k];
      });
    }
    if (!Number.isFinite(residual))
      throw outOfRange('targets', 'of a size whose differences are finite', targets);
  }
  return { weights, epochs: epoch, residual };
}

function predictionOf(values: Numbers, at: number, weights: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < weights.length; k++) sum += values[at + k] * weights[k];
  return sum;
}

function largestSquare(values: Numbers, n: number, d: number): number {
  let largest = 0;
  for (let i = 0; i < n; i++) {
    let square = 0;
    for (let k = 0; k < d; k++) square += values[i * d + k] ** 2;
    largest = Math.max(largest, square);
  }
  return largest > 0 ? largest : 1;
}
