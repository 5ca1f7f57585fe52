/** Bytes of a row of values with `radius` zeros at either end. */
function rowBytes(channels: i32, radius: i32): usize {
  return (<usize>(channels + 2 * radius)) << 2;
}

/** Bytes of scratch that `normalizeResponses` and its gradient need. */
export function responseScratch(channels: i32, radius: i32): usize {
  return 2 * rowBytes(channels, radius);
}

/** The sums of four windows of `2 * radius + 1` values, whose middles begin at `at`. */
function windowSums(at: usize, radius: i32): v128 {
  let sums = v128.load(at);
  for (let d: usize = 1; d <= <usize>radius; d++)
    sums = f32x4.add(sums, f32x4.add(v128.load(at - (d << 2)), v128.load(at + (d << 2))));
  return sums;
}

/** The sum of one window, in the same order. */
function windowSum(at: usize, radius: i32): f32 {
  let sum = f32.load(at);
  for (let d: usize = 1; d <= <usize>radius; d++) sum += f32.load(at - (d << 2)) + f32.load(at + (d << 2));
  return sum;
}

/** Writes the squares of `count` values. */
function writeSquares(count: i32, from: usize, to: usize): void {
  let i = 0;
  for (; i + 4 <= count; i += 4) {
    const value = v128.load(from);
    v128.store(to, f32x4.mul(value, value));
    from += 16;
    to += 16;
  }
  for (; i < count; i++) {
    const value = f32.load(from);
    f32.store(to, value * value);
    from += 4;
    to += 4;
  }
}

/**
 * Local response normalisation of [rows, channels]: `y = x * n ** -0.75` with `n = bias + alpha * s`, where s is the sum of
 * the squares of the `2 * radius + 1` channels around x. The power is made of two square roots.
 *
 * @param scratch `responseScratch` bytes
 */
export function normalizeResponses(
  rows: i32,
  channels: i32,
  radius: i32,
  bias: f32,
  alpha: f32,
  x: usize,
  y: usize,
  scratch: usize,
): void {
  const biases = f32x4.splat(bias);
  const alphas = f32x4.splat(alpha);
  const squares = scratch + ((<usize>radius) << 2);
  memory.fill(scratch, 0, rowBytes(channels, radius));
  for (let row = 0; row < rows; row++) {
    writeSquares(channels, x, squares);
    let at = squares;
    let c = 0;
    for (; c + 4 <= channels; c += 4) {
      const n = f32x4.add(biases, f32x4.mul(alphas, windowSums(at, radius)));
      const root = f32x4.sqrt(n);
      v128.store(y, f32x4.div(v128.load(x), f32x4.mul(root, f32x4.sqrt(root))));
      x += 16;
      y += 16;
      at += 16;
    }
    for (; c < channels; c++) {
      const root: f32 = sqrt<f32>(bias + alpha * windowSum(at, radius));
      f32.store(y, f32.load(x) / (root * sqrt<f32>(root)));
      x += 4;
      y += 4;
      at += 4;
    }
  }
}

/**
 * Its gradient: `dx = dy * n ** -0.75 - 1.5 * alpha * x * t`, where t is the sum of `dy * x * n ** -1.75` over the channels
 * around x.
 */
export function responseGradient(
  rows: i32,
  channels: i32,
  radius: i32,
  bias: f32,
  alpha: f32,
  x: usize,
  gradient: usize,
  result: usize,
  scratch: usize,
): void {
  const biases = f32x4.splat(bias);
  const alphas = f32x4.splat(alpha);
  const factor: f32 = 1.5 * alpha;
  const factors = f32x4.splat(factor);
  const bytes = (<usize>channels) << 2;
  const squares = scratch + ((<usize>radius) << 2);
  const terms = squares + rowBytes(channels, radius);
  memory.fill(scratch, 0, 2 * rowBytes(channels, radius));
  for (let row = 0; row < rows; row++) {
    writeSquares(channels, x, squares);
    let c: usize = 0;
    for (; c + 16 <= bytes; c += 16) {
      const n = f32x4.add(biases, f32x4.mul(alphas, windowSums(squares + c, radius)));
      const root = f32x4.sqrt(n);
      const slope = f32x4.div(v128.load(gradient + c), f32x4.mul(root, f32x4.sqrt(root)));
      v128.store(result + c, slope);
      v128.store(terms + c, f32x4.div(f32x4.mul(slope, v128.load(x + c)), n));
    }
    for (; c < bytes; c += 4) {
      const n: f32 = bias + alpha * windowSum(squares + c, radius);
      const root: f32 = sqrt<f32>(n);
      const slope: f32 = f32.load(gradient + c) / (root * sqrt<f32>(root));
      f32.store(result + c, slope);
      f32.store(terms + c, (slope * f32.load(x + c)) / n);
    }
    for (c = 0; c + 16 <= bytes; c += 16) {
      const around = f32x4.mul(factors, f32x4.mul(v128.load(x + c), windowSums(terms + c, radius)));
      v128.store(result + c, f32x4.sub(v128.load(result + c), around));
    }
    for (; c < bytes; c += 4) {
      const around: f32 = factor * (f32.load(x + c) * windowSum(terms + c, radius));
      f32.store(result + c, f32.load(result + c) - around);
    }
    x += bytes;
    gradient += bytes;
    result += bytes;
  }
}
