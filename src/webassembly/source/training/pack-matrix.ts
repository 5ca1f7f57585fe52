import { interleave4 } from './interleave';

/**
 * Packs rows `row` to `row + 3` of a matrix, columns `from` to `from + depth - 1`, column by column. Rows beyond `rows`
 * count as zeros.
 *
 * @param rowStep bytes from one row to the next
 * @param columnStep bytes from one column to the next
 * @param zeros `depth` zeros
 */
export function packMatrixRows(
  source: usize,
  rowStep: usize,
  columnStep: usize,
  rows: i32,
  row: i32,
  from: i32,
  depth: i32,
  zeros: usize,
  out: usize,
): void {
  const start = source + <usize>row * rowStep + <usize>from * columnStep;
  const present = rows - row;
  if (rowStep === 4 && present >= 4) {
    let p = start;
    for (let k = 0; k < depth; k++) {
      v128.store(out, v128.load(p));
      p += columnStep;
      out += 16;
    }
    return;
  }
  if (columnStep === 4) {
    const p1 = present > 1 ? start + rowStep : zeros;
    const p2 = present > 2 ? start + 2 * rowStep : zeros;
    const p3 = present > 3 ? start + 3 * rowStep : zeros;
    interleave4(start, p1, p2, p3, depth, out);
    return;
  }
  for (let k = 0; k < depth; k++) {
    for (let r = 0; r < 4; r++) {
      const value: f32 = r < present ? f32.load(start + <usize>r * rowStep + <usize>k * columnStep) : 0;
      f32.store(out + (r << 2), value);
    }
    out += 16;
  }
}

/** Packs columns `column` to `column + 7` of a matrix, row by row; columns beyond `columns` count as zeros. */
export function packMatrixColumns(
  source: usize,
  rowStep: usize,
  columnStep: usize,
  columns: i32,
  column: i32,
  depth: i32,
  out: usize,
): void {
  const start = source + <usize>column * columnStep;
  const present = columns - column;
  if (columnStep === 4 && present >= 8) {
    let p = start;
    for (let k = 0; k < depth; k++) {
      v128.store(out, v128.load(p));
      v128.store(out, v128.load(p, 16), 16);
      p += rowStep;
      out += 32;
    }
    return;
  }
  if (rowStep === 4 && present >= 8) {
    packEightRuns(start, columnStep, depth, out);
    return;
  }
  for (let k = 0; k < depth; k++) {
    for (let c = 0; c < 8; c++) {
      const value: f32 = c < present ? f32.load(start + <usize>c * columnStep + <usize>k * rowStep) : 0;
      f32.store(out + (c << 2), value);
    }
    out += 32;
  }
}

/** Packs eight runs of consecutive values, `step` bytes apart, side by side. */
function packEightRuns(start: usize, step: usize, depth: i32, out: usize): void {
  let k = 0;
  let p = start;
  for (; k + 4 <= depth; k += 4) {
    transposeHalf(p, step, out);
    transposeHalf(p + 4 * step, step, out + 16);
    p += 16;
    out += 128;
  }
  for (; k < depth; k++) {
    for (let c = 0; c < 8; c++) f32.store(out + (c << 2), f32.load(p + <usize>c * step));
    p += 4;
    out += 32;
  }
}

/**
 * `store4x4` of `interleave.ts` for rows `step` bytes apart, the results 32 bytes apart. Written out again on purpose: with the
 * distance as an argument the compiler inlines neither, and a training step took about 2 % longer.
 */
function transposeHalf(p: usize, step: usize, out: usize): void {
  const r0 = v128.load(p);
  const r1 = v128.load(p + step);
  const r2 = v128.load(p + 2 * step);
  const r3 = v128.load(p + 3 * step);
  const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
  const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
  const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
  const high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
  v128.store(out, v128.shuffle<i64>(low01, low23, 0, 2));
  v128.store(out, v128.shuffle<i64>(low01, low23, 1, 3), 32);
  v128.store(out, v128.shuffle<i64>(high01, high23, 0, 2), 64);
  v128.store(out, v128.shuffle<i64>(high01, high23, 1, 3), 96);
}
