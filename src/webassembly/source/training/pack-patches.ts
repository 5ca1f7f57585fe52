import * as g from './geometry';
import { interleave4 } from './interleave';

/** Where the tap (`down`, `right`) of output pixel `pixel` (over all images) begins, or `zeros` beyond the image. */
function tapAt(images: usize, pixel: i32, down: i32, right: i32, zeros: usize): usize {
  const area = g.outHeight * g.outWidth;
  const image = pixel / area;
  const place = pixel - image * area;
  const row = place / g.outWidth;
  const y = row * g.strideHeight - g.padTop + down;
  const x = (place - row * g.outWidth) * g.strideWidth - g.padLeft + right;
  if (<u32>y >= <u32>g.inHeight || <u32>x >= <u32>g.inWidth) return zeros;
  return images + ((<usize>((image * g.inHeight + y) * g.inWidth + x) * g.inChannels) << 2);
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
    const tap = value / g.inChannels;
    const channel = value - tap * g.inChannels;
    const count = min(g.inChannels - channel, end - value);
    const down = tap / g.filterWidth;
    const right = tap - down * g.filterWidth;
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
  if ((g.inChannels & 3) === 0) {
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
  const tap = value / g.inChannels;
  const skip = (<usize>(value - tap * g.inChannels)) << 2;
  const down = tap / g.filterWidth - g.padTop;
  const right = (tap % g.filterWidth) - g.padLeft;
  const area = g.outHeight * g.outWidth;
  let image = from / area;
  let row = (from - image * area) / g.outWidth;
  let column = from - image * area - row * g.outWidth;
  let left = depth;
  while (left > 0) {
    const run = min(g.outWidth - column, left);
    const y = row * g.strideHeight + down;
    const inside = <u32>y < <u32>g.inHeight;
    const line = images + ((<usize>((image * g.inHeight + y) * g.inWidth) * g.inChannels) << 2) + skip;
    let x = column * g.strideWidth + right;
    for (let i = 0; i < run; i++) {
      const p = inside && <u32>x < <u32>g.inWidth ? line + ((<usize>(x * g.inChannels)) << 2) : zeros;
      if (width === 4) v128.store(out, v128.load(p));
      else f32.store(out, f32.load(p));
      out += 16;
      x += g.strideWidth;
    }
    left -= run;
    column = 0;
    if (++row === g.outHeight) {
      row = 0;
      image++;
    }
  }
}
