import { outOfRange, wrongKind } from '../errors/argument-error.js';
import { checkOptions } from '../errors/checks.js';
import { type ImageLayout, tensorLayout } from '../plans/images/image-layout.js';
import type { PixelArray } from '../plans/images/image-plan.js';
import { countOf, type ImageShape, imageSides, refuseShape } from '../plans/images/image-shape.js';
import {
  checkScope,
  type PixelStatistics,
  type StatisticsPasses,
  statisticsPasses,
} from '../plans/images/statistics.js';
import type { AnyTensor } from './any-tensor.js';
import type { PixelStatisticsOptions } from './pixel-statistics.js';
import { checkTensor, isTensor } from './tensors.js';

/** Images one batch after another: typed arrays of whole images, or tensors of `[n, ...]`. */
export type ImageBatches = Iterable<PixelArray | AnyTensor> | AsyncIterable<PixelArray | AnyTensor>;

/**
 * `pixelStatistics` of a set that does not fit into memory, to the bit: the images are read twice, batch by batch, and where
 * they are cut changes nothing. Beyond a batch, what is kept is a mean and a sum for each group.
 *
 * ```ts
 * async function* batches() {
 *   for (const file of files) yield await readImages(file);
 * }
 * const statistics = await streamedPixelStatistics(batches, { imageShape: [32, 32, 3], scope: 'channel' });
 * ```
 *
 * @param batches begins at the first image each time that it is called. A tensor stays its maker's, who may dispose it once
 *   the next one is asked for.
 * @param options batches that are arrays need `imageShape`; tensors have their own shape
 * @throws RangeError if a value is not finite or there is no image
 * @throws RangeError if the second reading gives another number of values
 */
export async function streamedPixelStatistics(
  batches: () => ImageBatches,
  options: PixelStatisticsOptions = {},
): Promise<PixelStatistics> {
  refuseShape(Object(options));
  checkOptions(options, { scope: true, imageShape: true });
  const { scope = 'set', imageShape } = options;
  checkScope('scope', scope);
  if (typeof batches !== 'function') throw wrongKind('batches', 'a function that begins to read', batches);
  let first: ImageLayout | undefined;
  let passes: StatisticsPasses | undefined;
  for (const pass of ['sum', 'deviate'] as const) {
    const read = batches();
    if (!(Symbol.asyncIterator in Object(read) || Symbol.iterator in Object(read)))
      throw wrongKind('batches', 'a function that returns what can be iterated', read);
    for await (const batch of read) {
      const layout = layoutOf(batch, imageShape);
      first ??= layout;
      if (layout.size !== first.size || layout.channels !== first.channels)
        throw outOfRange('batches', `images of ${first.size} values`, layout.size);
      passes ??= statisticsPasses(first, scope);
      passes[pass](isTensor(batch) ? await batch.data() : batch);
    }
  }
  if (!passes) throw outOfRange('batches', 'at least one image', 0);
  return passes.result();
}

function layoutOf(batch: PixelArray | AnyTensor, imageShape: ImageShape | undefined): ImageLayout {
  if (isTensor(batch)) {
    checkTensor('batches', batch, ['float32', 'int32']);
    return tensorLayout(batch.shape, imageShape);
  }
  if (!ArrayBuffer.isView(batch)) throw wrongKind('batches', 'typed arrays or tensors', batch);
  const sides = imageSides(imageShape);
  return { count: countOf('batches', batch.length, sides.size), ...sides };
}
