import { checkOptions } from '../errors/checks.js';
import { imageLayout, tensorLayout } from '../plans/images/image-layout.js';
import type { PixelArray } from '../plans/images/image-plan.js';
import { type ImageShape, refuseShape } from '../plans/images/image-shape.js';
import {
  checkScope,
  imageStatistics,
  type PixelStatistics,
  type StatisticsScope,
} from '../plans/images/statistics.js';
import type { AnyTensor } from './any-tensor.js';
import { checkPixelArray } from './image-transform.js';
import { checkTensor, isTensor } from './tensors.js';

/** Over what the statistics are taken, and the shape of images in an array. */
export interface PixelStatisticsOptions {
  /** `'set'` (default): one mean and standard deviation; `'channel'`: one for each channel; `'position'`: one for each value. */
  readonly scope?: StatisticsScope;
  /** For an array: the shape of one image; a tensor has its own. */
  readonly imageShape?: ImageShape;
}

/**
 * Mean and standard deviation (population) of a whole set of images, in float64 in two passes: what `replaceWithGaussian`
 * needs as `statistics` if it sees only a part of the set.
 *
 * @param images a typed array with `imageShape`, or a float32 or int32 tensor
 * @returns the statistics; a promise of them for a tensor
 * @throws RangeError if a value is not finite
 */
export function pixelStatistics(
  images: AnyTensor,
  options?: PixelStatisticsOptions,
): Promise<PixelStatistics>;
export function pixelStatistics(images: PixelArray, options: PixelStatisticsOptions): PixelStatistics;
export function pixelStatistics(images: AnyTensor | PixelArray, options: PixelStatisticsOptions = {}) {
  refuseShape(Object(options));
  checkOptions(options, { scope: true, imageShape: true });
  const { scope = 'set', imageShape } = options;
  checkScope('scope', scope);
  if (!isTensor(images)) {
    checkPixelArray(images);
    return imageStatistics(images, imageLayout(imageShape, images.length), scope);
  }
  return (async () => {
    checkTensor('images', images, ['float32', 'int32']);
    const layout = tensorLayout(images.shape, imageShape);
    return imageStatistics(await images.data(), layout, scope);
  })();
}
