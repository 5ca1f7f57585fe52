import type { Tensor } from '@tensorflow/tfjs-core';
import { outOfRange } from '../errors/argument-error.js';
import type { Kernels } from '../kernels/bulk-loops.js';
import type { Address } from '../plans/address.js';
import { type GaussianFit, type GaussianOptions, gaussianPlanner } from '../plans/images/gaussian-pixels.js';
import type { ImageLayout } from '../plans/images/image-layout.js';
import type { PixelArray } from '../plans/images/image-plan.js';
import type { Share } from '../plans/images/share.js';
import {
  checkScope,
  imageStatistics,
  type PixelStatistics,
  type StatisticsScope,
} from '../plans/images/statistics.js';
import type { Execution } from './execution.js';
import { type CorruptedImages, type ShapeOption, transformImages } from './image-transform.js';

/** Options of Gaussian replacement. */
export type GaussianReplacementOptions = GaussianFit &
  Share &
  Address & {
    /**
     * Mean and standard deviation of the new pixels: given as numbers, or taken from these images over the whole `'set'`
     * (default), each `'channel'` or each pixel `'position'`. A shard cannot know the statistics of its set: give them.
     */
    readonly statistics?: StatisticsScope | PixelStatistics;
  };

/**
 * Gaussian: every pixel redrawn from a normal distribution with the mean and variance of the data set, in float32. Arrays
 * and tensors of integers need `round` and `clip`, so that the values fit.
 *
 * Source: Zhang, Bengio, Hardt, Recht, Vinyals, ICLR 2017, section 2.1.
 *
 * @param images a typed array with `shape`, or a float32 or int32 tensor, of `[n, height, width, channels]`,
 *   `[n, height, width]` or `[n, pixels]`
 * @param execution where to write (`out`; in place where it is `images`) and with which kernels
 * @returns images of the same kind and their plan; a promise of them for a tensor (which the caller disposes)
 * @throws TypeError or RangeError before any work is done
 */
export function replaceWithGaussian<Images extends Tensor>(
  images: Images,
  options: GaussianReplacementOptions,
  execution?: Execution<never>,
): Promise<CorruptedImages<Images, GaussianOptions>>;
export function replaceWithGaussian<Images extends PixelArray>(
  images: Images,
  options: GaussianReplacementOptions & ShapeOption,
  execution?: Execution<Images>,
): CorruptedImages<Images, GaussianOptions>;
export function replaceWithGaussian(
  images: Tensor | PixelArray,
  options: GaussianReplacementOptions,
  execution?: Execution<PixelArray>,
) {
  return transformImages(images, options, planReplacement, execution);
}

function planReplacement(
  layout: ImageLayout,
  options: GaussianReplacementOptions,
  kernels: Kernels | undefined,
  like: PixelArray,
) {
  const { statistics = 'set', ...rest } = options;
  checkFits(like, rest);
  const plan = gaussianPlanner(layout, rest, kernels);
  if (typeof statistics !== 'string') return plan(statistics);
  checkScope('statistics', statistics);
  return (values: PixelArray) => plan(imageStatistics(values, layout, statistics));
}

/** Throws where an array of integers like this one could not hold what is drawn. */
function checkFits(like: PixelArray, { clip, round }: GaussianFit): void {
  if (like instanceof Float32Array || like instanceof Float64Array) return;
  const limits = clip ?? [Number.NaN, Number.NaN];
  const probe = (like.constructor as unknown as { from(v: readonly number[]): PixelArray }).from(limits);
  if (round !== 'half-up' || probe[0] !== limits[0] || probe[1] !== limits[1]) {
    throw outOfRange(
      'images',
      `a Float32Array, or used with round: 'half-up' and a clip of whole numbers that it can hold`,
      like,
      "for pixels from 0 to 255 pass clip: [0, 255], round: 'half-up'",
    );
  }
}
