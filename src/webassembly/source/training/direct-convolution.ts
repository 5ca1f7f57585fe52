import { filterHeight, filterWidth, inChannels } from './geometry';
import { packedBytes, packRight } from './multiply';
import { writeTaps } from './taps';

/** Output pixels whose taps are looked up at a time: a panel of the filter is read once for all of them. */
const PIXELS: i32 = 64;

/** Bytes of scratch that `convolve` and `convolveBack` need. */
export function convolveScratch(columns: i32): usize {
  const taps = filterHeight * filterWidth;
  return packedBytes(columns, taps * inChannels) + ((<usize>(taps * PIXELS + inChannels)) << 2);
}

/**
 * A convolution that reads the images where they lie, 4 pixels by 8 columns at a time: each output is the sum of its products by
 * ascending place in the patch, as `multiply` adds them up.
 *
 * @param pixels output pixels over all images, a multiple of 4
 * @param columns output channels, a multiple of 8
 * @param scratch `convolveScratch` bytes
 */
export function convolve(
  pixels: i32,
  columns: i32,
  images: usize,
  filter: usize,
  out: usize,
  scratch: usize,
): void {
  const taps = filterHeight * filterWidth;
  const depth = taps * inChannels;
  packRight(columns, depth, filter, (<usize>columns) << 2, 4, scratch);
  const table = scratch + packedBytes(columns, depth);
  const zeros = clearZeros(table, taps);
  const stride = (<usize>columns) << 2;
  for (let pixel = 0; pixel < pixels; pixel += PIXELS) {
    const count = min(PIXELS, pixels - pixel);
    writeTaps(images, pixel, count, zeros, table);
    for (let j: usize = 0; j < <usize>columns; j += 8) {
      const panel = scratch + ((j * <usize>depth) << 2);
      let c = out + <usize>pixel * stride + (j << 2);
      let at = table;
      for (let i = 0; i < count; i += 4) {
        tile(taps, at, panel, c, stride, false);
        at += (<usize>taps) << 4;
        c += 4 * stride;
      }
    }
  }
}

/**
 * The gradient of a convolution of stride 1 with respect to its input, as the convolution of the output's gradient with the filter
 * turned round: the sums over the channels of each tap are added by ascending output pixel, as `inputGradient` adds them up. The
 * geometry is that of this convolution.
 *
 * @param pixels pixels of the input over all images, a multiple of 4
 * @param columns channels of the input, a multiple of 8
 */
export function convolveBack(
  pixels: i32,
  columns: i32,
  gradient: usize,
  filter: usize,
  out: usize,
  scratch: usize,
): void {
  const taps = filterHeight * filterWidth;
  packRight(taps * columns, inChannels, filter, 4, (<usize>inChannels) << 2, scratch);
  const table = scratch + packedBytes(columns, taps * inChannels);
  const zeros = clearZeros(table, taps);
  const stride = (<usize>columns) << 2;
  memory.fill(out, 0, <usize>pixels * stride);
  for (let pixel = 0; pixel < pixels; pixel += PIXELS) {
    const count = min(PIXELS, pixels - pixel);
    writeTaps(gradient, pixel, count, zeros, table);
    for (let j = 0; j < columns; j += 8) {
      let c = out + <usize>pixel * stride + ((<usize>j) << 2);
      let at = table;
      for (let i = 0; i < count; i += 4) {
        for (let tap = taps - 1; tap >= 0; tap--) {
          const panel = scratch + ((<usize>((tap * columns + j) * inChannels)) << 2);
          tile(1, at, panel, c, stride, true);
          at += 16;
        }
        c += 4 * stride;
      }
    }
  }
}

/** As many zeros as there are channels, behind a table of taps. */
function clearZeros(table: usize, taps: i32): usize {
  const zeros = table + ((<usize>(taps * PIXELS)) << 2);
  memory.fill(zeros, 0, (<usize>inChannels) << 2);
  return zeros;
}

/**
 * `tile` of `tile.ts` whose left operand is given by pointers: four for each of `taps` runs of `inChannels` values. What it sums up
 * is written to `c`, or added to what is there.
 */
function tile(taps: i32, table: usize, b: usize, c: usize, stride: usize, add: bool): void {
  let c00 = f32x4.splat(0);
  let c01 = f32x4.splat(0);
  let c10 = f32x4.splat(0);
  let c11 = f32x4.splat(0);
  let c20 = f32x4.splat(0);
  let c21 = f32x4.splat(0);
  let c30 = f32x4.splat(0);
  let c31 = f32x4.splat(0);
  const bytes = (<usize>inChannels) << 2;
  for (let last = table + ((<usize>taps) << 4); table < last; table += 16) {
    let p = <usize>load<u32>(table);
    const to1 = <usize>load<u32>(table, 4) - p;
    const to2 = <usize>load<u32>(table, 8) - p;
    const to3 = <usize>load<u32>(table, 12) - p;
    for (const end = p + bytes; p < end; p += 4) {
      const b0 = v128.load(b);
      const b1 = v128.load(b, 16);
      const a0 = v128.load32_splat(p);
      c00 = f32x4.add(c00, f32x4.mul(a0, b0));
      c01 = f32x4.add(c01, f32x4.mul(a0, b1));
      const a1 = v128.load32_splat(p + to1);
      c10 = f32x4.add(c10, f32x4.mul(a1, b0));
      c11 = f32x4.add(c11, f32x4.mul(a1, b1));
      const a2 = v128.load32_splat(p + to2);
      c20 = f32x4.add(c20, f32x4.mul(a2, b0));
      c21 = f32x4.add(c21, f32x4.mul(a2, b1));
      const a3 = v128.load32_splat(p + to3);
      c30 = f32x4.add(c30, f32x4.mul(a3, b0));
      c31 = f32x4.add(c31, f32x4.mul(a3, b1));
      b += 32;
    }
  }
  const c1 = c + stride;
  const c2 = c1 + stride;
  const c3 = c2 + stride;
  if (add) {
    c00 = f32x4.add(v128.load(c), c00);
    c01 = f32x4.add(v128.load(c, 16), c01);
    c10 = f32x4.add(v128.load(c1), c10);
    c11 = f32x4.add(v128.load(c1, 16), c11);
    c20 = f32x4.add(v128.load(c2), c20);
    c21 = f32x4.add(v128.load(c2, 16), c21);
    c30 = f32x4.add(v128.load(c3), c30);
    c31 = f32x4.add(v128.load(c3, 16), c31);
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
