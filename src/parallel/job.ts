import { outOfRange } from '../errors/argument-error.js';
import { simd } from '../kernels/simd/simd.js';
import { type GaussianOptions, planGaussian } from '../plans/images/gaussian-pixels.js';
import { imageLayout } from '../plans/images/image-layout.js';
import type { ImageOperation, PixelArray } from '../plans/images/image-plan.js';
import { planRandomPixels, type RandomPixelsOptions } from '../plans/images/random-pixels.js';
import { planShuffledPixels, type ShuffledPixelsOptions } from '../plans/images/shuffled-pixels.js';
import { writePlan } from '../plans/images/write-plan.js';
import { checkLabels } from '../plans/labels/check-labels.js';
import { drawLabelsWith } from '../plans/labels/draw-labels.js';
import { type LabelNoiseJson, labelNoise } from '../plans/labels/label-noise-json.js';
import { type LabelNoiseOptions, labelCorruption } from '../plans/labels/label-plan.js';
import type { ExampleIds } from '../random/example-ids.js';

/** The options of a shard of images, whatever the operation: plain data. */
export type ImageJobOptions = ShuffledPixelsOptions | RandomPixelsOptions | GaussianOptions;

/** A shard of a corruption, as it is sent to a worker: plain data and shared arrays. */
export type Job =
  | {
      readonly operation: ImageOperation;
      readonly options: ImageJobOptions;
      readonly shape: readonly number[];
      readonly input: PixelArray;
      readonly output: PixelArray;
    }
  | { readonly operation: 'label-check'; readonly classes: number; readonly input: Int32Array }
  | {
      readonly operation: 'label-noise';
      readonly options: Omit<LabelNoiseOptions, 'noise'> & { readonly noise: LabelNoiseJson };
      readonly input: Int32Array;
      readonly output: Int32Array;
    };

/** Does a shard where it stands; returns how many examples were picked. A check of labels throws, or picks none. */
export function runJob(job: Job): number {
  if (job.operation === 'label-check') {
    checkLabels('labels', job.input, job.classes, true);
    return 0;
  }
  if (job.operation === 'label-noise') {
    const { input, output } = job;
    const options = { ...job.options, noise: labelNoise(job.options.noise) };
    return labelCorruption(options, input.length, drawLabelsWith(simd))(input, output);
  }
  const layout = imageLayout(job.shape, job.input.length);
  const plan = planOf(job.operation)(layout, job.options as GaussianOptions, simd);
  const inPlace = job.input.buffer === job.output.buffer && job.input.byteOffset === job.output.byteOffset;
  writePlan(plan, inPlace ? job.output : job.input, job.output);
  return plan.mask.reduce((sum, bit) => sum + bit, 0);
}

/** The planner of an operation on images. */
export function planOf(operation: ImageOperation) {
  if (operation === 'shuffled-pixels') return planShuffledPixels;
  return operation === 'random-pixels' ? planRandomPixels : planGaussian;
}

/** The ids of the examples from `from` to `to - 1`. */
export function idsOfShard(ids: ExampleIds | undefined, from: number, to: number, count: number): ExampleIds {
  if (ids === undefined) return { first: from };
  if ('first' in ids) return { first: ids.first + from };
  if (ids.length !== count) throw outOfRange('ids', `as many as the ${count} examples`, ids.length);
  return Array.prototype.slice.call(ids, from, to);
}
