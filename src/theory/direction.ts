import { outOfRange } from '../errors/argument-error.js';
import { ExampleWords } from '../random/example-words.js';
import { commonKey, type Key } from '../random/key.js';
import { fillNormals } from '../random/normal.js';
import type { Seed } from '../random/seed.js';
import { areEqual, type Points, project } from './points.js';

interface Separation {
  /** d numbers, of length about sqrt(d). */
  readonly direction: Float64Array;
  /** The inner product of each point with the direction. */
  readonly projections: Float64Array;
  /** The positions of the points by ascending projection; of points that coincide, only the first. */
  readonly order: Uint32Array;
  /** The smallest gap between two projections over the widest distance; 1 for a single point. */
  readonly gap: number;
}

/** Random directions tried before those that are made for the points that were not told apart. */
const RANDOM_TRIES = 4;
const TRIES = 24;

/** A gap that is wide enough to look no further: 100 times the float64 rounding of a projection. */
const WIDE_ENOUGH = 2 ** -46;

/**
 * A direction whose projections of all distinct points are distinct. It is a random normal one from the seed, or the best of a
 * few if gaps are close to the rounding of float64. If points still fall together, it is turned towards the difference of two of
 * them.
 *
 * @param sameValue whether two points that coincide have the same value; called once for each such pair
 */
export function separate(
  points: Points,
  seed: Seed,
  sameValue: (i: number, j: number) => boolean,
): Separation {
  const key = commonKey(seed, 'theory:direction');
  const coincident = new Set<number>();
  let best: Separation | undefined;
  let direction = randomDirection(key, 0, points.d);
  let pair: readonly [number, number] | undefined;
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const projections = project(points, direction);
    if (!projections.every(Number.isFinite))
      throw outOfRange('points', 'of a size whose sums are finite', 'larger ones', 'scale them down');
    const order = Uint32Array.from({ length: points.n }, (_, i) => i).sort(
      (i, j) => projections[i] - projections[j] || i - j,
    );
    pair = dropCoincident(points, projections, order, coincident, sameValue);
    const kept = order.filter((i) => !coincident.has(i));
    if (!pair) {
      const gap = smallestGap(projections, kept);
      if (!best || gap > best.gap) best = { direction, projections, order: kept, gap };
      if (gap >= WIDE_ENOUGH) return best;
    }
    if (attempt >= RANDOM_TRIES && best) return best;
    direction =
      attempt < RANDOM_TRIES || !pair
        ? randomDirection(key, attempt, points.d)
        : turned(direction, points, pair);
  }
  const [i, j] = pair as readonly [number, number];
  const cure = `points ${i} and ${j} fall together in every direction tried; centre and scale the points`;
  throw outOfRange('points', 'further apart than the rounding of float64', points.n, cure);
}

function randomDirection(key: Key, attempt: number, d: number): Float64Array {
  const words = new ExampleWords();
  words.seek(key, attempt, 0);
  const normals = new Float32Array(d);
  fillNormals(words, d, normals, 0);
  return Float64Array.from(normals);
}

/** The direction plus the unit vector between two points that it does not tell apart, as long as the direction itself. */
function turned(direction: Float64Array, { values, d }: Points, [i, j]: readonly [number, number]) {
  const between = Float64Array.from({ length: d }, (_, k) => values[i * d + k] - values[j * d + k]);
  const largest = between.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  // a product, since the last bit of `**` is the engine's own
  const length = Math.sqrt(between.reduce((sum, v) => sum + (v / largest) * (v / largest), 0)) * largest;
  return direction.map((value, k) => value + (between[k] / length) * Math.sqrt(d));
}

/**
 * Notes the points that coincide with another one (all but the first of them).
 *
 * @returns two distinct points of the same projection, if there are any
 */
function dropCoincident(
  points: Points,
  projections: Float64Array,
  order: Uint32Array,
  coincident: Set<number>,
  sameValue: (i: number, j: number) => boolean,
): readonly [number, number] | undefined {
  let first = 0;
  for (let r = 1; r < order.length; r++) {
    if (projections[order[r]] !== projections[order[first]]) {
      first = r;
      continue;
    }
    const [i, j] = [order[first], order[r]];
    if (!areEqual(points, i, j)) return [i, j];
    if (!sameValue(i, j)) {
      const cure = `points ${i} and ${j} are the same; drop one or give them one value`;
      throw outOfRange('points', 'distinct where their values differ', points.n, cure);
    }
    coincident.add(j);
  }
  return undefined;
}

function smallestGap(projections: Float64Array, order: Uint32Array): number {
  if (order.length === 1) return 1;
  let gap = Number.POSITIVE_INFINITY;
  for (let r = 1; r < order.length; r++)
    gap = Math.min(gap, projections[order[r]] - projections[order[r - 1]]);
  return gap / (projections[order[order.length - 1]] - projections[order[0]]);
}
