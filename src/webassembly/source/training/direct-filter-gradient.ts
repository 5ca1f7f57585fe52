import { filterHeight, filterWidth, inChannels } from './geometry';
import { DEPTH, packedBytes, packRight } from './multiply';
import { writeTap } from './taps';

/** Bytes of scratch that `convolveFilter` needs. */
export function convolveFilterScratch(columns: i32): usize {
  return packedBytes(columns, DEPTH) + ((<usize>(DEPTH + inChannels)) << 2);
}

/**
 * The gradient of a convolution with respect to its filter, from images that are read where they lie: the products are added by
 * ascending output pixel, as `multiply` adds them up.
 *
 * @param pixels output pixels over all images
 * @param columns output channels, a multiple of 8; the input's are a multiple of 4
 * @param out the gradient of the filter
 * @param scratch `convolveFilterScratch` bytes
 */
export function convolveFilter(
  pixels: i32,
  columns: i32,
  images: usize,
  gradient: usize,
  out: usize,
  scratch: usize,
): void {
  const taps = filterHeight * filterWidth;
  const stride = (<usize>columns) << 2;
  const table = scratch + packedBytes(columns, DEPTH);
  const zeros = table + ((<usize>DEPTH) << 2);
  memory.fill(zeros, 0, (<usize>inChannels) << 2);
  for (let from = 0; from < pixels; from += DEPTH) {
    const depth = min(DEPTH, pixels - from);
    packRight(columns, depth, gradient + <usize>from * stride, stride, 4, scratch);
    for (let tap = 0; tap < taps; tap++) {
      writeTap(images, tap, from, depth, zeros, table);
      for (let j = 0; j < columns; j += 8) {
        const panel = scratch + ((<usize>(j * depth)) << 2);
        let c = out + <usize>(tap * inChannels) * stride + ((<usize>j) << 2);
        for (let channel: usize = 0; channel < <usize>inChannels; channel += 4) {
          tile(depth, table, channel << 2, panel, c, stride, from > 0);
          c += 4 * stride;
        }
      }
    }
  }
}

/** `tile` of `tile.ts` whose left operand is four values, `skip` bytes behind a pointer for each k. */
function tile(
  depth: i32,
  table: usize,
  skip: usize,
  b: usize,
  c: usize,
  stride: usize,
  accumulate: bool,
): void {
  let c00 = f32x4.splat(0);
  let c01 = f32x4.splat(0);
  let c10 = f32x4.splat(0);
  let c11 = f32x4.splat(0);
  let c20 = f32x4.splat(0);
  let c21 = f32x4.splat(0);
  let c30 = f32x4.splat(0);
  let c31 = f32x4.splat(0);
  const c1 = c + stride;
  const c2 = c1 + stride;
  const c3 = c2 + stride;
  if (accumulate) {
    c00 = v128.load(c);
    c01 = v128.load(c, 16);
    c10 = v128.load(c1);
    c11 = v128.load(c1, 16);
    c20 = v128.load(c2);
    c21 = v128.load(c2, 16);
    c30 = v128.load(c3);
    c31 = v128.load(c3, 16);
  }
  const end = table + ((<usize>depth) << 2);
  for (; table < end; table += 4) {
    const p = <usize>load<u32>(table) + skip;
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const a0 = v128.load32_splat(p);
    c00 = f32x4.add(c00, f32x4.mul(a0, b0));
    c01 = f32x4.add(c01, f32x4.mul(a0, b1));
    const a1 = v128.load32_splat(p, 4);
    c10 = f32x4.add(c10, f32x4.mul(a1, b0));
    c11 = f32x4.add(c11, f32x4.mul(a1, b1));
    const a2 = v128.load32_splat(p, 8);
    c20 = f32x4.add(c20, f32x4.mul(a2, b0));
    c21 = f32x4.add(c21, f32x4.mul(a2, b1));
    const a3 = v128.load32_splat(p, 12);
    c30 = f32x4.add(c30, f32x4.mul(a3, b0));
    c31 = f32x4.add(c31, f32x4.mul(a3, b1));
    b += 32;
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  v128.store(c1, c10);
  v128.store(c1, c11, 16);
  v128.store(c2, c20);
  v128.store(c2, c21, 16);
  v128.store(c3, c30);
  v128.store(c3, c31, 16);
}
