import { outOfRange, wrongKind } from '../../errors/argument-error.js';
import { checkInteger } from '../../errors/checks.js';

/** How images lie in memory: `[n, height, width, channels]`, row-major, channels last. */
export interface ImageLayout {
  /** The number of images. */
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** Values of one image: height x width x channels. */
  readonly size: number;
}

/**
 * The layout of a shape `[n, h, w, c]`, `[n, h, w]` (one channel) or `[n, d]` (d pixels of one channel in a row).
 *
 * @throws TypeError or RangeError where the rank is another, a dimension is no whole number of at least 1, or `length`
 *   values are not what the shape holds
 */
export function imageLayout(shape: readonly number[] | undefined, length?: number): ImageLayout {
  const rule = '[n, height, width, channels], [n, height, width] or [n, pixels]';
  if (!Array.isArray(shape) || shape.length < 2 || shape.length > 4) throw wrongKind('shape', rule, shape);
  shape.forEach((dimension, axis) => checkInteger(`shape[${axis}]`, dimension, 1));
  const [count, first, second = 1, third = 1] = shape as number[];
  const [height, width, channels] = shape.length === 2 ? [1, first, 1] : [first, second, third];
  const size = height * width * channels;
  if (length !== undefined && count * size !== length) {
    throw outOfRange(
      'shape',
      `the shape of the ${length} values in images`,
      shape,
      `it holds ${count * size}`,
    );
  }
  return { count, height, width, channels, size };
}
