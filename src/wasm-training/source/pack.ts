import {
  filterWidth,
  inChannels,
  inHeight,
  inWidth,
  outHeight,
  outWidth,
  padLeft,
  padTop,
  strideHeight,
  strideWidth,
} from './geometry';

/** Stores the transpose of four rows of four values, each row at its pointer. */
function store4x4(p0: usize, p1: usize, p2: usize, p3: usize, out: usize): void {
  const r0 = v128.load(p0);
  const r1 = v128.load(p1);
  const r2 = v128.load(p2);
  const r3 = v128.load(p3);
  const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
  const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
  const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
  const high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
  v128.store(out, v128.shuffle<i64>(low01, low23, 0, 2));
  v128.store(out, v128.shuffle<i64>(low01, low23, 1, 3), 16);
  v128.store(out, v128.shuffle<i64>(high01, high23, 0, 2), 32);
  v128.store(out, v128.shuffle<i64>(high01, high23, 1, 3), 48);
}

/** Packs four runs of `count` values side by side: value k of run r goes to `out[4 k + r]`. */
function interleave4(p0: usize, p1: usize, p2: usize, p3: usize, count: i32, out: usize): void {
  let k = 0;
  for (; k + 4 <= count; k += 4) {
    store4x4(p0, p1, p2, p3, out);
    p0 += 16;
    p1 += 16;
    p2 += 16;
    p3 += 16;
    out += 64;
  }
  for (; k < count; k++) {
    f32.store(out, f32.load(p0));
    f32.store(out, f32.load(p1), 4);
    f32.store(out, f32.load(p2), 8);
    f32.store(out, f32.load(p3), 12);
    p0 += 4;
    p1 += 4;
    p2 += 4;
    p3 += 4;
    out += 16;
  }
}

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

/** Where the tap (`down`, `right`) of output pixel `pixel` (over all images) begins, or `zeros` beyond the image. */
function tapAt(images: usize, pixel: i32, down: i32, right: i32, zeros: usize): usize {
  const area = outHeight * outWidth;
  const image = pixel / area;
  const place = pixel - image * area;
  const row = place / outWidth;
  const y = row * strideHeight - padTop + down;
  const x = (place - row * outWidth) * strideWidth - padLeft + right;
  if (<u32>y >= <u32>inHeight || <u32>x >= <u32>inWidth) return zeros;
  return images + ((<usize>((image * inHeight + y) * inWidth + x) * inChannels) << 2);
}

/**
 * Packs the patches of output pixels `pixel` to `pixel + 3`, patch values `from` to `from + depth - 1` (filter row, filter
 * column, channel), as `packMatrixRows` does for a matrix that has a patch in each row.
 *
 * @param zeros `inChannels` zeros
 */
export function packPatches(
  images: usize,
  pixels: i32,
  pixel: i32,
  from: i32,
  depth: i32,
  zeros: usize,
  out: usize,
): void {
  const end = from + depth;
  let value = from;
  while (value < end) {
    const tap = value / inChannels;
    const channel = value - tap * inChannels;
    const count = min(inChannels - channel, end - value);
    const down = tap / filterWidth;
    const right = tap - down * filterWidth;
    const skip = (<usize>channel) << 2;
    const p0 = tapAt(images, pixel, down, right, zeros);
    const p1 = pixel + 1 < pixels ? tapAt(images, pixel + 1, down, right, zeros) : zeros;
    const p2 = pixel + 2 < pixels ? tapAt(images, pixel + 2, down, right, zeros) : zeros;
    const p3 = pixel + 3 < pixels ? tapAt(images, pixel + 3, down, right, zeros) : zeros;
    interleave4(p0 + skip, p1 + skip, p2 + skip, p3 + skip, count, out);
    out += (<usize>count) << 4;
    value += count;
  }
}

/**
 * Packs patch values `value` to `value + 3` of output pixels `from` to `from + depth - 1`: four rows of the transposed
 * matrix of patches.
 */
export function packPatchesTransposed(
  images: usize,
  values: i32,
  value: i32,
  from: i32,
  depth: i32,
  zeros: usize,
  out: usize,
): void {
  if ((inChannels & 3) === 0) {
    packLane(images, value, from, depth, zeros, out, 4);
    return;
  }
  for (let lane = 0; lane < 4; lane++) {
    const at = out + (lane << 2);
    if (value + lane < values) {
      packLane(images, value + lane, from, depth, zeros, at, 1);
    } else {
      for (let k = 0; k < depth; k++) f32.store(at + ((<usize>k) << 4), 0);
    }
  }
}

/** Packs one (`width` 1) or four (`width` 4) consecutive patch values of `depth` output pixels, 16 bytes a pixel. */
function packLane(
  images: usize,
  value: i32,
  from: i32,
  depth: i32,
  zeros: usize,
  out: usize,
  width: i32,
): void {
  const tap = value / inChannels;
  const skip = (<usize>(value - tap * inChannels)) << 2;
  const down = tap / filterWidth - padTop;
  const right = (tap % filterWidth) - padLeft;
  const area = outHeight * outWidth;
  let image = from / area;
  let row = (from - image * area) / outWidth;
  let column = from - image * area - row * outWidth;
  let left = depth;
  while (left > 0) {
    const run = min(outWidth - column, left);
    const y = row * strideHeight + down;
    const inside = <u32>y < <u32>inHeight;
    const line = images + ((<usize>((image * inHeight + y) * inWidth) * inChannels) << 2) + skip;
    let x = column * strideWidth + right;
    for (let i = 0; i < run; i++) {
      const p = inside && <u32>x < <u32>inWidth ? line + ((<usize>(x * inChannels)) << 2) : zeros;
      if (width === 4) v128.store(out, v128.load(p));
      else f32.store(out, f32.load(p));
      out += 16;
      x += strideWidth;
    }
    left -= run;
    column = 0;
    if (++row === outHeight) {
      row = 0;
      image++;
    }
  }
}
