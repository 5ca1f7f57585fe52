import type { PixelArray } from '../plans/images/image-plan.js';
import type { ImageShapeOption } from '../plans/images/image-shape.js';
import { planRandomPixels, type RandomPixelsOptions } from '../plans/images/random-pixels.js';
import type { AnyTensor } from './any-tensor.js';
import type { Execution } from './execution.js';
import { onDevice } from './gather-on-device.js';
import { type CorruptedImages, transformImages } from './image-transform.js';

/**
 * Random pixels: a random permutation of its own for each image, drawn once (the same whenever the image is read).
 *
 * Source: Zhang, Bengio, Hardt, Recht, Vinyals, ICLR 2017, section 2.1.
 *
 * @param images a typed array of n images, whose shape `imageShape` is; or a float32 or int32 tensor of
 *   `[n, height, width, channels]`, `[n, height, width]` or `[n, values]`
 * @param execution where to write (`out`; in place if it is `images`) and with which kernels
 * @returns images of the same kind and their plan; a promise of them for a tensor (which the caller disposes)
 */
export function randomizePixels<Images extends AnyTensor>(
  images: Images,
  options: RandomPixelsOptions & Partial<ImageShapeOption>,
  execution?: Execution<never>,
): Promise<CorruptedImages<Images, RandomPixelsOptions>>;
export function randomizePixels<Images extends PixelArray>(
  images: Images,
  options: RandomPixelsOptions & ImageShapeOption,
  execution?: Execution<Images>,
): CorruptedImages<Images, RandomPixelsOptions>;
export function randomizePixels(
  images: AnyTensor | PixelArray,
  options: RandomPixelsOptions,
  execution?: Execution<PixelArray>,
) {
  return transformImages(images, options, planRandomPixels, execution, onDevice);
}
