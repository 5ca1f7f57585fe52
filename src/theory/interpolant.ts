import { outOfRange } from '../errors/argument-error.js';
import type { KernelFunction } from './kernel-functions.js';
import { type Numbers, othersOf, type Points } from './points.js';
import { panelsFor, squaredLengths, writePoints } from './tiles/kernel-matrix.js';
import { tileMemory } from './tiles/tile-memory.js';

/** Points whose values are computed at a time. */
const BATCH = 256;

/** A function f(x) = sum over i of coefficients[i] * k(x, x_i), with one or several outputs. */
export interface Interpolant {
  readonly kernel: KernelFunction;
  readonly ridge: number;
  readonly outputs: number;
  /** alpha: n x outputs numbers. */
  readonly coefficients: Float64Array;
  /** The function's norm, sqrt(trace(alpha^T K alpha)): under the linear kernel the l2 norm of the weights. */
  readonly norm: number;
  /** The function's values at m points (m x d numbers): m x outputs numbers, computed in batches. */
  readonly evaluate: (points: Numbers) => Float64Array;
}

/** The interpolant of these coefficients, which solve (K + ridge) alpha = targets. */
export function interpolantOf(
  set: Points,
  targets: Numbers,
  outputs: number,
  kernel: KernelFunction,
  ridge: number,
  coefficients: Float64Array,
): Interpolant {
  const square = coefficients.reduce((sum, alpha, k) => sum + alpha * (targets[k] - ridge * alpha), 0);
  if (!Number.isFinite(square))
    throw outOfRange('targets', 'of a size whose squares are finite', targets, 'scale them down');
  return {
    kernel,
    ridge,
    outputs,
    coefficients,
    norm: Math.sqrt(Math.max(0, square)),
    evaluate: (points) => evaluate(set, othersOf(points, set.d), kernel, outputs, coefficients),
  };
}

/** In one memory: the panels of all points of the set, those of a batch, and a tile of products. */
function evaluate(
  set: Points,
  others: Points,
  kernel: KernelFunction,
  outputs: number,
  coefficients: Float64Array,
): Float64Array {
  const panels = panelsFor(set.n);
  const batchPanels = panelsFor(Math.min(BATCH, others.n));
  const batch = 4 * panels * set.d;
  const tile = batch + 4 * batchPanels * set.d;
  const memory = tileMemory(tile + 16);
  writePoints(memory, 0, set, 0, set.n);
  const squares = squaredLengths(memory, 0, panels, set.d);
  const values = new Float64Array(others.n * outputs);
  for (let from = 0; from < others.n; from += BATCH) {
    const to = Math.min(others.n, from + BATCH);
    writePoints(memory, batch, others, from, to);
    const otherSquares = squaredLengths(memory, batch, panelsFor(to - from), set.d);
    for (let column = 0; column < panels; column++) {
      for (let row = 0; row < panelsFor(to - from); row++) {
        // the tile is minus the product of two panels
        memory.values.fill(0, tile, tile + 16);
        memory.subtractProducts(batch + 4 * row * set.d, 4 * column * set.d, tile, set.d);
        for (let at = 0; at < 16; at++) {
          const [r, i] = [4 * row + (at & 3), 4 * column + (at >> 2)];
          if (i >= set.n || from + r >= to) continue;
          const weight = kernel.of(-memory.values[tile + at], otherSquares[r], squares[i]);
          for (let o = 0; o < outputs; o++)
            values[(from + r) * outputs + o] += weight * coefficients[i * outputs + o];
        }
      }
    }
  }
  return values;
}
