import type { TileMemory } from './tile-memory.js';

/** Panels in a block of columns: 256 columns, whose part of a panel is 8 KB. */
const BLOCK = 64;

/** Panels whose part of a block is meant to stay in the second-level cache: 256 KB. */
const GROUP = 32;

/** A pivot below this share of its diagonal value is rounding. */
const SMALLEST_PIVOT = 2 ** -49;

/** Where panel `panel` of a lower triangle that begins at `base` begins: each panel is as wide as its diagonal tile reaches. */
export function panelStart(base: number, panel: number): number {
  return base + 8 * panel * (panel + 1);
}

/** Values of a lower triangle of `panels` panels. */
export function triangleLength(panels: number): number {
  return panelStart(0, panels);
}

/**
 * Replaces the lower triangle of a symmetric positive definite matrix by its Cholesky factor L, with K = L L^T: blocks of
 * columns one after another, each subtracted from all that is behind it at once.
 *
 * Source: Golub and Van Loan, "Matrix Computations", 4th edition, section 4.2.9.
 *
 * @param base where the triangle begins
 * @param panels panels of four rows; if the matrix has fewer rows, the rest is that of the identity
 * @returns -1, or the first row that is, within rounding, a combination of those before it: the matrix is not positive
 *   definite and its triangle is spoilt
 */
export function factorize(memory: TileMemory, base: number, panels: number): number {
  const diagonal = diagonalOf(memory, base, panels);
  for (let from = 0; from < panels; from += BLOCK) {
    const to = Math.min(from + BLOCK, panels);
    for (let row = from; row < panels; row++) {
      const failed = finishRow(memory, base, row, from, Math.min(to, row + 1), diagonal);
      if (failed >= 0) return failed;
    }
    subtractBlock(memory, base, from, to, panels);
  }
  return -1;
}

/** Makes columns `from` to `to` (in panels) of a panel those of L, once the blocks before are subtracted. */
function finishRow(
  memory: TileMemory,
  base: number,
  row: number,
  from: number,
  to: number,
  diagonal: Float64Array,
): number {
  const start = panelStart(base, row);
  for (let column = from; column < to; column++) {
    const above = panelStart(base, column);
    const tile = start + 16 * column;
    if (column > from)
      memory.subtractProducts(start + 16 * from, above + 16 * from, tile, 4 * (column - from));
    if (column < row) solveTile(memory.values, tile, above + 16 * column);
    else {
      const failed = factorizeTile(memory.values, tile, diagonal.subarray(4 * row));
      if (failed >= 0) return 4 * row + failed;
    }
  }
  return -1;
}

/** Subtracts the finished columns `from` to `to` from everything to the right of them. */
function subtractBlock(memory: TileMemory, base: number, from: number, to: number, panels: number): void {
  for (let group = to; group < panels; group += GROUP) {
    for (let row = group; row < panels; row++) {
      const start = panelStart(base, row);
      const end = Math.min(group + GROUP, row + 1);
      for (let column = group; column < end; column++) {
        const right = panelStart(base, column) + 16 * from;
        memory.subtractProducts(start + 16 * from, right, start + 16 * column, 4 * (to - from));
      }
    }
  }
}

/** The Cholesky factor of a tile, in place; returns -1, or the first row without a pivot. */
function factorizeTile(values: Float64Array, tile: number, diagonal: Float64Array): number {
  for (let s = 0; s < 4; s++) {
    for (let r = s; r < 4; r++) {
      let rest = values[tile + 4 * s + r];
      for (let k = 0; k < s; k++) rest -= values[tile + 4 * k + r] * values[tile + 4 * k + s];
      if (r === s && !(rest > diagonal[s] * SMALLEST_PIVOT)) return s;
      values[tile + 4 * s + r] = r === s ? Math.sqrt(rest) : rest / values[tile + 5 * s];
    }
  }
  return -1;
}

/** Multiplies a tile with the inverse of the transpose of the triangular tile at `pivot`. */
function solveTile(values: Float64Array, tile: number, pivot: number): void {
  for (let s = 0; s < 4; s++) {
    for (let r = 0; r < 4; r++) {
      let rest = values[tile + 4 * s + r];
      for (let k = 0; k < s; k++) rest -= values[tile + 4 * k + r] * values[pivot + 4 * k + s];
      values[tile + 4 * s + r] = rest / values[pivot + 5 * s];
    }
  }
}

function diagonalOf({ values }: TileMemory, base: number, panels: number): Float64Array {
  return Float64Array.from(
    { length: 4 * panels },
    (_, i) => values[panelStart(base, i >> 2) + 16 * (i >> 2) + 5 * (i & 3)],
  );
}
