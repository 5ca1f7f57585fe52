import { outOfRange } from '../errors/argument-error.js';
import { checkInteger, checkOptions } from '../errors/checks.js';
import type { Seed } from '../random/seed.js';
import { substitute } from './forward-substitution.js';
import type { Numbers } from './points.js';
import { type ProjectedSample, projectOn, projectSample } from './samples.js';

/** How a deep memorizer is built. */
export interface DeepMemorizerOptions {
  /** k: layers, the linear output among them; 2 to n + 1. */
  readonly depth: number;
  /** Draws the direction that the points are projected on. Default 0. */
  readonly seed?: Seed;
}

/** The units max(t - biases[j], 0) of a hidden layer, and the weight of each in the sum. */
export interface HingeLayer {
  readonly biases: Float64Array;
  readonly weights: Float64Array;
}

/**
 * A network of depth k that takes given values on given points. Beside its hinges, a hidden layer has a unit
 * max(t - origin, 0) that hands the projection t on (all but the last layer). It also has a unit max(sum - floor, 0) that hands on
 * what the layers before it add up to (all but the first).
 */
export interface DeepMemorizer {
  /** d numbers. */
  readonly direction: Float64Array;
  /** The hinges of the k - 1 hidden layers. */
  readonly layers: readonly HingeLayer[];
  /** Below all projections of the points. */
  readonly origin: number;
  /** Not above any sum that is handed on. */
  readonly floor: number;
  /** The most units in a layer: at most n / (k - 1) + 4. */
  readonly width: number;
  /** The direction, a bias and a weight per hinge, a bias per other unit: at most 2n + d + 4k. */
  readonly weightCount: number;
  /** The network's values at m points (m x d numbers), layer by layer in float64, in O(d + n) per point. */
  readonly evaluate: (points: Numbers) => Float64Array;
}

/**
 * Corollary 1: for every depth k, a ReLU network of width O(n / k) with O(n + d) weights that takes any values on any
 * n distinct points in d dimensions. The projected points are divided among k - 1 layers in their order. A layer adds the
 * two-layer construction for its own points to the sum, and keeps it constant beyond them, so that what is passed on lies
 * between the smallest and the largest value, whatever the input.
 *
 * Source: Zhang, Bengio, Hardt, Recht, Vinyals, ICLR 2017, corollary 1 (whose sketch is another construction).
 *
 * @param points n x d finite numbers, row-major
 * @param values n finite numbers
 * @throws RangeError if the depth is not from 2 to n + 1, and as `memorizer` does
 */
export function deepMemorizer(
  points: Numbers,
  values: Numbers,
  options: DeepMemorizerOptions,
): DeepMemorizer {
  checkOptions(options, { depth: true, seed: true });
  const { depth, seed = 0 } = options;
  checkInteger('depth', depth, 2);
  const sample = projectSample(points, values, seed);
  checkInteger('depth', depth, 2, sample.x.length + 1);
  const { direction, start: origin } = sample;
  const layers = Array.from({ length: depth - 1 }, (_, l) => hingesOf(sample, l, depth - 1));
  const floor = sample.y.reduce((least, value) => Math.min(least, value), 0);
  // Each partial sum is largest behind the last point.
  if (!Number.isFinite(forward(layers, sample.x[sample.x.length - 1], origin, floor)))
    throw outOfRange('values', 'of a size whose sums are finite', values, 'scale them down');
  const hinges = layers.reduce((sum, { biases }) => sum + biases.length, 0);
  const handOn = 2 * (depth - 2);
  return {
    direction,
    layers,
    origin,
    floor,
    width: Math.max(...layers.map(({ biases }, l) => biases.length + Number(l < depth - 2) + Number(l > 0))),
    weightCount: direction.length + 2 * hinges + handOn,
    evaluate: (others) => projectOn(direction, others).map((t) => forward(layers, t, origin, floor)),
  };
}

/** The hinges of layer `l` of `count`, for its share of the sample. */
function hingesOf({ x, y, start }: ProjectedSample, l: number, count: number): HingeLayer {
  const from = Math.floor((l * x.length) / count);
  const to = Math.floor(((l + 1) * x.length) / count);
  const before = from === 0 ? 0 : y[from - 1];
  const rises = y.slice(from, to).map((value) => value - before);
  const { biases, weights, slopes } = substitute(x.slice(from, to), rises, from === 0 ? start : x[from - 1]);
  if (to === x.length) return { biases, weights };
  return { biases: extended(biases, x[to - 1]), weights: extended(weights, -slopes[slopes.length - 1]) };
}

function extended(values: Float64Array, last: number): Float64Array {
  return Float64Array.from([...values, last]);
}

/**
 * One input's way through the layers. `Math.max(t, origin)` is the unit max(t - origin, 0) with the origin put back, which
 * the next layer's biases do without a rounding; the sum likewise.
 */
function forward(layers: readonly HingeLayer[], projection: number, origin: number, floor: number): number {
  let t = projection;
  let sum = 0;
  layers.forEach(({ biases, weights }, l) => {
    if (l > 0) sum = Math.max(sum, floor);
    let added = 0;
    for (let j = 0; j < biases.length; j++) added += weights[j] * Math.max(t - biases[j], 0);
    sum += added;
    t = Math.max(t, origin);
  });
  return sum;
}
