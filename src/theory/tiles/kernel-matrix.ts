import type { KernelFunction } from '../kernel-functions.js';
import type { Points } from '../points.js';
import { panelStart } from './cholesky.js';
import type { TileMemory } from './tile-memory.js';

/** Panels whose points are meant to stay in the second-level cache. */
const GROUP = 16;

export function panelsFor(rows: number): number {
  return Math.ceil(rows / 4);
}

/** Writes points `from` to `to` as panels of d columns from `base` on; missing rows of the last panel are 0. */
export function writePoints(
  { values: memory }: TileMemory,
  base: number,
  { values, d }: Points,
  from: number,
  to: number,
): void {
  memory.fill(0, base, base + 4 * panelsFor(to - from) * d);
  for (let i = from; i < to; i++) {
    const row = i - from;
    const start = base + 4 * (row >> 2) * d + (row & 3);
    for (let k = 0; k < d; k++) memory[start + 4 * k] = values[i * d + k];
  }
}

/** The squared lengths of the rows of `panels` panels, summed in the order of the product of tiles. */
export function squaredLengths(
  { values }: TileMemory,
  base: number,
  panels: number,
  d: number,
): Float64Array {
  const squares = new Float64Array(4 * panels);
  for (let i = 0; i < squares.length; i++) {
    const start = base + 4 * (i >> 2) * d + (i & 3);
    for (let k = 0; k < d; k++) squares[i] += values[start + 4 * k] ** 2;
  }
  return squares;
}

/**
 * Writes the lower triangle of the kernel matrix of the `n` points at `points` to `base`, plus `ridge` on its diagonal;
 * rows behind the last point are those of the identity.
 */
export function writeKernelMatrix(
  memory: TileMemory,
  base: number,
  points: number,
  n: number,
  d: number,
  kernel: KernelFunction,
  ridge: number,
): void {
  const panels = panelsFor(n);
  const squares = squaredLengths(memory, points, panels, d);
  const { values } = memory;
  for (let group = 0; group < panels; group += GROUP) {
    for (let row = group; row < panels; row++) {
      const end = Math.min(group + GROUP, row + 1);
      for (let column = group; column < end; column++) {
        const tile = panelStart(base, row) + 16 * column;
        memory.subtractProducts(points + 4 * row * d, points + 4 * column * d, tile, d);
        for (let at = 0; at < 16; at++) {
          const [i, j] = [4 * row + (at & 3), 4 * column + (at >> 2)];
          if (i >= n || j >= n) values[tile + at] = i === j ? 1 : 0;
          else
            values[tile + at] = kernel.of(-values[tile + at], squares[i], squares[j]) + (i === j ? ridge : 0);
        }
      }
    }
  }
}
