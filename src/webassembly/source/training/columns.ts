import { productsOf16, sumsOf16, variancesOf16 } from './wide-columns';

/** Rows that are summed before they join the total: keeps the rounding error of long float32 sums small. */
const BLOCK: i32 = 128;

/**
 * Sums over the rows of [rows, columns] matrices: `sums[j] = sum of x[i][j]`, and with `y` also
 * `products[j] = sum of x[i][j] * (y[i][j] - center[j])`.
 *
 * @param columns any number; 16 are summed at a time, of the rest four, and of that one
 */
export function columnSums(
  rows: i32,
  columns: i32,
  x: usize,
  y: usize,
  center: usize,
  sums: usize,
  products: usize,
): void {
  const stride = (<usize>columns) << 2;
  let j = 0;
  for (; j + 16 <= columns; j += 16) {
    const at = (<usize>j) << 2;
    sumsOf16(rows, BLOCK, stride, x + at, sums + at);
    if (y) productsOf16(rows, BLOCK, stride, x + at, y - x, center + at, products + at);
  }
  for (; j + 4 <= columns; j += 4) {
    const at = (<usize>j) << 2;
    let total = f32x4.splat(0);
    let totalProduct = f32x4.splat(0);
    const middle = y ? v128.load(center + at) : f32x4.splat(0);
    for (let i = 0; i < rows; i += BLOCK) {
      let sum = f32x4.splat(0);
      let product = f32x4.splat(0);
      let p = x + at + <usize>i * stride;
      const end = x + at + <usize>min(rows, i + BLOCK) * stride;
      if (y) {
        for (; p < end; p += stride) {
          const value = v128.load(p);
          sum = f32x4.add(sum, value);
          product = f32x4.add(product, f32x4.mul(value, f32x4.sub(v128.load(p - x + y), middle)));
        }
      } else {
        for (; p < end; p += stride) sum = f32x4.add(sum, v128.load(p));
      }
      total = f32x4.add(total, sum);
      totalProduct = f32x4.add(totalProduct, product);
    }
    v128.store(sums + at, total);
    if (y) v128.store(products + at, totalProduct);
  }
  for (; j < columns; j++) {
    const at = (<usize>j) << 2;
    const middle: f32 = y ? f32.load(center + at) : 0;
    let total: f32 = 0;
    let totalProduct: f32 = 0;
    for (let i = 0; i < rows; i += BLOCK) {
      let sum: f32 = 0;
      let product: f32 = 0;
      let p = x + at + <usize>i * stride;
      const end = x + at + <usize>min(rows, i + BLOCK) * stride;
      for (; p < end; p += stride) {
        const value = f32.load(p);
        sum += value;
        if (y) product += value * (f32.load(p - x + y) - middle);
      }
      total += sum;
      totalProduct += product;
    }
    f32.store(sums + at, total);
    if (y) f32.store(products + at, totalProduct);
  }
}

/** The mean and the population variance of each column; the variance in a second pass, around the mean. */
export function columnMoments(rows: i32, columns: i32, x: usize, mean: usize, variance: usize): void {
  columnSums(rows, columns, x, 0, 0, mean, 0);
  const scale: f32 = <f32>(1.0 / <f64>rows);
  for (let j = 0; j < columns; j++) {
    const at = mean + ((<usize>j) << 2);
    f32.store(at, f32.load(at) * scale);
  }
  const stride = (<usize>columns) << 2;
  let j = 0;
  for (; j + 16 <= columns; j += 16) {
    const at = (<usize>j) << 2;
    variancesOf16(rows, BLOCK, stride, x + at, mean + at, scale, variance + at);
  }
  while (j < columns) {
    const wide = j + 4 <= columns;
    const at = (<usize>j) << 2;
    const middle = wide ? v128.load(mean + at) : f32x4.splat(f32.load(mean + at));
    let total = f32x4.splat(0);
    for (let i = 0; i < rows; i += BLOCK) {
      let sum = f32x4.splat(0);
      let p = x + at + <usize>i * stride;
      const end = x + at + <usize>min(rows, i + BLOCK) * stride;
      for (; p < end; p += stride) {
        const distance = f32x4.sub(wide ? v128.load(p) : v128.load32_splat(p), middle);
        sum = f32x4.add(sum, f32x4.mul(distance, distance));
      }
      total = f32x4.add(total, sum);
    }
    total = f32x4.mul(total, f32x4.splat(scale));
    if (wide) v128.store(variance + at, total);
    else f32.store(variance + at, f32x4.extract_lane(total, 0));
    j += wide ? 4 : 1;
  }
}

/**
 * `out[i][j] = a[i][j] * p[j] + b[i][j] * q[j] + r[j]`; without `b` the middle term is left out. Batch normalisation and
 * its gradient are both of this form.
 */
export function columnAffine(
  rows: i32,
  columns: i32,
  a: usize,
  p: usize,
  b: usize,
  q: usize,
  r: usize,
  out: usize,
): void {
  for (let i = 0; i < rows; i++) {
    let j = 0;
    for (; j + 4 <= columns; j += 4) {
      const at = (<usize>j) << 2;
      let value = f32x4.add(f32x4.mul(v128.load(a + at), v128.load(p + at)), v128.load(r + at));
      if (b) value = f32x4.add(value, f32x4.mul(v128.load(b + at), v128.load(q + at)));
      v128.store(out + at, value);
    }
    for (; j < columns; j++) {
      const at = (<usize>j) << 2;
      let value = f32.load(a + at) * f32.load(p + at) + f32.load(r + at);
      if (b) value += f32.load(b + at) * f32.load(q + at);
      f32.store(out + at, value);
    }
    const stride = (<usize>columns) << 2;
    a += stride;
    if (b) b += stride;
    out += stride;
  }
}

/** `out = gradient` where `output > 0`, else 0: the gradient of the rectifier. */
export function rectifierGradient(count: i32, gradient: usize, output: usize, out: usize): void {
  let i = 0;
  const zero = f32x4.splat(0);
  for (; i + 4 <= count; i += 4) {
    const at = (<usize>i) << 2;
    v128.store(out + at, v128.and(v128.load(gradient + at), f32x4.gt(v128.load(output + at), zero)));
  }
  for (; i < count; i++) {
    const at = (<usize>i) << 2;
    f32.store(out + at, f32.load(output + at) > 0 ? f32.load(gradient + at) : 0);
  }
}

/** Copies a block of columns: `count` values of each row, from rows of `fromColumns` values to rows of `toColumns`. */
export function copyColumns(
  rows: i32,
  count: i32,
  from: usize,
  fromColumns: i32,
  to: usize,
  toColumns: i32,
): void {
  const bytes = (<usize>count) << 2;
  for (let i = 0; i < rows; i++) {
    memory.copy(to, from, bytes);
    from += (<usize>fromColumns) << 2;
    to += (<usize>toColumns) << 2;
  }
}
