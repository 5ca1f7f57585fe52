/** Layers as plain loops over float64 arrays: the independent second implementation that the tests compare with. */

export type Shape4 = readonly [number, number, number, number];

const index = ([, h, w, c]: Shape4, n: number, y: number, x: number, k: number) =>
  ((n * h + y) * w + x) * c + k;

/** Output pixels, and the padding before the first one (TensorFlow's 'same' pads more behind than before). */
export function slide(size: number, window: number, stride: number, pad: 'same' | 'valid') {
  if (pad === 'valid') return { count: Math.floor((size - window) / stride) + 1, before: 0 };
  const count = Math.ceil(size / stride);
  return { count, before: Math.floor(Math.max(0, (count - 1) * stride + window - size) / 2) };
}

export function convolution(
  x: ArrayLike<number>,
  shape: Shape4,
  w: ArrayLike<number>,
  filter: Shape4,
  stride: number,
  pad: 'same' | 'valid',
): number[] {
  const [fh, fw, ci, co] = filter;
  const [rows, columns] = [slide(shape[1], fh, stride, pad), slide(shape[2], fw, stride, pad)];
  const out: number[] = [];
  for (let n = 0; n < shape[0]; n++)
    for (let r = 0; r < rows.count; r++)
      for (let c = 0; c < columns.count; c++)
        for (let o = 0; o < co; o++) {
          let sum = 0;
          for (let i = 0; i < fh; i++)
            for (let j = 0; j < fw; j++) {
              const [y, z] = [r * stride - rows.before + i, c * stride - columns.before + j];
              if (y < 0 || z < 0 || y >= shape[1] || z >= shape[2]) continue;
              for (let k = 0; k < ci; k++) sum += x[index(shape, n, y, z, k)] * w[index(filter, i, j, k, o)];
            }
          out.push(sum);
        }
  return out;
}

export function maxPool(
  x: ArrayLike<number>,
  shape: Shape4,
  size: number,
  stride: number,
  pad: 'same' | 'valid',
): number[] {
  const [rows, columns] = [slide(shape[1], size, stride, pad), slide(shape[2], size, stride, pad)];
  const out: number[] = [];
  for (let n = 0; n < shape[0]; n++)
    for (let r = 0; r < rows.count; r++)
      for (let c = 0; c < columns.count; c++)
        for (let k = 0; k < shape[3]; k++) {
          let most = -Infinity;
          for (let i = 0; i < size; i++)
            for (let j = 0; j < size; j++) {
              const [y, z] = [r * stride - rows.before + i, c * stride - columns.before + j];
              if (y < 0 || z < 0 || y >= shape[1] || z >= shape[2]) continue;
              most = Math.max(most, x[index(shape, n, y, z, k)]);
            }
          out.push(most);
        }
  return out;
}

export function batchNormalization(
  x: ArrayLike<number>,
  offset: ArrayLike<number>,
  scale: ArrayLike<number>,
): number[] {
  const width = offset.length;
  const rows = x.length / width;
  const out = new Array<number>(x.length);
  for (let c = 0; c < width; c++) {
    let mean = 0;
    for (let r = 0; r < rows; r++) mean += x[r * width + c] / rows;
    let variance = 0;
    for (let r = 0; r < rows; r++) variance += (x[r * width + c] - mean) ** 2 / rows;
    for (let r = 0; r < rows; r++) {
      out[r * width + c] = ((x[r * width + c] - mean) / Math.sqrt(variance + 1e-3)) * scale[c] + offset[c];
    }
  }
  return out;
}

export function localResponseNormalization(
  x: ArrayLike<number>,
  channels: number,
  radius: number,
  bias: number,
  alpha: number,
  beta: number,
): number[] {
  return Array.from(x, (value, i) => {
    const c = i % channels;
    let squares = 0;
    for (let k = Math.max(0, c - radius); k <= Math.min(channels - 1, c + radius); k++) {
      squares += x[i - c + k] ** 2;
    }
    return value / (bias + alpha * squares) ** beta;
  });
}

/** The gradient of `sum(f(x) * weights)` by central differences in float64. */
export function slope(
  f: (x: number[]) => ArrayLike<number>,
  at: ArrayLike<number>,
  weights: ArrayLike<number>,
  step = 1e-5,
): number[] {
  const value = (x: number[]) => Array.from(f(x)).reduce((sum, y, i) => sum + y * weights[i], 0);
  const x = Array.from(at);
  return x.map((v, i) => {
    x[i] = v + step;
    const up = value(x);
    x[i] = v - step;
    const down = value(x);
    x[i] = v;
    return (up - down) / (2 * step);
  });
}

/** The largest difference, relative to the largest expected value. */
export function relativeError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  let [most, worst] = [0, 0];
  for (let i = 0; i < expected.length; i++) {
    most = Math.max(most, Math.abs(expected[i]));
    worst = Math.max(worst, Math.abs(actual[i] - expected[i]));
  }
  return worst / most;
}
