/**
 * Subtracts from the tile at `c` the product of `columns` (at least 1) columns of the panel at `a` with the transpose of those
 * of the panel at `b`, as `subtractProducts` of `theory/tiles/tile-memory.ts` does: in the same order and hence to the bit, two
 * float64 a vector.
 */
export function subtract(a: usize, b: usize, c: usize, columns: i32): void {
  let sum0 = f64x2.splat(0);
  let sum1 = f64x2.splat(0);
  let sum2 = f64x2.splat(0);
  let sum3 = f64x2.splat(0);
  let sum4 = f64x2.splat(0);
  let sum5 = f64x2.splat(0);
  let sum6 = f64x2.splat(0);
  let sum7 = f64x2.splat(0);
  const end = a + ((<usize>columns) << 5);
  do {
    const upper = v128.load(a);
    const lower = v128.load(a, 16);
    const right0 = v128.load64_splat(b);
    sum0 = f64x2.add(sum0, f64x2.mul(upper, right0));
    sum1 = f64x2.add(sum1, f64x2.mul(lower, right0));
    const right1 = v128.load64_splat(b, 8);
    sum2 = f64x2.add(sum2, f64x2.mul(upper, right1));
    sum3 = f64x2.add(sum3, f64x2.mul(lower, right1));
    const right2 = v128.load64_splat(b, 16);
    sum4 = f64x2.add(sum4, f64x2.mul(upper, right2));
    sum5 = f64x2.add(sum5, f64x2.mul(lower, right2));
    const right3 = v128.load64_splat(b, 24);
    sum6 = f64x2.add(sum6, f64x2.mul(upper, right3));
    sum7 = f64x2.add(sum7, f64x2.mul(lower, right3));
    a += 32;
    b += 32;
  } while (a < end);
  v128.store(c, f64x2.sub(v128.load(c), sum0));
  v128.store(c, f64x2.sub(v128.load(c, 16), sum1), 16);
  v128.store(c, f64x2.sub(v128.load(c, 32), sum2), 32);
  v128.store(c, f64x2.sub(v128.load(c, 48), sum3), 48);
  v128.store(c, f64x2.sub(v128.load(c, 64), sum4), 64);
  v128.store(c, f64x2.sub(v128.load(c, 80), sum5), 80);
  v128.store(c, f64x2.sub(v128.load(c, 96), sum6), 96);
  v128.store(c, f64x2.sub(v128.load(c, 112), sum7), 112);
}
