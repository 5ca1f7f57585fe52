/** Rows and columns of the tile that the innermost loop computes: eight accumulators of four lanes. */
export const TILE_ROWS: i32 = 4;
export const TILE_COLUMNS: i32 = 8;

/**
 * A 4 x 8 tile of a product: `c[i][j] = sum over k of a[k][i] * b[k][j]` (plus what `c` holds, if `accumulate`).
 * The sum runs over ascending k in float32, so the result does not depend on how the work is split.
 *
 * @param depth number of k
 * @param a packed, 4 values a k
 * @param b packed, 8 values a k
 * @param c row-major, `stride` bytes a row
 */
export function tile(depth: i32, a: usize, b: usize, c: usize, stride: usize, accumulate: bool): void {
  let c00 = f32x4.splat(0);
  let c01 = f32x4.splat(0);
  let c10 = f32x4.splat(0);
  let c11 = f32x4.splat(0);
  let c20 = f32x4.splat(0);
  let c21 = f32x4.splat(0);
  let c30 = f32x4.splat(0);
  let c31 = f32x4.splat(0);
  if (accumulate) {
    c00 = v128.load(c);
    c01 = v128.load(c, 16);
    c10 = v128.load(c + stride);
    c11 = v128.load(c + stride, 16);
    c20 = v128.load(c + 2 * stride);
    c21 = v128.load(c + 2 * stride, 16);
    c30 = v128.load(c + 3 * stride);
    c31 = v128.load(c + 3 * stride, 16);
  }
  const end = a + ((<usize>depth) << 4);
  while (a < end) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const a0 = v128.load32_splat(a);
    c00 = f32x4.add(c00, f32x4.mul(a0, b0));
    c01 = f32x4.add(c01, f32x4.mul(a0, b1));
    const a1 = v128.load32_splat(a, 4);
    c10 = f32x4.add(c10, f32x4.mul(a1, b0));
    c11 = f32x4.add(c11, f32x4.mul(a1, b1));
    const a2 = v128.load32_splat(a, 8);
    c20 = f32x4.add(c20, f32x4.mul(a2, b0));
    c21 = f32x4.add(c21, f32x4.mul(a2, b1));
    const a3 = v128.load32_splat(a, 12);
    c30 = f32x4.add(c30, f32x4.mul(a3, b0));
    c31 = f32x4.add(c31, f32x4.mul(a3, b1));
    a += 16;
    b += 32;
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  v128.store(c + stride, c10);
  v128.store(c + stride, c11, 16);
  v128.store(c + 2 * stride, c20);
  v128.store(c + 2 * stride, c21, 16);
  v128.store(c + 3 * stride, c30);
  v128.store(c + 3 * stride, c31, 16);
}
