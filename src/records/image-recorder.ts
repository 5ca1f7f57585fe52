import { startSha256 } from '../digests/sha256.js';
import type { ImagePlan, PixelArray } from '../plans/images/image-plan.js';
import { givenImagePlan } from './given-plan.js';
import { type ImageRecord, type ImageRecorder, startImageRecorder } from './image-record.js';

/**
 * The record of a plan about images, from the values before and after.
 *
 * @param plan as `shufflePixels`, `randomizePixels` and `replaceWithGaussian` return it
 * @param input the values of the images before
 * @param output the values of the images after
 * @throws RangeError if these are not the values of the plan's images
 */
export function recordImages(plan: ImagePlan, input: PixelArray, output: PixelArray): ImageRecord {
  const recorder = imageRecorder();
  recorder.add(plan, input, output);
  return recorder.record();
}

/** Begins a record of images that are corrupted batch by batch; `labelRecorder` is the same for labels. */
export function imageRecorder(): ImageRecorder {
  const { add, record } = startImageRecorder(startSha256);
  return { add: (plan, input, output) => add(givenImagePlan(plan, input, output), input, output), record };
}
