import { outOfRange, wrongKind } from '../../errors/argument-error.js';
import { checkInteger } from '../../errors/checks.js';
import { countOf, type ImageSides, imageSides } from './image-shape.js';

/** How images lie in memory: `[n, height, width, channels]`, row-major, channels last. */
export interface ImageLayout extends ImageSides {
  /** The number of images. */
  readonly count: number;
}

export function imageLayout(imageShape: unknown, length: number): ImageLayout {
  const sides = imageSides(imageShape);
  return { count: countOf('images', length, sides.size), ...sides };
}

/**
 * The layout of a tensor of images, `[n, height, width, channels]`, `[n, height, width]` or `[n, values]`.
 *
 * @param imageShape if given, it must be what the tensor says
 */
export function tensorLayout(shape: readonly number[], imageShape?: unknown): ImageLayout {
  const [count, ...own] = shape;
  const rule = 'of the shape [n, height, width, channels], [n, height, width] or [n, values]';
  if (own.length < 1 || own.length > 3) throw wrongKind('images', rule, shape);
  checkInteger('images.shape[0]', count, 1);
  if (imageShape !== undefined && String(imageShape) !== String(own))
    throw outOfRange('imageShape', `left out, or the tensor's [${own.join(', ')}]`, imageShape);
  return { count, ...imageSides(own) };
}
