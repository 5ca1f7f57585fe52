import * as g from './geometry';
import { DEPTH, leftBytes, multiplyBlock, packedBytes, packRight } from './multiply';

/** Bytes of patches that are held at a time. */
const CHUNK: i32 = 1 << 20;

/** Rows of an output image whose patches are held at a time. */
function rowsAtATime(): i32 {
  const bytes = g.outWidth * g.filterHeight * g.filterWidth * g.inChannels * 4;
  return max(1, min(g.outHeight, CHUNK / bytes));
}

/** Bytes of scratch that `inputGradient` needs. */
export function inputGradientScratch(outChannels: i32): usize {
  const patch = g.filterHeight * g.filterWidth * g.inChannels;
  return packedBytes(patch, outChannels) + leftBytes() + ((<usize>(rowsAtATime() * g.outWidth * patch)) << 2);
}

/**
 * The gradient of a convolution with respect to its input [count, height, width, channels]: the gradient of each output
 * pixel times the transposed filter is the gradient of its patch, and patches are added where they lie.
 */
export function inputGradient(
  count: i32,
  outChannels: i32,
  gradient: usize,
  filter: usize,
  result: usize,
  scratch: usize,
): void {
  const patch = g.filterHeight * g.filterWidth * g.inChannels;
  const left = scratch + packedBytes(patch, outChannels);
  const patches = left + leftBytes();
  const step = rowsAtATime();
  const bytes = (<usize>outChannels) << 2;
  for (let k = 0; k < outChannels; k += DEPTH) {
    const deep = min(DEPTH, outChannels - k);
    packRight(patch, deep, filter + ((<usize>k) << 2), 4, bytes, scratch + packedBytes(patch, k));
  }
  const size = (<usize>(g.inHeight * g.inWidth * g.inChannels)) << 2;
  memory.fill(result, 0, <usize>count * size);
  for (let image = 0; image < count; image++) {
    for (let row = 0; row < g.outHeight; row += step) {
      const rows = min(step, g.outHeight - row);
      const from = gradient + ((<usize>((image * g.outHeight + row) * g.outWidth) * outChannels) << 2);
      for (let k = 0; k < outChannels; k += DEPTH) {
        const deep = min(DEPTH, outChannels - k);
        const right = scratch + packedBytes(patch, k);
        multiplyBlock(0, rows * g.outWidth, patch, k, deep, from, bytes, 4, right, patches, left);
      }
      addPatches(patches, row, rows, result + <usize>image * size);
    }
  }
}

/** Adds the patches of output rows `row` to `row + rows - 1` to an image. */
function addPatches(patches: usize, row: i32, rows: i32, image: usize): void {
  const bytes = (<usize>g.inChannels) << 2;
  let from = patches;
  for (let r = row; r < row + rows; r++) {
    for (let column = 0; column < g.outWidth; column++) {
      for (let down = 0; down < g.filterHeight; down++) {
        const y = r * g.strideHeight - g.padTop + down;
        if (<u32>y >= <u32>g.inHeight) {
          from += <usize>g.filterWidth * bytes;
          continue;
        }
        for (let right = 0; right < g.filterWidth; right++) {
          const x = column * g.strideWidth - g.padLeft + right;
          if (<u32>x < <u32>g.inWidth) addRun(from, image + <usize>(y * g.inWidth + x) * bytes, g.inChannels);
          from += bytes;
        }
      }
    }
  }
}

/** Adds `count` values to others. */
function addRun(from: usize, to: usize, count: i32): void {
  let k = 0;
  for (; k + 4 <= count; k += 4) {
    v128.store(to, f32x4.add(v128.load(to), v128.load(from)));
    from += 16;
    to += 16;
  }
  for (; k < count; k++) {
    f32.store(to, f32.load(to) + f32.load(from));
    from += 4;
    to += 4;
  }
}

/**
 * The gradient of max pooling: each output's gradient goes to the first of the values of its window (row by row) that
 * equal its maximum.
 */
export function maxPoolGradient(
  count: i32,
  input: usize,
  output: usize,
  gradient: usize,
  result: usize,
): void {
  const bytes = (<usize>g.inChannels) << 2;
  memory.fill(result, 0, <usize>(count * g.inHeight * g.inWidth) * bytes);
  for (let image = 0; image < count; image++) {
    for (let row = 0; row < g.outHeight; row++) {
      const top = max(0, row * g.strideHeight - g.padTop);
      const bottom = min(g.inHeight, row * g.strideHeight - g.padTop + g.filterHeight);
      for (let column = 0; column < g.outWidth; column++) {
        const left = max(0, column * g.strideWidth - g.padLeft);
        const right = min(g.inWidth, column * g.strideWidth - g.padLeft + g.filterWidth);
        const place = <usize>((image * g.outHeight + row) * g.outWidth + column) * bytes;
        const corner = <usize>(image * g.inHeight * g.inWidth) * bytes;
        let channel = 0;
        for (; channel + 4 <= g.inChannels; channel += 4) {
          const skip = (<usize>channel) << 2;
          const highest = v128.load(output + place + skip);
          let open = i32x4.splat(-1);
          const slope = v128.load(gradient + place + skip);
          for (let y = top; y < bottom && v128.any_true(open); y++) {
            for (let x = left; x < right; x++) {
              const at = corner + <usize>(y * g.inWidth + x) * bytes + skip;
              const hit = v128.and(open, f32x4.eq(v128.load(input + at), highest));
              v128.store(result + at, f32x4.add(v128.load(result + at), v128.and(hit, slope)));
              open = v128.andnot(open, hit);
            }
          }
        }
        for (; channel < g.inChannels; channel++) {
          const skip = (<usize>channel) << 2;
          const highest = f32.load(output + place + skip);
          let open = true;
          for (let y = top; y < bottom && open; y++) {
            for (let x = left; x < right && open; x++) {
              const at = corner + <usize>(y * g.inWidth + x) * bytes + skip;
              if (f32.load(input + at) === highest) {
                f32.store(result + at, f32.load(result + at) + f32.load(gradient + place + skip));
                open = false;
              }
            }
          }
        }
      }
    }
  }
}
