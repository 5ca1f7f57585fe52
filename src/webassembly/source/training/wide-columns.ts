/**
 * The loops of `columns.ts` on 16 columns, a line of the cache, at a time: the same sums in the same order, without reading a line
 * four times. Rows are summed in blocks of `block`; `stride` are the bytes of a row.
 */

/** Sums of 16 columns. */
export function sumsOf16(rows: i32, block: i32, stride: usize, x: usize, sums: usize): void {
  let total0 = f32x4.splat(0);
  let total1 = f32x4.splat(0);
  let total2 = f32x4.splat(0);
  let total3 = f32x4.splat(0);
  for (let i = 0; i < rows; i += block) {
    let sum0 = f32x4.splat(0);
    let sum1 = f32x4.splat(0);
    let sum2 = f32x4.splat(0);
    let sum3 = f32x4.splat(0);
    const end = x + <usize>min(block, rows - i) * stride;
    for (; x < end; x += stride) {
      sum0 = f32x4.add(sum0, v128.load(x));
      sum1 = f32x4.add(sum1, v128.load(x, 16));
      sum2 = f32x4.add(sum2, v128.load(x, 32));
      sum3 = f32x4.add(sum3, v128.load(x, 48));
    }
    total0 = f32x4.add(total0, sum0);
    total1 = f32x4.add(total1, sum1);
    total2 = f32x4.add(total2, sum2);
    total3 = f32x4.add(total3, sum3);
  }
  v128.store(sums, total0);
  v128.store(sums, total1, 16);
  v128.store(sums, total2, 32);
  v128.store(sums, total3, 48);
}

/** Sums of the products of 16 columns with others, `apart` bytes behind, around their centers. */
export function productsOf16(
  rows: i32,
  block: i32,
  stride: usize,
  x: usize,
  apart: usize,
  center: usize,
  products: usize,
): void {
  const center0 = v128.load(center);
  const center1 = v128.load(center, 16);
  const center2 = v128.load(center, 32);
  const center3 = v128.load(center, 48);
  let total0 = f32x4.splat(0);
  let total1 = f32x4.splat(0);
  let total2 = f32x4.splat(0);
  let total3 = f32x4.splat(0);
  for (let i = 0; i < rows; i += block) {
    let sum0 = f32x4.splat(0);
    let sum1 = f32x4.splat(0);
    let sum2 = f32x4.splat(0);
    let sum3 = f32x4.splat(0);
    const end = x + <usize>min(block, rows - i) * stride;
    for (; x < end; x += stride) {
      const distance0 = f32x4.sub(v128.load(x + apart), center0);
      const distance1 = f32x4.sub(v128.load(x + apart, 16), center1);
      const distance2 = f32x4.sub(v128.load(x + apart, 32), center2);
      const distance3 = f32x4.sub(v128.load(x + apart, 48), center3);
      sum0 = f32x4.add(sum0, f32x4.mul(v128.load(x), distance0));
      sum1 = f32x4.add(sum1, f32x4.mul(v128.load(x, 16), distance1));
      sum2 = f32x4.add(sum2, f32x4.mul(v128.load(x, 32), distance2));
      sum3 = f32x4.add(sum3, f32x4.mul(v128.load(x, 48), distance3));
    }
    total0 = f32x4.add(total0, sum0);
    total1 = f32x4.add(total1, sum1);
    total2 = f32x4.add(total2, sum2);
    total3 = f32x4.add(total3, sum3);
  }
  v128.store(products, total0);
  v128.store(products, total1, 16);
  v128.store(products, total2, 32);
  v128.store(products, total3, 48);
}

/** Sums of the squared distances of 16 columns from their means, times `scale`. */
export function variancesOf16(
  rows: i32,
  block: i32,
  stride: usize,
  x: usize,
  mean: usize,
  scale: f32,
  variances: usize,
): void {
  const mean0 = v128.load(mean);
  const mean1 = v128.load(mean, 16);
  const mean2 = v128.load(mean, 32);
  const mean3 = v128.load(mean, 48);
  let total0 = f32x4.splat(0);
  let total1 = f32x4.splat(0);
  let total2 = f32x4.splat(0);
  let total3 = f32x4.splat(0);
  const scales = f32x4.splat(scale);
  for (let i = 0; i < rows; i += block) {
    let sum0 = f32x4.splat(0);
    let sum1 = f32x4.splat(0);
    let sum2 = f32x4.splat(0);
    let sum3 = f32x4.splat(0);
    const end = x + <usize>min(block, rows - i) * stride;
    for (; x < end; x += stride) {
      const distance0 = f32x4.sub(v128.load(x), mean0);
      const distance1 = f32x4.sub(v128.load(x, 16), mean1);
      const distance2 = f32x4.sub(v128.load(x, 32), mean2);
      const distance3 = f32x4.sub(v128.load(x, 48), mean3);
      sum0 = f32x4.add(sum0, f32x4.mul(distance0, distance0));
      sum1 = f32x4.add(sum1, f32x4.mul(distance1, distance1));
      sum2 = f32x4.add(sum2, f32x4.mul(distance2, distance2));
      sum3 = f32x4.add(sum3, f32x4.mul(distance3, distance3));
    }
    total0 = f32x4.add(total0, sum0);
    total1 = f32x4.add(total1, sum1);
    total2 = f32x4.add(total2, sum2);
    total3 = f32x4.add(total3, sum3);
  }
  v128.store(variances, f32x4.mul(total0, scales));
  v128.store(variances, f32x4.mul(total1, scales), 16);
  v128.store(variances, f32x4.mul(total2, scales), 32);
  v128.store(variances, f32x4.mul(total3, scales), 48);
}
