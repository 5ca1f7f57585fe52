import { checkOptions } from '../errors/checks.js';
import type { Seed } from '../random/seed.js';
import { float32Error } from './float32-error.js';
import { substitute, valueAt } from './forward-substitution.js';
import type { Numbers } from './points.js';
import { projectOn, projectSample } from './samples.js';

/** How a memorizer is built. */
export interface MemorizerOptions {
  /** Draws the direction that the points are projected on. Default 0. */
  readonly seed?: Seed;
}

/**
 * A two-layer network with ReLUs, c(x) = sum over j of weights[j] * max(<direction, x> - biases[j], 0), that takes
 * given values on given points.
 */
export interface Memorizer {
  /** a: d numbers, shared by all units of the first layer. */
  readonly direction: Float64Array;
  /** b: one number per unit, ascending. */
  readonly biases: Float64Array;
  /** w: one number per unit. */
  readonly weights: Float64Array;
  /** 2n + d, n the number of distinct points. */
  readonly weightCount: number;
  /** The largest |c(x_i) - y_i| over the points that it was built on. */
  readonly residual: number;
  /**
   * What |c(x_i) - y_i| stays below, all but certainly, if the units are added up in float32 as a TensorFlow.js model
   * does: five standard deviations of its rounding errors, in the units of the values. Grows about as
   * n^2: for random points and values from 0 to 9, 0.02 at n = 100 and 2 at n = 1,000 (medians over seeds, 16 dimensions);
   * larger if points lie in clusters. Infinity if a weight overflows float32.
   */
  readonly float32Error: number;
  /** The smallest gap between two projected points over the widest distance of two, from 0 to 1: weights grow as 1 / gap. */
  readonly gap: number;
  /**
   * The network's values at m points (m x d numbers), in O(d + log n) per point: the units that a point lies beyond are summed
   * once, when the network is built, in twice float64's precision.
   */
  readonly evaluate: (points: Numbers) => Float64Array;
}

/**
 * Theorem 1: the two-layer ReLU network with 2n + d weights that takes any values on any n distinct points in d
 * dimensions, in O(nd + n log n). A unit begins at each projected point but the last, and one before the first, so the
 * matrix of the proof is lower triangular with the widest possible diagonal and the weights follow by forward substitution.
 *
 * Needs float64, and care: weights grow with the inverse of the gaps between projections, and cancel. Units summed one by
 * one in float64 lose about log10(1 / gap) digits of 16, in float32 all of them from about a thousand points on (see
 * `float32Error`). `evaluate` sums to twice float64's precision, and is as exact as the rounding of the weights themselves.
 *
 * Source: Zhang, Bengio, Hardt, Recht, Vinyals, ICLR 2017, theorem 1 and appendix C.
 *
 * @param points n x d finite numbers, row-major
 * @param values n finite numbers
 * @throws RangeError that names two points if they coincide and their values do not
 * @throws RangeError that names two points if they are closer than float64 can tell apart
 */
export function memorizer(points: Numbers, values: Numbers, options: MemorizerOptions = {}): Memorizer {
  checkOptions(options, { seed: true });
  const { seed = 0 } = options;
  const { direction, x, y, gap, start, reach } = projectSample(points, values, seed);
  const units = substitute(x, y, start);
  const { biases, weights } = units;
  return {
    direction,
    biases,
    weights,
    weightCount: direction.length + biases.length + weights.length,
    residual: x.reduce((most, t, i) => Math.max(most, Math.abs(valueAt(units, t) - y[i])), 0),
    float32Error: float32Error(x, units, direction.length, reach),
    gap,
    evaluate: (others) => projectOn(direction, others).map((t) => valueAt(units, t)),
  };
}
