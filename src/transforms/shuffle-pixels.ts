import type { PixelArray } from '../plans/images/image-plan.js';
import type { ImageShapeOption } from '../plans/images/image-shape.js';
import { planShuffledPixels, type ShuffledPixelsOptions } from '../plans/images/shuffled-pixels.js';
import type { AnyTensor } from './any-tensor.js';
import type { Execution } from './execution.js';
import { onDevice } from './gather-on-device.js';
import { type CorruptedImages, transformImages } from './image-transform.js';

/**
 * Shuffled pixels: one random permutation of the pixels, the same for all images of training and test set. It depends on
 * the seed and the size of the images only; the split and the ids address which images are touched at a rate below 1.
 *
 * Source: Zhang, Bengio, Hardt, Recht, Vinyals, ICLR 2017, section 2.1.
 *
 * @param images a typed array of n images, whose shape `imageShape` is; or a float32 or int32 tensor of
 *   `[n, height, width, channels]`, `[n, height, width]` or `[n, values]`
 * @param execution where to write (`out`; in place if it is `images`) and with which kernels
 * @returns images of the same kind and their plan; a promise of them for a tensor (which the caller disposes)
 */
export function shufflePixels<Images extends AnyTensor>(
  images: Images,
  options: ShuffledPixelsOptions & Partial<ImageShapeOption>,
  execution?: Execution<never>,
): Promise<CorruptedImages<Images, ShuffledPixelsOptions>>;
export function shufflePixels<Images extends PixelArray>(
  images: Images,
  options: ShuffledPixelsOptions & ImageShapeOption,
  execution?: Execution<Images>,
): CorruptedImages<Images, ShuffledPixelsOptions>;
export function shufflePixels(
  images: AnyTensor | PixelArray,
  options: ShuffledPixelsOptions,
  execution?: Execution<PixelArray>,
) {
  return transformImages(images, options, planShuffledPixels, execution, onDevice);
}
