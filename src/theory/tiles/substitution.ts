import { panelStart } from './cholesky.js';
import type { TileMemory } from './tile-memory.js';

/**
 * Solves L L^T x = y in place, L the factor that `factorize` left.
 *
 * @param sides right-hand sides, each of 4 x `panels` values
 */
export function solveFactorized(
  { values }: TileMemory,
  base: number,
  panels: number,
  sides: readonly Float64Array[],
): void {
  for (let panel = 0; panel < panels; panel++) {
    const start = panelStart(base, panel);
    for (const side of sides) forward(values, start, 4 * panel, side);
  }
  for (let panel = panels - 1; panel >= 0; panel--) {
    const start = panelStart(base, panel);
    for (const side of sides) backward(values, start, 4 * panel, side);
  }
}

/** Four rows of L z = y: what the rows before contribute, then the triangular tile at the panel's end. */
function forward(values: Float64Array, start: number, width: number, side: Float64Array): void {
  let [sum0, sum1, sum2, sum3] = [0, 0, 0, 0];
  for (let k = 0, at = start; k < width; k++, at += 4) {
    const known = side[k];
    sum0 += values[at] * known;
    sum1 += values[at + 1] * known;
    sum2 += values[at + 2] * known;
    sum3 += values[at + 3] * known;
  }
  const tile = start + 4 * width;
  const rest = [sum0, sum1, sum2, sum3].map((sum, r) => side[width + r] - sum);
  for (let r = 0; r < 4; r++) {
    for (let k = 0; k < r; k++) rest[r] -= values[tile + 4 * k + r] * side[width + k];
    side[width + r] = rest[r] / values[tile + 5 * r];
  }
}

/** Four rows of L^T x = z: the triangular tile, then what these four contribute to the rows before. */
function backward(values: Float64Array, start: number, width: number, side: Float64Array): void {
  const tile = start + 4 * width;
  for (let r = 3; r >= 0; r--) {
    for (let k = r + 1; k < 4; k++) side[width + r] -= values[tile + 4 * r + k] * side[width + k];
    side[width + r] /= values[tile + 5 * r];
  }
  const [x0, x1, x2, x3] = side.subarray(width, width + 4);
  for (let k = 0, at = start; k < width; k++, at += 4)
    side[k] -= values[at] * x0 + values[at + 1] * x1 + (values[at + 2] * x2 + values[at + 3] * x3);
}
