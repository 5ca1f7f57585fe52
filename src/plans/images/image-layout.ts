import { outOfRange, wrongKind } from '../../errors/argument-error.js';
import { checkInteger } from '../../errors/checks.js';
import { type ImageSides, imageSides } from './image-shape.js';

/** How images lie in memory: `[n, height, width, channels]`, row-major, channels last. */
export interface ImageLayout extends ImageSides {
  /** The number of images. */
  readonly count: number;
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
  const [count, ...imageShape] = shape as number[];
  const sides = imageSides(imageShape);
  if (length !== undefined && count * sides.size !== length) {
    throw outOfRange(
      'shape',
      `the shape of the ${length} values in images`,
      shape,
      `it holds ${count * sides.size}`,
    );
  }
  return { count, ...sides };
}
