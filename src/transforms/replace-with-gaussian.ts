import {
  type GaussianOptions,
  type PlannedGaussianOptions,
  planGaussian,
} from '../plans/images/gaussian-pixels.js';
import type { PixelArray } from '../plans/images/image-plan.js';
import type { ImageShapeOption } from '../plans/images/image-shape.js';
import type { AnyTensor } from './any-tensor.js';
import type { Execution } from './execution.js';
import { type CorruptedImages, transformImages } from './image-transform.js';

/**
 * Gaussian: every pixel redrawn from a normal distribution with the mean and standard deviation of the data set, in float32. Arrays
 * and tensors of integers need `round` and `clip`, so that the values fit.
 *
 * Source: Zhang, Bengio, Hardt, Recht, Vinyals, ICLR 2017, section 2.1.
 *
 * @param images a typed array of n images, whose shape `imageShape` is; or a float32 or int32 tensor of
 *   `[n, height, width, channels]`, `[n, height, width]` or `[n, values]`
 * @param execution where to write (`out`; in place if it is `images`) and with which kernels
 * @returns images of the same kind and their plan; a promise of them for a tensor (which the caller disposes)
 */
export function replaceWithGaussian<Images extends AnyTensor>(
  images: Images,
  options: GaussianOptions & Partial<ImageShapeOption>,
  execution?: Execution<never>,
): Promise<CorruptedImages<Images, PlannedGaussianOptions>>;
export function replaceWithGaussian<Images extends PixelArray>(
  images: Images,
  options: GaussianOptions & ImageShapeOption,
  execution?: Execution<Images>,
): CorruptedImages<Images, PlannedGaussianOptions>;
export function replaceWithGaussian(
  images: AnyTensor | PixelArray,
  options: GaussianOptions,
  execution?: Execution<PixelArray>,
) {
  return transformImages(images, options, planGaussian, execution);
}
