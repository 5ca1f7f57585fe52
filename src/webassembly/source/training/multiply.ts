import { inChannels } from './geometry';
import { packMatrixColumns, packMatrixRows } from './pack-matrix';
import { packPatches, packPatchesTransposed } from './pack-patches';
import { TILE_COLUMNS, TILE_ROWS, tile } from './tile';

/** The depth and the rows of the left operand that are packed at a time: 128 KiB, a part of the second-level cache. */
export const DEPTH: i32 = 256;
const ROWS: i32 = 128;

/** What the left operand is: a matrix, the patches of images, or the transpose of those. */
const MATRIX: i32 = 0;
const PATCHES: i32 = 1;

/** Bytes of scratch that a product needs: a block of the right operand, and what `leftBytes` counts. */
export function scratchBytes(columns: i32, depth: i32): usize {
  return packedBytes(columns, min(DEPTH, depth)) + leftBytes();
}

/** Bytes for a block of the left operand, a tile, and zeros: as many as there are channels, or columns of a block. */
export function leftBytes(): usize {
  return (<usize>(ROWS * DEPTH + 32 + max(DEPTH, inChannels))) << 2;
}

/**
 * The product of a left operand [rows, depth] and a matrix [depth, columns], written to `c` [rows, columns].
 *
 * @param kind what `a` is (0: a matrix, 1: patches of images, 2: the same, transposed)
 * @param aRow, aColumn bytes from one row or column of `a` to the next, where it is a matrix
 * @param bRow, bColumn the same of `b`
 * @param scratch `scratchBytes` bytes
 */
export function multiply(
  kind: i32,
  rows: i32,
  columns: i32,
  depth: i32,
  a: usize,
  aRow: usize,
  aColumn: usize,
  b: usize,
  bRow: usize,
  bColumn: usize,
  c: usize,
  scratch: usize,
): void {
  const left = scratch + packedBytes(columns, min(DEPTH, depth));
  for (let k = 0; k < depth; k += DEPTH) {
    const deep = min(DEPTH, depth - k);
    packRight(columns, deep, b + <usize>k * bRow, bRow, bColumn, scratch);
    multiplyBlock(kind, rows, columns, k, deep, a, aRow, aColumn, scratch, c, left);
  }
}

/** Bytes of a packed right operand. */
export function packedBytes(columns: i32, depth: i32): usize {
  return (<usize>((columns + TILE_COLUMNS - 1) & ~(TILE_COLUMNS - 1)) * <usize>depth) << 2;
}

/** Packs a right operand as panels of eight columns. */
export function packRight(columns: i32, depth: i32, b: usize, bRow: usize, bColumn: usize, out: usize): void {
  for (let j = 0; j < columns; j += TILE_COLUMNS) {
    packMatrixColumns(b, bRow, bColumn, columns, j, depth, out);
    out += (<usize>(depth * TILE_COLUMNS)) << 2;
  }
}

/**
 * Columns `from` to `from + depth - 1` of the left operand times a packed block of the right one; added to `c`, unless they
 * are the first ones.
 *
 * @param left `leftBytes` bytes of scratch
 */
export function multiplyBlock(
  kind: i32,
  rows: i32,
  columns: i32,
  from: i32,
  depth: i32,
  a: usize,
  aRow: usize,
  aColumn: usize,
  right: usize,
  c: usize,
  left: usize,
): void {
  const spare = left + ((ROWS * DEPTH) << 2);
  const zeros = spare + 128;
  memory.fill(zeros, 0, (<usize>max(DEPTH, inChannels)) << 2);
  const stride = (<usize>columns) << 2;
  for (let i = 0; i < rows; i += ROWS) {
    const high = min(ROWS, rows - i);
    let at = left;
    for (let r = i; r < i + high; r += TILE_ROWS) {
      if (kind === MATRIX) packMatrixRows(a, aRow, aColumn, rows, r, from, depth, zeros, at);
      else if (kind === PATCHES) packPatches(a, rows, r, from, depth, zeros, at);
      else packPatchesTransposed(a, rows, r, from, depth, zeros, at);
      at += (<usize>(depth * TILE_ROWS)) << 2;
    }
    tiles(high, columns, depth, left, right, c + <usize>i * stride, stride, from > 0, spare);
  }
}

/** All tiles of a block of rows; those that reach beyond the product are computed aside. */
function tiles(
  rows: i32,
  columns: i32,
  depth: i32,
  left: usize,
  right: usize,
  c: usize,
  stride: usize,
  accumulate: bool,
  spare: usize,
): void {
  for (let j = 0; j < columns; j += TILE_COLUMNS) {
    const b = right + ((<usize>(j * depth)) << 2);
    for (let i = 0; i < rows; i += TILE_ROWS) {
      const a = left + ((<usize>(i * depth)) << 2);
      const at = c + <usize>i * stride + ((<usize>j) << 2);
      if (i + TILE_ROWS <= rows && j + TILE_COLUMNS <= columns) {
        tile(depth, a, b, at, stride, accumulate);
      } else {
        tile(depth, a, b, spare, 32, false);
        copyPart(spare, at, stride, min(TILE_ROWS, rows - i), min(TILE_COLUMNS, columns - j), accumulate);
      }
    }
  }
}

function copyPart(from: usize, to: usize, stride: usize, rows: i32, columns: i32, accumulate: bool): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const at = to + <usize>i * stride + ((<usize>j) << 2);
      const value = f32.load(from + ((<usize>i) << 5) + ((<usize>j) << 2));
      f32.store(at, accumulate ? f32.load(at) + value : value);
    }
  }
}
