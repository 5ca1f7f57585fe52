import type { Units } from './forward-substitution.js';

/** Relative rounding of float32, half a unit in the last place. */
const UNIT = 2 ** -24;

/** Deviations of the error that are allowed for. */
const DEVIATIONS = 5;

/**
 * How far a two-layer network may be off at its own points when it is applied in float32: five standard deviations of the
 * error that independent roundings make, each uniform to half a unit in the last place. At the point x_i, beyond i units,
 * the variance is UNIT^2 / 3 times the sum of
 *
 * - the squares of the partial sums of the units, added in the order of their biases as most backends do;
 * - 3 (w_j (x_i - b_j))^2 for each unit: the roundings of weight, difference and product;
 * - (w_j b_j)^2 for each unit: the rounding of the bias;
 * - (d / 2 + 3) |a x|^2 times the square of the steepest slope: the projection, whose terms have random signs.
 *
 * Bounds for the worst case are larger by about sqrt(n), and would refuse networks that fit.
 *
 * Source of the model: Higham and Mary, "A new approach to probabilistic rounding error analysis", SIAM J. Sci. Comput. 41,
 * 2019.
 *
 * @param x ascending projections, those of the units' own points
 * @returns Infinity if a weight overflows float32
 * @param reach the largest l2 norm of the d products a_k x_k of a point
 */
export function float32Error(x: Float64Array, units: Units, d: number, reach: number): number {
  const { biases, weights, heights, slopes } = units;
  if (!weights.every((weight) => Number.isFinite(Math.fround(weight)))) return Number.POSITIVE_INFINITY;
  const steepest = slopes.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0);
  const projection = (steepest * reach) ** 2 * (d / 2 + 3);
  const terms = new SquaredLines();
  const partialSums = new SquaredLines();
  let offsets = 0;
  let largest = 0;
  for (let i = 0; i < x.length; i++) {
    terms.add(0, weights[i]);
    partialSums.add(heights[i], slopes[i]);
    offsets += (weights[i] * biases[i]) ** 2;
    terms.advance(x[i] - biases[i]);
    partialSums.advance(x[i] - biases[i]);
    largest = Math.max(largest, partialSums.sum + 3 * terms.sum + offsets + projection);
  }
  return DEVIATIONS * UNIT * Math.sqrt(largest / 3);
}

/** The sum of the squares of lines at a position that moves on. */
class SquaredLines {
  sum = 0;
  private products = 0;
  private slopes = 0;

  /** Adds a line that has this height and slope at the position. */
  add(height: number, slope: number): void {
    this.sum += height * height;
    this.products += height * slope;
    this.slopes += slope * slope;
  }

  advance(by: number): void {
    this.sum += by * (2 * this.products + by * this.slopes);
    this.products += by * this.slopes;
  }
}
