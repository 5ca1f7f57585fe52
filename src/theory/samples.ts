import type { Seed } from '../random/seed.js';
import { separate } from './direction.js';
import { countTargets, type Numbers, othersOf, type Points, pointsOf, project } from './points.js';

/** A sample reduced to one dimension: the distinct points by ascending projection, and their values. */
export interface ProjectedSample {
  /** d numbers. */
  readonly direction: Float64Array;
  /** Ascending, all different. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The smallest gap of `x` over its widest distance. */
  readonly gap: number;
  /** Below all of `x`, by the mean gap. */
  readonly start: number;
  /** The largest l2 norm of the d products that a projection is the sum of, over at most about 1,000 points. */
  readonly reach: number;
}

/** Projects a sample on a direction that tells its points apart. */
export function projectSample(points: Numbers, values: Numbers, seed: Seed): ProjectedSample {
  const set = pointsOf('points', points, countTargets('values', values, 1));
  const { direction, projections, order, gap } = separate(set, seed, (i, j) => values[i] === values[j]);
  const x = Float64Array.from(order, (i) => projections[i]);
  const y = Float64Array.from(order, (i) => values[i]);
  const last = x.length - 1;
  return {
    direction,
    x,
    y,
    gap,
    reach: reachOf(set, direction, order),
    start: x[0] - (last > 0 ? (x[last] - x[0]) / last : Math.max(1, Math.abs(x[0]))),
  };
}

/** Points whose products are looked at: all if float32 has a chance, both ends and some between them elsewhere. */
const LOOKED_AT = 1000;

function reachOf({ values, d }: Points, direction: Float64Array, order: Uint32Array): number {
  const stride = Math.ceil(order.length / LOOKED_AT);
  let largest = 0;
  for (let r = 0; r < order.length + stride - 1; r += stride) {
    const at = order[Math.min(r, order.length - 1)] * d;
    const square = direction.reduce((sum, a, k) => sum + (a * values[at + k]) ** 2, 0);
    largest = Math.max(largest, square);
  }
  return Math.sqrt(largest);
}

/** The projections of other points on the direction. */
export function projectOn(direction: Float64Array, points: Numbers): Float64Array {
  return project(othersOf(points, direction.length), direction);
}
